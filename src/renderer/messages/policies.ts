// Texts of the policies' own screens: starters, the company's words, the text, editions, acknowledgements.
import type { AcknowledgedHow, PolicyWord } from '../../shared/domain/programme/policy-edition';
import { count, plural } from './count';

const HOW = {
  list: 'from a list',
  sheet: 'on a signed sheet',
  row: 'one by one',
} as const satisfies Record<AcknowledgedHow, string>;

const GROUPS = {
  company: 'The company',
  roles: 'Roles',
  systems: 'Systems',
  periods: 'Periods',
} as const satisfies Record<PolicyWord['group'], string>;

const policies = (number: number): string => plural(number, 'policy', 'policies');
const people = (number: number): string => plural(number, 'person', 'people');

export const starters = {
  open: 'Adopt starters…',
  title: 'Policy starters',
  answer: (all: number, adopted: number) =>
    adopted === 0
      ? `**${count(all)} texts to begin with.** What you adopt is yours: a draft to change, not a finished policy.`
      : `**${count(all)} texts to begin with**, ${count(adopted)} of them adopted. What you adopt is a draft of your own.`,
  words: 'Your words…',
  adopt: (number: number) => (number === 0 ? 'Adopt' : `Adopt ${policies(number)}`),
  list: 'Starters',
  commonly: 'Usually asked for',
  others: 'Further policies',
  addenda: 'For AI, beside another policy',
  tickAll: 'Tick these',
  adopted: (ids: readonly string[]) => `Adopted as ${ids.join(', ')}`,
  read: 'Read',
  readOf: (title: string) => `Read ${title}`,
  facts: (words: number, controls: number, of: number) =>
    `${count(words)} words · ${controls === of ? plural(of, 'control') : `${count(controls)} of ${plural(of, 'control')} in this vault`}`,
  addendumTo: (title: string) => `Completes ${title}`,
  keptBy: (role: string) => `Kept by: ${role}`,
  preview: 'Preview',
  previewNone: 'Choose “Read” beside a starter to see its text with your words in it.',
  controlsMissing:
    'Some of the controls these texts name are not in this vault yet. Load them under Controls, or link the policies later.',
  done: (number: number) => `${policies(number)} adopted as drafts.`,
} as const;

export const words = {
  title: 'Your words',
  answer: (said: number, all: number) =>
    `**${count(said)} of ${count(all)} said.** What stands in gray is filled in until you say it. Texts you have adopted stay as they are.`,
  back: 'Starters',
  save: 'Save',
  saved: 'Saved.',
  group: (group: PolicyWord['group']) => GROUPS[group],
  known: 'Known to this vault',
  what: 'Your words',
} as const;

export const policyText = {
  read: 'Open',
  readOf: (id: string) => `Open ${id}`,
  tabs: 'Parts of the policy',
  tabText: 'Text',
  tabCompare: 'Compare',
  tabEditions: 'Editions',
  tabAcknowledgements: 'Acknowledgements',
  back: 'Policies',
  edit: 'Edit',
  approve: 'Approve…',
  more: (id: string) => `More for ${id}`,
  print: 'Print',
  save: 'Save as PDF, Word or Markdown…',
  saved: (name: string) => `Written to ${name}.`,
  fileName: (id: string, title: string, edition: number | null) =>
    `${id} ${title.replace(/[/\\:*?"<>|]+/g, ' ').slice(0, 70)}${edition === null ? ' draft' : `, edition ${String(edition)}`}.pdf`,
  answerNone: '**No edition has been approved.** What you see is a draft.',
  answerInForce: (edition: number, from: string) =>
    `**Edition ${String(edition)} is in force**, since ${from}.`,
  answerLater: (edition: number, from: string) =>
    `**Edition ${String(edition)} is approved** and will be in force from ${from}.`,
  answerEnded: (edition: number, on: string) => `**Edition ${String(edition)} was in force** until ${on}.`,
  answerChanged: ' The text has changed since.',
  draftNotice: (edition: number) =>
    `This text is not the one of edition ${String(edition)}, which stays in force until another edition is approved.`,
  noText: 'There is no text yet.',
  textOf: (title: string) => `Text of ${title}`,
  draftMark: 'Draft: this text is not approved.',
  editionMark: (edition: number, from: string, by: string) =>
    `Edition ${String(edition)}, in force from ${from}, approved by ${by}.`,
  digest: 'SHA-256 of the text',
  shownText: 'Shown',
  current: 'The current text',
  editionOf: (edition: number) => `Edition ${String(edition)}`,
} as const;

export const compare = {
  before: 'Before',
  after: 'After',
  version: (version: number, day: string, edition: number | null) =>
    `Version ${String(version)}, ${day}${edition === null ? '' : `: edition ${String(edition)}`}`,
  oneOnly: 'There is one text only, so there is nothing to compare it with.',
  same: 'The two texts are the same.',
  changes: (number: number) => `${plural(number, 'place')} differ${number === 1 ? 's' : ''}.`,
  unchanged: (lines: number) => `${plural(lines, 'line')} as before`,
  withUnchanged: 'With what is as before',
  difference: 'Difference of the texts',
} as const;

