// Texts of the Packages screen and of the assistant that builds one.
import type { Gap, PackageVerdict } from '../../shared/domain/package';
import { count, plural } from './count';
import type { TimeWords } from './time-words';

const VERDICT = {
  complete: 'Complete',
  'complete-with-declared-omissions': 'Complete with declared omissions',
  draft: 'Draft',
} as const satisfies Record<PackageVerdict, string>;

const GAP_KIND = {
  'criterion-without-control': 'Criteria without a control',
  'control-without-evidence': 'Controls without evidence',
  'control-without-evidence-in-period': 'Controls without evidence',
  'occurrences-missed': 'Missed occurrences',
  'population-without-record': 'Populations without a complete record',
  'picks-without-evidence': 'Picked rows without evidence',
  'evidence-withheld': 'Withheld',
  'file-unreadable': 'Files that cannot be read',
  'not-finished': 'Not finished',
} as const satisfies Record<Gap['kind'], string>;

const GAP_MEANING = {
  'criterion-without-control': 'The scope asks for it and no control is mapped to it.',
  'control-without-evidence': 'The control is in the package; nothing proves it.',
  'control-without-evidence-in-period': 'What is there is undated or lies outside; it goes in, marked so.',
  'occurrences-missed': 'Expected, and no evidence speaks for them.',
  'population-without-record': 'How the list was made, and that it is complete, is not said in full.',
  'picks-without-evidence': 'The auditor picked them; nothing is collected for them yet.',
  'evidence-withheld':
    'More sensitive than this package may hold, or not ours to hand on; named with its hash, to be seen in person.',
  'file-unreadable': 'The sealed file is damaged or missing; its hash is known.',
  'not-finished':
    'Policies that are not in force in the examined time, and documents nobody has reviewed or signed: nothing of their text goes in.',
} as const satisfies Record<Gap['kind'], string>;

