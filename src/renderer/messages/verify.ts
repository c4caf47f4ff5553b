// Texts of the Verify screen. Works without a vault; speaks to an auditor as much as to the sender.
import { plural } from './count';

export const verify = {
  title: 'Verify a package',
  ask: 'Is this package **genuine,** and is all of it here?',
  text: 'Reads the package on this computer, changes nothing and needs neither a vault nor a network.',
  dropTitle: 'Drop a package here',
  dropText: 'The zip as you received it, or the folder it was unpacked to.',
  chooseFile: 'Choose a zip…',
  chooseFolder: 'Choose a folder…',
  another: 'Verify another…',
  back: 'Back',
  chosen: 'Package',
  chooseFirst: 'Choose a package first',
  signer: 'Key or twelve words you were told',
  signerHelp:
    'From the engagement letter or by phone, never from the package or the e-mail it came with. You can leave it empty and compare the words afterwards.',
  signerBadWords: 'This is neither twelve words, nor a key of 56 characters, nor the SHA-256 of a key.',
  start: 'Verify',
  working: 'Verifying',
  workingCancel: 'Nothing is changed, whether you cancel or not.',
  cancelledText: 'Cancelled before the end: this says nothing about the package.',
  integrity: {
    holds: 'Verified',
    broken: 'Not as it was signed',
    refused: 'Refused',
    incomplete: 'Could not be read to the end',
  },
  unchanged: 'Unchanged since it was signed',
  identity: {
    matches: 'Signed with the key you were told',
    confirmed: 'Words compared by you',
    'not-compared': 'Signer not confirmed by you yet',
    differs: 'Signed by another key',
    unknown: 'No signer',
  },
  sentence: {
    holds: (files: number, who: string) =>
      `All ${plural(files, 'file')} are as they were when ${who} signed them.`,
    broken: 'This is not the package that was signed.',
    refused: 'This package was refused before it was opened.',
    incomplete: 'This package could not be read to the end.',
    differs: 'The files are whole, but not the key you were told signed them.',
    brokenUnsigned: 'This package does not carry a signature that holds.',
  },
  /** Who signed, as the package says; before the words are compared this is only its claim. */
  signerOf: (organization: string) => `${possessive(organization)} key`,
  signerUnknown: 'the key below',
  seconds: (seconds: number) =>
    seconds < 1.5
      ? 'a second'
      : seconds < 90
        ? `${String(Math.round(seconds))} seconds`
        : `${String(Math.round(seconds / 60))} minutes`,
  checked: (size: string, time: string) => `Checked on this computer in ${time}, ${size} read.`,
  callsItself: (verdict: string) => `The package calls itself **${verdict}.**`,
  brokenText: (findings: number) =>
    `${plural(findings, 'finding')} below. Do not rely on it: ask the sender for the package again, over another route.`,
  refusedText:
    'It tries something no honest package does. Nothing was unpacked. Do not open it with another program; tell the sender.',
  incompleteText: 'What was read is listed below. A part of it may be missing; ask for the file again.',
  differsText: 'Stop here and call the person who sent it, on a number you already had.',
  proves: 'What this proves',
  provesItems: [
    'Every file is the one that was signed; none is added, changed or missing.',
    'Whoever holds the key with these words built the package.',
    'The list of what is left out was part of what was signed.',
  ],
  provesNot: 'What it does not',
  provesNotItems: [
    'That the content is true, or that a control worked.',
    'The time of day: dates are by the clock of the organization.',
    'That nothing was kept from the vault in the first place.',
  ],
  provesNotSigner: 'That the key belongs to who it says, until you have compared the words.',
  wordsTitle: 'Compare these twelve words',
  wordsText:
    'With the engagement letter, or by phone with somebody whose voice you know. Not with an e-mail that came with the package.',
  wordsPlainTitle: 'The twelve words of the key',
  wordsPlainText: 'The key that signed, in words.',
  wordsOfBroken: 'The list of files was signed with this key, but what lies here is not what was signed.',
  wordsName: 'Twelve words of the key that signed',
  wordsSame: 'The words are the same',
  wordsDiffer: 'They differ',
  wordsMatched: 'They are the ones you typed before the check.',
  wordsNotTyped: 'They are not the key or words you typed before the check.',
  wordsDifferent: 'They are not the words you were told. Do not rely on this package.',
  wordsConfirmed: 'You compared them just now. This is not remembered.',
  undo: 'Undo',
  seal: 'Seal number',
  copySeal: 'Copy the seal number',
  key: 'Key',
  copyKey: 'Copy the key',
  keyId: 'Key ID',
  scope: 'What the package says of itself',
  scopePackage: 'Package',
  scopeOrganization: 'Organization',
  scopeSystem: 'System',
  scopeEngagement: 'Engagement',
  scopeBuilt: 'Built',
  scopeVerdict: 'Verdict',
  scopeNone: 'Not shown, because the signature or the hashes do not hold.',
  findings: 'Findings',
  findingsNone: 'None in the files, the lists and the signature.',
  findingsTable: 'Findings of the check',
  findingCode: 'Code',
  findingPath: 'File',
  findingDetail: 'What was found',
  moreFindings: (more: number) => `${plural(more, 'more finding')}; the command line lists all of them.`,
  counts: 'Read',
  countsText: (files: number, size: string) => `${plural(files, 'file')}, ${size}`,
  comment: 'Signed statement',
  commentHelp: 'part of what was signed',
  commentFormat: 'Format',
  commentNames: {
    pkg: 'Package',
    uuid: 'Unique number',
    vault: 'Vault',
    epoch: 'Key generation',
    seq: 'Journal up to',
    size: 'Journal entries',
    root: 'Journal hash',
    head: 'Journal hash',
    prev: 'Package before',
    to: 'Meant for',
    built: 'Built',
    time: 'Signed',
    by: 'Signed by',
    org: 'Organization',
  } as Readonly<Record<string, string>>,
  withoutProgram:
    'The same check works without this program: HOW-TO-VERIFY.txt in the package gives the commands.',
} as const;

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
