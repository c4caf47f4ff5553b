// All words of the page but what a finding means (shared/package-finding-texts.ts).
import { plural, sizeText } from './numbers';

export const texts = {
  title: 'Check a package',
  place: 'Works offline, in this browser alone. Nothing is sent, stored or unpacked.',
  ask: 'Is this package genuine, and is all of it here?',
  lead: 'This page reads a package that was made with Muniment, every byte of it, and says whether it is as it was signed, and by which key.',
  origin:
    '**Where did you get this page?** If it came with the package, or from whoever sent the package, it proves nothing: a forged package would bring a page that praises it. Take it from the program’s own release, or from a colleague who did, and compare its SHA-256 with the one published there.',
  package: 'The package',
  dropTitle: 'Drop the zip here',
  dropHelp: 'As you received it. All parts together if it came in parts.',
  chooseZip: 'Choose files…',
  chooseFolder: 'Choose an unpacked folder…',
  nothingChosen: 'Choose a package first.',
  folderDropped: 'A folder cannot be dropped here: choose it with “Choose an unpacked folder…”.',
  remove: 'Remove',
  base: 'The package it goes with',
  baseHelp:
    'Only for a package that carries changes alone (a “delta”): the earlier full package it is based on, with all its parts. Leave it empty otherwise.',
  baseChoose: 'Choose the earlier package…',
  told: 'What you were told about the signer',
  toldHelp:
    'The key (56 characters, RW…), its twelve words, the SHA-256 of the key, or the seal number of this package: from the engagement letter or by telephone, never from the package or the e-mail it came with. Left empty, the page says what it can and shows you the words to compare.',
  toldWrong:
    'This is none of the four: a key of 56 characters, twelve words, or 64 digits and letters a to f.',
  start: 'Check',
  cancel: 'Cancel',
  again: 'Check another',
  print: 'Print this record',
  working: 'Reading and checking',
  workingOf: (done: number, total: number) => `${sizeText(done)} of ${sizeText(total)}`,
  cancelled: 'Cancelled before the end. This says nothing about the package.',
  encrypted: (name: string) =>
    `“${name}” is encrypted (age). This page does not decrypt: do that first, for example with  age -d -i KEY-FILE -o PACKAGE.zip “${name}”,  and check the zip that comes out. The command line of Muniment checks it without decrypting it to the disk.`,
  refused: {
    'package.not-a-package': 'This is not a package: neither a zip nor the unpacked folder of one.',
    'package.not-found': 'The file is not where it was. Choose it again.',
    'use.bad-input': '',
  } as Readonly<Record<string, string>>,
  broke: (message: string) =>
    `The check stopped: ${message}. This says nothing about the package. Choose the file again, or check it with the command line or another browser.`,
  noWorker: 'This browser does not let a page from the disk do its work in the background; use another one.',

  checked: (files: number, bytes: number, seconds: string) =>
    `${plural(files, 'file')}, ${sizeText(bytes)}, read in ${seconds}.`,
  seconds: (seconds: number) =>
    seconds < 1.5
      ? 'a second'
      : seconds < 90
        ? `${String(Math.round(seconds))} seconds`
        : `${String(Math.round(seconds / 60))} minutes`,
  callsItself: (verdict: string) => `The package calls itself **${verdict}**.`,
  packageVerdicts: {
    complete: 'complete',
    'complete-with-declared-omissions': 'complete with declared omissions',
    draft: 'a draft',
  },

  proves: 'What this proves',
  provesNot: 'What it does not',
  findings: 'Findings',
  findingsNone: 'None in the files, the lists and the signature.',
  findingsHelp: 'The code is always the same for the same thing, so that it can be quoted.',
  findingNext: 'What to do:',
  moreOfThem: (count: number) => `${String(count)} more of these`,
  scope: 'What the package says of itself',
  scopeNone: 'Not shown, because the signature or the hashes do not hold.',
  facts: {
    package: 'Package',
    round: 'Round',
    organization: 'Organization',
    system: 'System',
    engagement: 'Engagement',
    built: 'Built',
    verdict: 'Verdict on itself',
    read: 'Read',
    base: 'Goes with',
  },
  baseOf: (id: string, round: number, seal: string) => `${id} round ${String(round)}, seal number ${seal}`,
  keyChanges: 'Changes of the signing key',
  keyChangesHelp: 'Each new key is named in a statement that was signed with the one before it.',
  keyChange: (from: string, to: string, at: string) => `${at}: ${from} was replaced by ${to}`,

  words: 'Twelve words of the key that signed',
  wordsCompare: 'Compare these twelve words',
  wordsCompareText:
    'With the engagement letter, or by telephone with somebody whose voice you know. Not with an e-mail that came with the package.',
  wordsBroken: 'The list of files was signed with this key, but what lies here is not what was signed.',
  wordsMatched: 'This key is the one you were told.',
  sealMatched: 'You were told the seal number of this package, and it is this one.',
  noSigner: 'No signature that could be checked.',
  key: 'Key',
  keySha256: 'SHA-256 of the key',
  keyId: 'Key number in minisign',
  seal: 'Seal number',
  statement: 'Signed statement',

  record: 'Record of the check',
  recordFiles: 'Checked',
  recordBase: 'Together with',
  recordTold: 'Told by another route',
  recordToldNothing: 'nothing',
  recordAt: 'At',
  recordAtHelp: '(clock of this computer)',
  recordBrowser: 'Browser',
  recordPage: 'This page',
  recordBy: 'Checked by',
  withoutPage:
    'The same can be checked without this page: HOW-TO-VERIFY.txt in the package gives the commands for sha256sum and minisign.',
} as const;