export const packages = {
  title: 'Packages',
  verdict: (verdict: PackageVerdict) => VERDICT[verdict],
  answer: (packages: number, rounds: number, verdict: string) =>
    `**${plural(packages, 'package')}**${rounds === packages ? '' : ` in ${plural(rounds, 'round')}`}. The latest is **${verdict.toLowerCase()}.**`,
  answerRecalled: (recalled: number) => ` ${count(recalled)} ${recalled === 1 ? 'was' : 'were'} recalled.`,
  table: 'Packages built from this vault',
  columnNumber: 'No.',
  columnBuilt: 'Built',
  columnBy: 'By',
  columnVerdict: 'Verdict',
  columnEvidence: 'Evidence',
  columnOmissions: 'Left out',
  columnSize: 'Size',
  columnSeal: 'Seal number',
  newPackage: 'New package…',
  verifyAny: 'Verify a package…',
  emptyTitle: 'No package yet',
  emptyText:
    'A package is a signed zip for your auditor: every control, its evidence as it was taken in, the dates judged against the time that is examined, and a list of what is left out and why. It needs no program of ours to open or to check.',
  needsEngagementTitle: 'A package needs an engagement',
  needsEngagementText: 'Its type, its dates and its categories say what belongs into the package.',
  needsEngagement: 'Set up the engagement',
  built: 'Built',
  builtBy: (time: string, by: string) => `${time}, by ${by}`,
  evidence: 'Evidence',
  evidenceAndFiles: (items: number, files: number) => `${plural(items, 'item')}, ${plural(files, 'file')}`,
  omissions: 'Left out',
  omissionsCount: (omissions: number) =>
    omissions === 0 ? 'Nothing' : `${plural(omissions, 'thing')}, with reasons`,
  omissionsCountDraft: (omissions: number) => plural(omissions, 'thing'),
  file: 'File',
  size: 'Size',
  zipSha256: 'SHA-256 of the zip',
  tellTitle: 'What to tell the auditor',
  tellText:
    'By another route than the package itself: in the engagement letter, or by phone. Whoever changes a package can change what is printed in it.',
  words: 'Twelve words',
  wordsName: 'Twelve words of the signing key',
  key: 'Key',
  copyKey: 'Copy the key',
  seal: 'Seal number',
  copySeal: 'Copy the seal number',
  commandsTitle: 'Three commands that check it',
  commandsText:
    'In the unpacked folder, on any computer. The first proves who signed, the other two that nothing is changed or missing.',
  copyCommand: 'Copy the command',
  copyZipSha256: 'Copy the SHA-256',
  showInFolder: 'Show in folder',
  notKnownHere:
    'Muniment keeps no note of where it was saved after the app is closed. Look for the file by its name, or build it again: the same content gives the same bytes.',
  verifyNow: 'Verify now',
  what: 'What',
  engagement: 'Engagement',
  system: 'System',
  time: 'Period',
  asOf: 'As of',
  categories: 'Categories',
  firm: 'CPA firm',
  firmNotSaid: 'Not said',
  criteriaCount: 'Criteria',
  checkAnswer: (files: number, gaps: number, missing: number) => {
    const goes = `${plural(files, 'file')} ${files === 1 ? 'goes' : 'go'} in.`;
    if (gaps === 0) return `${goes} **Nothing the scope calls for is missing.**`;
    const left = `**${plural(gaps, 'thing')} the scope calls for ${gaps === 1 ? 'is' : 'are'} missing;**`;
    if (missing === 0) return `${goes} ${left} each has a reason.`;
    return missing === gaps
      ? `${goes} ${left} **${gaps === 1 ? 'it needs' : 'all need'} a reason.**`
      : `${goes} ${left} ${count(gaps - missing)} ${gaps - missing === 1 ? 'is' : 'are'} declared, **${missing === 1 ? 'one still needs' : `${count(missing)} still need`} a reason.**`;
  },
  gapKind: (kind: Gap['kind'], words: TimeWords) =>
    kind === 'control-without-evidence-in-period' ? `${GAP_KIND[kind]}${words.inside}` : GAP_KIND[kind],
  gapMeaning: (kind: Gap['kind']) => GAP_MEANING[kind],
  gapReason: 'Reason',
  gapReasonFor: (what: string) => `Reason for ${what}`,
  gapReasonPlaceholder: 'Why it is missing, and what is planned',
  sameReason: 'Same reason for all of these…',
  sameReasonText: (gaps: number) =>
    `One reason for all ${count(gaps)}. Those that already have a reason keep it.`,
  sameReasonApply: (gaps: number) => `Give it to ${count(gaps)}`,
  waitingRedactions: (items: number) =>
    items === 1
      ? 'One item goes out unredacted: its redacted version waits.'
      : `${count(items)} items go out unredacted: their redacted versions wait.`,
  waitingRedactionsText:
    'If you build now, the auditor gets what you covered. Approve the redacted version first, by somebody who has not collected it.',
  waitingRedaction: (redacted: string, goesIn: string) =>
    `${redacted} is not approved, so ${goesIn} goes in.`,
  nobodyReads: 'Reasons stand word for word in the package, on the page “Not included”.',
  asItStands: 'Verdict as it stands',
  asItStandsDraft: (missing: number) =>
    `With ${missing === 1 ? 'the missing reason' : `the ${count(missing)} missing reasons`} it becomes “Complete with declared omissions”. The verdict is computed and printed on the first page; nobody can set it.`,
  asItStandsDeclared: 'Everything the scope calls for is in the package or declared missing with a reason.',
  asItStandsComplete: 'Everything the scope calls for is in the package.',
  signedWith: (organization: string) => `Signed with the key of ${organization}`,
  signedHelp: 'The auditor compares these words with your engagement letter.',
  doesNotSay: 'What it does not say',
  doesNotSayText: 'No opinion, no result of a test. Those columns are left blank for the auditor.',
  reasonsMissing: (missing: number) =>
    missing === 1 ? 'One reason is missing' : `${count(missing)} reasons are missing`,
  cancel: 'Cancel',
  buildDraft: 'Build as draft…',
  build: 'Build package…',
  doneAnswer: (id: string, verdict: PackageVerdict) =>
    `**${id} is built and signed.** Its verdict is “${VERDICT[verdict]}”.`,
  another: 'All packages',
} as const;