export const approval = {
  title: (number: number) => (number === 1 ? 'Approve this policy' : 'Approve policies'),
  text: 'Your name goes under the text as it stands now: the entry in the journal is signed with your key. The edition becomes a PDF that is evidence of the policy’s controls.',
  from: 'In force from',
  note: 'Note',
  noteHelp: 'Who decided it and where, such as a meeting of the leadership team.',
  approve: (number: number) => (number < 2 ? 'Approve' : `Approve ${policies(number)}`),
  running: (number: number) => `Approving ${policies(number)}`,
  ifCancelled: 'What is approved by then stays approved; the others stay drafts.',
  cancel: 'Cancel',
  dayMissing: 'A day is needed.',
  choose: 'Policies to approve',
  chooseAll: 'Tick all',
  chooseHelp: 'Drafts, and texts that have changed since they were approved.',
  none: 'There is no text that waits for an approval.',
  open: 'Approve…',
} as const;

export const editions = {
  none: 'Nothing has been approved yet. An edition is the text as somebody approved it; it never changes.',
  inForce: (from: string, to: string | null) =>
    to === null ? `in force from ${from}` : `in force from ${from} to ${to}`,
  never: 'never came into force',
  approved: (by: string, at: string) => `Approved by ${by}, ${at}`,
  evidence: 'Evidence',
  acknowledged: (done: number, asked: number) =>
    asked === 0 ? 'Nobody is asked to acknowledge it' : `Acknowledged by ${count(done)} of ${people(asked)}`,
  save: 'Save…',
  saveOf: (edition: number) => `Save edition ${String(edition)} as a file`,
} as const;

export const acknowledgements = {
  none: 'No edition is in force today, so there is nothing to acknowledge.',
  nobody:
    'Nobody on the roster is asked. Who is asked stands in the policy (“Acknowledged by”) and on the roster.',
  answer: (done: number, asked: number, edition: number) =>
    `Edition ${String(edition)}: ${count(done)} of ${people(asked)} acknowledged it.`,
  search: 'Search people',
  onlyOpen: 'Open ones only',
  list: 'People',
  chooseAll: 'Choose all open',
  chooseNone: 'Choose none',
  record: 'Record acknowledgement…',
  recordOf: (number: number) => `Record ${plural(number, 'acknowledgement')}…`,
  moreLines: (more: number) => `${people(more)} more; a search narrows the list.`,
  recordTitle: (number: number) => `${people(number)} acknowledged it`,
  recordText: 'On which day, and how it is known. The sheet they signed can stand beside it as evidence.',
  on: 'Day',
  how: 'How',
  howOf: (how: AcknowledgedHow) => HOW[how],
  evidence: 'Signed sheet or export',
  note: 'Note',
  save: 'Record',
  cancel: 'Cancel',
  dayMissing: 'A day is needed.',
  import: 'Import a list…',
  importTitle: 'Import acknowledgements',
  importText:
    'A CSV or XLSX table with the columns person (name, e-mail or number), policy (number or title) and day. Each row counts for the edition that was in force on its day.',
  sheet: 'Sheet to sign…',
  sheetName: (id: string, edition: number) => `${id} edition ${String(edition)} to sign.pdf`,
  sheetSaved: (name: string) => `The sheet was written to ${name}. When it is signed, add it as evidence.`,
  open: (since: string) => `Open since ${since}`,
  done: (on: string, how: AcknowledgedHow) => `${on}, ${HOW[how]}`,
  withdraw: 'Take back…',
  withdrawOf: (name: string) => `Take back the acknowledgement of ${name}`,
  withdrawTitle: 'Take an acknowledgement back',
  withdrawText: 'For what was recorded by mistake. The journal keeps both entries.',
  reason: 'Reason',
  reasonMissing: 'A reason is needed.',
  more: 'More',
} as const;

export const policyEditor = {
  addTitle: 'New policy',
  addText: 'Write the text, say whose it is, and save it as a draft.',
  editTitle: (id: string) => `Edit ${id}`,
  editText: 'What you save is a new version; those before it stay.',
  draftAgain:
    'Saving another text makes it a draft again. The edition in force stays until you approve this one.',
  tabs: 'Parts of the form',
  tabText: 'Text',
  tabAbout: 'About it',
  text: 'Text in Markdown',
  save: 'Save',
  add: 'Add policy',
} as const;

export const policyPanel = {
  none: 'No edition yet',
  edition: 'Edition',
  inForce: (edition: number, from: string) => `${String(edition)}, in force since ${from}`,
  later: (edition: number, from: string) => `${String(edition)}, from ${from}`,
  ended: (edition: number, on: string) => `${String(edition)}, until ${on}`,
  approvedBy: 'Approved by',
  evidence: 'Its file',
  acknowledged: 'Acknowledged',
  acknowledgedOf: (done: number, asked: number) =>
    asked === 0 ? 'nobody is asked' : `${count(done)} of ${people(asked)}`,
  controlsSince: (ids: readonly string[]) =>
    `The starter this policy was made from names ${ids.length === 1 ? 'a control' : 'controls'} it is not linked to: ${ids.join(', ')}.`,
  controlsNote: 'Suggested by the starter.',
  linkControls: (number: number) => `Link ${plural(number, 'control')}`,
} as const;
