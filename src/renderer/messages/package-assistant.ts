// Texts of the assistant that builds a package. What a package is called and says stands in packages.ts.
import type { PackagePlan } from '../../shared/domain/package';
import type { Encryption } from '../../shared/domain/package-round';
import { count, numberWord, plural } from './count';

type BigFile = PackagePlan['bigFiles'][number];
type LeftOut = PackagePlan['leftOut'][number];
type PlannedFolder = PackagePlan['folders'][number];

const FOLDER = {
  '10_description': 'System description, as reviewed or signed',
  '11_management': 'Letters of management around the examination',
  '20_controls': 'Control sheets with their occurrences',
  '30_evidence': 'Evidence, each file once, original bytes',
  '40_populations': 'Populations with their record',
  '41_samples': 'Rows the auditor picked',
  '50_requests': 'What the auditor asked, and a list to fill in',
  '60_exceptions': 'Register of exceptions and responses',
  '70_vendors': 'Vendors, their reports and what they expect of us',
  '75_registers': 'People, incidents, risks and changes',
  '80_policies': 'Policies in force, with who acknowledged them',
  '85_ai': 'Models, datasets, prompts and evaluations',
  '90_custody': 'Journal entries about what is included',
} as const satisfies Record<PlannedFolder['folder'], string>;

const LEFT_OUT = {
  'not-selected': 'Not selected',
  'outside-the-dates': 'Outside the selected dates',
  'too-sensitive': 'More sensitive than selected',
  'not-to-be-handed-on': 'Its terms do not let us hand it on',
  withdrawn: 'Withdrawn',
  rejected: 'Rejected in review',
  'outside-the-scope': 'Outside the scope of this engagement',
  'not-confirmed': 'Not confirmed yet',
  'only-requested': 'Only requested, nothing collected',
} as const satisfies Record<LeftOut['reason'], string>;

export const assistant = {
  title: 'New package',
  notYours: 'You cannot build a package here',
  steps: ['Recipient', 'Scope and round', 'Contents', 'Check', 'Build and hand over'] as const,
  stepsName: 'Steps of the assistant',
  back: 'Back',
  next: 'Next',
  close: 'Close',
  closeHelp: 'What you chose is kept until the vault is locked.',
  startOver: 'Start over',
  // Recipient
  recipientNone: '**Nobody is chosen yet.** A package can be built without naming who receives it.',
  recipientAnswer: (who: string, encryption: Encryption) =>
    `Goes to **${who}**, ${
      encryption === 'none'
        ? 'not encrypted.'
        : encryption === 'recipients'
          ? '**encrypted to their keys.**'
          : '**encrypted to a passphrase.**'
    }`,
  andOthers: (first: string, others: number) => `${first} and ${plural(others, 'other')}`,
  recipients: 'Recipients',
  recipientsNote: 'named in what is signed',
  recipientsEmpty: 'Nobody is in the register yet. Add the person at the CPA firm who receives the package.',
  addRecipient: 'Add a recipient…',
  toRegister: 'All recipients',
  noPurpose: 'No purpose said',
  until: (day: string) => `until ${day}`,
  envelope: 'How it travels',
  envelopes: [
    {
      id: 'none',
      label: 'As a zip, not encrypted',
      description: 'For a portal or a drive that is encrypted itself. Anybody who gets the file can read it.',
    },
    {
      id: 'recipients',
      label: 'Encrypted to the recipients’ keys',
      description:
        'Opened with their key by age, rage or Muniment. The unencrypted zip never touches the disk.',
    },
    {
      id: 'passphrase',
      label: 'Encrypted to a passphrase',
      description: 'You choose it when you build, and tell it by another route than the package.',
    },
  ],
  nobodyToEncrypt: 'Choose at least one recipient to encrypt to.',
  noKey: (who: string) => `${who} has no key yet, so nothing can be encrypted to them.`,
  keyNotConfirmed: (who: string) =>
    `A key of ${who} is not confirmed. A key that came by e-mail may be somebody else’s: compare it by another route first, for example on the phone.`,
  addKey: 'Add a key…',
  confirmKey: 'Confirm the key…',
  blockedRecipient: 'Encryption needs confirmed keys',
  // Scope and round
  scopeAnswer: (items: number, files: number, leftOut: number) =>
    `**${plural(items, 'item')} of evidence** in ${plural(files, 'file')} ${items === 1 ? 'goes' : 'go'} in; ${
      leftOut === 0
        ? 'nothing the vault holds is left out.'
        : `${plural(leftOut, 'thing')} the vault holds stay out.`
    }`,
  roundQuestion: 'Which package',
  newPackage: 'A new package',
  newPackageHelp: 'Begins with round 1 under a number of its own.',
  nextRoundOf: (id: string, round: number) => `Round ${String(round)} of ${id}`,
  nextRoundHelp: (previous: number) =>
    `Says what changed since round ${String(previous)}, and takes its place once it is built.`,
  carries: 'What it carries',
  carriesAll: 'Everything',
  carriesSince: (ref: string, built: string) => `Only what ${ref} does not hold (built ${built})`,
  carriesHelp:
    'A delta has every page and list, but of the evidence only what is new. The auditor needs both files to check it.',
  scope: 'What of the engagement',
  scopeChoices: [
    { id: 'whole', label: 'All of it', description: 'Every control, and the evidence that counts for them.' },
    {
      id: 'narrowed',
      label: 'A selection',
      description: 'The package says what was selected. What is not selected is not named, only counted.',
    },
  ],
  criteria: 'Criteria',
  controls: 'Controls',
  allOfThem: 'all',
  chosen: (number: number) => count(number),
  criteriaList: 'Criteria that go in',
  from: 'Evidence effective from',
  to: 'Evidence effective to',
  datesHelp: 'Undated evidence stays in, marked.',
  oneDate: 'Give both days, or none.',
  datesReversed: 'The last day is before the first.',
  sensitivity: 'Most sensitive that goes in',
  sensitivityHelp: 'What is more sensitive is withheld: named with its hash, to be seen in person.',
  size: 'Size of the files',
  parts: [
    { id: 'one', label: 'One file' },
    { id: '25', label: 'Parts of at most 25 MB', description: 'For e-mail and narrow portals' },
    { id: '500', label: 'Parts of at most 500 MB', description: 'For most portals' },
    { id: '1000', label: 'Parts of at most 1 GB', description: 'For drives and shares' },
    { id: 'other', label: 'Parts of another size' },
  ],
  partsHelp: 'Each part opens on its own; a file is never cut.',
  otherPart: 'Megabytes in a part',
  otherPartError: 'A number from 1 on, such as 100.',
  bigFiles: (files: number, size: string) =>
    `${plural(files, 'file')} ${files === 1 ? 'is' : 'are'} bigger than ${size}. Many portals take no more; each goes into a part of its own.`,
  whichFiles: 'Which',
  bigFile: (file: BigFile) => `${file.ref}, ${file.title}`,
  blockedScope: 'The scope is not said in full',
  // Contents
  contentsAnswer: (files: number, items: number, controlCount: number) =>
    `**${plural(files, 'file')} ${files === 1 ? 'goes' : 'go'} in:** the evidence of ${plural(items, 'item')} and the sheets of ${plural(controlCount, 'control')}.`,
  contentsAnswerNone: (controlCount: number) =>
    `**No evidence goes in yet,** only the sheets of ${plural(controlCount, 'control')}.`,
  included: 'Included',
  folder: 'Folder',
  what: 'What',
  items: 'Items',
  bytes: 'Size',
  folderText: (folder: PlannedFolder['folder']) => FOLDER[folder],
  answersRequests: (answered: number, asked: number) => `${count(answered)} of ${count(asked)} answered`,
  foldersLeftOut: (number: number) => `${count(number)} left out`,
  always:
    'And always: a page to begin with, an index as web pages and as a workbook, what is left out and why, lists of all files, the signature, and how to verify.',
  staysOut: 'Stays out of it',
  staysOutNote: 'what the vault holds and the package does not',
  leftOutReason: (reason: LeftOut['reason']) => LEFT_OUT[reason],
  moreLeftOut: (number: number) => `and ${count(number)} more`,
  // Check
  leftOut: 'Left out',
  fix: 'Fix',
  or: 'or',
  declare: 'Declare…',
  declareFor: (what: string) => `Declare… ${what}`,
  fixFor: (what: string) => `Fix ${what}`,
  answeredBy: 'Answered by',
  saidSo: 'Said so',
  leftFiles: 'Left out because they cannot be read',
  leftFilesNote: 'by your choice',
  takeBack: 'Take back',
  // Build
  building: 'Building the package',
  buildingCancel:
    'If you cancel, nothing is left behind and the vault is unchanged. You may leave this screen meanwhile.',
  choosing: 'Choose in the dialog where the package is to go.',
  notBuilt: 'Nothing is built yet. Go back to the check, and build from there.',
  unreadableTitle: (files: number) =>
    files === 1
      ? 'A file of the evidence cannot be read'
      : `${numberWord(files)} files of the evidence cannot be read`,
  unreadableText: (what: string) =>
    `The build stopped at ${what}: the vault holds this, but the bytes are damaged or missing. Nothing was written.`,
  unreadableChoices:
    'A copy may lie in a backup. If there is none, leave it out: the package then says so, with its hash and size.',
  toBackups: 'Look for a backup',
  leaveOut: (files: number) => (files === 1 ? 'Leave this file out…' : 'Leave these files out…'),
  leaveOutTitle: (files: number) => (files === 1 ? 'Leave one file out' : `Leave ${count(files)} files out`),
  leaveOutText: (what: string) =>
    `${what} stays out, and the package says so with this reason. Everything else goes in.`,
  leaveOutReason: 'Reason',
  leaveOutDo: 'Leave out',
  leaveOutDefault: 'The sealed file cannot be read; its hash and size are known.',
  passphraseTitle: 'The passphrase of this package',
  passphraseText:
    'Whoever has it can open the package. It is not kept and never shown again: write it down now, and tell it by another route than the package, by phone or in person.',
  suggested: 'A suggestion, made by chance just now',
  copyPassphrase: 'Copy the passphrase',
  useIt: 'Use it',
  another: 'Another one',
  passphraseGo: 'Choose where it goes…',
  cancel: 'Cancel',
  missingReasons: (missing: number) =>
    missing === 1 ? 'One reason is missing' : `${numberWord(missing)} reasons are missing`,
  // Aside
  roundName: (round: number) => `round ${String(round)}`,
  deltaName: 'delta',
  numberLater: 'Gets its number when it is built',
  since: (round: number) => `Since round ${String(round)}`,
  added: 'Added',
  replaced: 'New versions',
  withdrawn: 'Withdrawn',
  unchanged: 'Unchanged',
  nothingNew: (round: number) =>
    `No evidence differs. If nothing else does either, the build gives round ${String(round)} again, byte for byte.`,
  goesTo: 'Goes to',
  nobody: 'Nobody is named.',
  firm: 'Firm',
  person: 'Person',
  encryptedTo: 'Encrypted to',
  notEncrypted: 'Not encrypted',
  toKeys: (keys: number) => (keys === 1 ? 'Their key, confirmed' : `Their ${count(keys)} keys`),
  toKeysNotYet: 'Their key, not confirmed',
  toPassphrase: 'A passphrase',
  purpose: 'Purpose',
  sizeOf: 'Size',
  sizeText: (size: string, parts: string) => `${size} of evidence, ${parts}`,
  onePart: 'one file',
  inParts: (most: string) => `parts of ${most}`,
} as const;
