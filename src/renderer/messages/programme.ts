// Texts of the programme's screens that all registers share.
import type { Register, RegisterSpec } from '../../shared/domain/programme';
import { SPECS } from '../../shared/domain/programme';
import type { RecordSignature, RegisterChange, Via } from '../../shared/domain/programme/record';
import type { z } from 'zod';
import { count, numberWord, plural } from './count';

const VIA = {
  typed: 'typed in',
  file: 'from a file',
  starter: 'from a starter',
  answers: 'from answers that came back',
  step: 'by a step of Muniment',
} as const satisfies Record<Via, string>;

const MEANING = {
  approved: 'Approved',
  reviewed: 'Reviewed',
  signed: 'Signed',
} as const satisfies Record<z.infer<typeof RecordSignature>['meaning'], string>;

const WHAT = {
  added: 'New',
  changed: 'Changed',
  withdrawn: 'Withdrawn',
} as const satisfies Record<RegisterChange['what'], string>;

export const recordsText = (register: Register, number: number): string => {
  const { one, many } = SPECS[register];
  return plural(number, one, many);
};

/** Small numbers as words, as a sentence has them within. */
const inSentence = (number: number): string => numberWord(number).toLowerCase();

const an = (noun: string): string => (/^[aeiouAEIOU]/.test(noun) ? `an ${noun}` : `a ${noun}`);

export const programme = {
  title: 'Programme',
  /** Bold stands between double asterisks. */
  answer: (records: number, registers: number, wanting: number) =>
    records === 0
      ? '**Nothing is recorded yet** of the programme around the evidence.'
      : `**${plural(records, 'record')}** in ${plural(registers, 'register')}. ${wanting === 0 ? 'Nothing wants an eye.' : `${numberWord(wanting)} ${wanting === 1 ? 'register has' : 'registers have'} something that wants an eye.`}`,
  intro:
    'What a team has besides evidence: its rules, people, vendors, models, incidents and reports. Everything keeps its versions, can be linked to controls and criteria, and goes into the package.',
  columnRegister: 'Register',
  columnRecords: 'Records',
  columnOverdue: 'Overdue',
  columnSignals: 'What wants an eye',
  ofWhichOpen: (open: number, total: number) =>
    open === total ? count(total) : `${count(open)} of ${count(total)}`,
  openOf: (open: number, total: number, many: string) => `${count(open)} open of ${count(total)} ${many}`,
  nothing: 'None yet',
  nothingWants: 'Nothing',
  moreSignals: (more: number) => `and ${count(more)} more`,
  nextTitle: 'Due next',
  nextNote: 'reviews, answers and ends of terms',
  nextNone: 'Nothing has a day by which it is due.',
  groups: {
    people: 'Rules and people',
    vendors: 'Vendors',
    ai: 'AI',
    events: 'Risks and what happened',
    management: 'For the examination',
  },
  exportAll: 'Export the programme…',
  importAll: 'Import a programme…',
  exportedAll: (records: number, files: number, name: string) =>
    `${plural(records, 'record')} written to ${name}, in ${plural(files, 'file')}.`,
  more: 'More',
  cancel: 'Cancel',
  close: 'Close',
  shown: (shown: number) => `${count(shown)} shown`,
} as const;

export const register = {
  answer: (
    spec: RegisterSpec,
    openWord: string,
    {
      total,
      open,
      overdue,
      wanting,
    }: { readonly total: number; readonly open: number; readonly overdue: number; readonly wanting: number },
  ) => {
    const many = `**${plural(total, spec.one, spec.many)}**${open === total ? '.' : `, ${open === 0 ? 'none' : count(open)} of them ${openWord}.`}`;
    const late = `${numberWord(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`;
    const eye = (number: string) => `${number} ${wanting === 1 ? 'wants' : 'want'} an eye.`;
    if (overdue === 0) return `${many} ${wanting === 0 ? 'None wants an eye.' : eye(numberWord(wanting))}`;
    return `${many} ${late}${wanting === 0 ? '.' : `, and ${eye(inSentence(wanting))}`}`;
  },
  asAtAnswer: (spec: RegisterSpec, total: number, day: string) =>
    `**${plural(total, spec.one, spec.many)}** as at ${day}.`,
  changesAnswer: (total: number, days: string) => `**${plural(total, 'change')}** from ${days}.`,
  search: (many: string) => `Search ${many}`,
  filterState: 'State',
  filterAsAt: 'As at',
  asAtDay: 'Day',
  asAtHelp: 'What the register said at the end of that day.',
  asAtNow: 'Now',
  filterSignalled: 'Wants an eye',
  filterEnded: (states: readonly string[]) => `${states.join(', ')} too`,
  filterWithdrawn: 'Withdrawn too',
  filterParent: (id: string) => `Of ${id}`,
  views: 'Views',
  viewList: 'Register',
  viewChanges: 'Changes',
  clearFilters: 'Clear filters',
  nothingFound: (one: string) => `No ${one} fits these filters.`,
  nothingAsAt:
    'A record is listed from the day it holds from, which is the day it was added unless another was given.',
  noChanges: (many: string) => `No ${many} came, changed or went in these days.`,
  fromAfterTo: 'The first day is after the last.',
  columnTitle: 'Title',
  columnNumber: 'No.',
  columnState: 'State',
  stateFrom: (state: string, day: string) => `${state} from ${day}`,
  columnSignals: 'To note',
  columnSignalsShort: 'Note',
  columnDay: 'Holds from',
  columnWhat: 'What',
  columnFields: 'Difference',
  columnBy: 'By',
  changesFrom: 'From',
  changesTo: 'To',
  withdrawn: 'Withdrawn',
  add: (one: string) => `Add ${one}`,
  import: 'Import a table…',
  export: 'Export…',
  exported: (words: string, name: string) => `${words} written to ${name}.`,
  keep: 'Keep as evidence…',
  population: 'Make a population…',
  allRegisters: 'Programme',
  more: 'More',
  what: (what: RegisterChange['what']) => WHAT[what],
  chosen: (words: string) => `${words} chosen`,
  chooseNone: 'Choose none',
  moveChosen: 'Change state…',
  linkChosen: 'Link…',
  moreSignals: (more: number) => `+${count(more)}`,
} as const;

export const recordPanel = {
  tabs: 'Parts of the record',
  tabLinks: 'Links',
  tabHistory: 'History',
  signals: 'Wants an eye',
  notStated: (labels: readonly string[]) => `Not stated: ${labels.join(', ')}.`,
  showNotStated: 'Not stated',
  state: 'State',
  facts: 'What it says',
  version: (version: number) => `version ${String(version)}`,
  withdrawn: 'Withdrawn',
  withdrawnText: 'It stays readable with its reason, and its number is not used again.',
  asAt: (day: string, version: number) => `As at ${day}: version ${String(version)}.`,
  children: 'Named by',
  parent: 'Belongs to',
  signatures: 'Signatures',
  signature: (meaning: z.infer<typeof RecordSignature>['meaning'], version: number) =>
    `${MEANING[meaning]}, version ${String(version)}`,
  signatureBy: (by: string, at: string) => `${by}, ${at}`,
  signatureOld: 'of an earlier version',
  signatureSame: 'the text is the same',
  signatureLater: 'of a later version',
  edit: 'Change…',
  more: (id: string) => `More for ${id}`,
  move: 'Change state…',
  link: 'Link…',
  sign: 'Sign…',
  keep: 'Keep as evidence…',
  withdraw: 'Withdraw…',
  linksNone: 'It is linked to nothing yet.',
  linksOf: {
    control: 'Controls',
    criterion: 'Criteria',
    evidence: 'Evidence',
    record: 'Records',
  },
  linkByHand: 'linked by hand',
  linkByField: (label: string) => label,
  unlink: (id: string) => `Take the link to ${id} away`,
  referring: 'Refers to it',
  referringNone: 'Nothing in the programme refers to it.',
  historyVersion: (version: number) => `Version ${String(version)}`,
  historyFrom: (day: string) => `from ${day}`,
  historyBy: (by: string, at: string, via: Via) => `${by}, ${at}, ${VIA[via]}`,
  historyFirst: 'The first version.',
  historyFields: (labels: readonly string[]) => labels.join(', '),
  showWhole: 'All it says',
  hideWhole: 'Only differences',
  moreOf: 'Show all',
  lessOf: 'Show less',
  empty: '(nothing)',
  becomes: 'becomes',
} as const;

export const recordForm = {
  addTitle: (one: string) => `New ${one}`,
  editTitle: (id: string) => `Change ${id}`,
  addText: (one: string) => `Only what is marked is needed; the rest of ${an(one)} can follow.`,
  editText: 'What you save is another version. The ones before stay as they are.',
  on: 'Holds from',
  onHelpAdd: 'The register shows it from that day on, also when it is listed as at an earlier day.',
  onHelpEdit: 'The register shows the change from that day on.',
  earlier: (since: string, from: string) =>
    `What is said since ${since} will count from ${from} on, too: everything in this form, not only what you change now.`,
  note: 'Why',
  noteHelp: 'One sentence for whoever reads the history.',
  state: 'State',
  needed: 'needed',
  required: (label: string) => `${label} is needed.`,
  tooLong: 'Too long.',
  notNumber: 'A whole number from 0.',
  notRecord: (prefix: string) => `A number of that register, such as ${prefix}-01.`,
  wrong: 'This cannot be stored.',
  notStated: 'Not stated',
  yes: 'Yes',
  no: 'No',
  save: 'Save',
  add: (one: string) => `Add ${one}`,
  saveAnother: 'Add and begin another',
  added: (id: string) => `${id} is in the register.`,
  cancel: 'Cancel',
  choose: 'Choose…',
  chooseOf: (label: string) => `Choose for ${label}`,
  remove: (id: string) => `Take ${id} away`,
  none: 'None chosen',
  addRow: 'Add a row',
  rowOf: (place: number) => `Row ${String(place)}`,
  rowEmpty: 'Nothing stated yet',
  editRow: (place: number) => `Open row ${String(place)}`,
  closeRow: 'Done',
  removeRow: (place: number) => `Remove row ${String(place)}`,
  rowsNone: 'No rows yet.',
  unsavedOf: (what: string) => what,
  newOf: (one: string) => `the new ${one}`,
  changedMeanwhile: 'Somebody changed it meanwhile. Copy what you need, close, and open it again.',
} as const;

export const recordPicker = {
  titleRecord: (many: string) => `Choose among ${many}`,
  titleEvidence: 'Choose evidence',
  titleControls: 'Choose controls',
  titleCriteria: 'Choose criteria',
  search: 'Search',
  none: 'None',
  nothingFound: 'Nothing fits.',
  moreThanShown: (shown: number, total: number) =>
    `The first ${count(shown)} of ${count(total)}; search to find the others.`,
  take: 'Take over',
  cancel: 'Cancel',
} as const;

export const recordVerbs = {
  cancel: 'Cancel',
  moveTitle: (words: string) => `Change the state of ${words}`,
  moveText: 'Each gets another version with the new state.',
  move: 'Change state',
  newState: 'New state',
  on: 'Holds from',
  note: 'Why',
  linkTitle: (words: string) => `Link ${words}`,
  linkText:
    'Linked controls, criteria and evidence show the record on their own panels, and a package for them takes it along.',
  link: 'Link',
  linkControls: 'Controls',
  linkCriteria: 'Criteria',
  linkEvidence: 'Evidence',
  linkKind: 'To what',
  signTitle: (id: string) => `Sign ${id}`,
  signText: (version: number) =>
    `You put your name to version ${String(version)} as it is now. The journal entry is signed with your key; a later version needs a new signature.`,
  sign: 'Sign',
  meaning: 'As',
  meaningReviewed: 'Reviewed',
  meaningReviewedText: 'You have read it and checked it against what you know.',
  meaningSigned: 'Signed',
  meaningSignedText: 'You stand for it in the organization’s name.',
  withdrawTitle: (id: string) => `Withdraw ${id}`,
  withdrawText:
    'Nothing is deleted: it stays readable with your reason, and lists as at earlier days still show it.',
  withdraw: 'Withdraw',
  reason: 'Reason',
  reasonMissing: 'A reason is needed.',
  keepTitle: (words: string) => `Keep ${words} as evidence`,
  keepText:
    'Muniment writes the register as a table, dated and with its SHA-256, and takes it in as evidence of the controls you choose. It speaks of today, whatever day it looks back to.',
  keepName: 'Title',
  keepSuggested: (title: string, day: string) => `${title} as at ${day}`,
  keepDay: 'As at',
  keepReason: 'Why it shows these controls at work',
  keepControls: 'Controls',
  keep: 'Keep as evidence',
  /** Before its number, which is a link. */
  kept: 'Kept as evidence:',
  titleMissing: 'A title is needed.',
  dayMissing: 'A day is needed.',
  populationTitle: 'Make a population',
  populationText: (many: string) =>
    `A list of ${many} with the record of how it was made, from which an auditor picks samples.`,
  populationWhich: 'Who belongs to it',
  joined: 'Who joined in these days',
  left: 'Who left in these days',
  present: 'Who was there in these days',
  presentOther: 'Everything that was open in these days',
  joinedOther: 'What came in these days',
  leftOther: 'What ended in these days',
  from: 'From',
  to: 'To',
  fromAfterTo: 'The first day is after the last.',
  populationName: 'Title',
  /** “People who joined”, “Incidents that were open”. */
  populationOf: (title: string, which: 'joined' | 'left' | 'present', people: boolean) =>
    `${title} ${
      which === 'joined'
        ? people
          ? 'who joined'
          : 'that came'
        : which === 'left'
          ? people
            ? 'who left'
            : 'that ended'
          : people
            ? 'who were there'
            : 'that were open'
    }`,
  populationSuggested: (title: string, days: string) => `${title}, ${days}`,
  population: 'Make population',
  /** Before its number, which is a link. */
  populationMade: (rows: number) => `A population of ${plural(rows, 'row')}:`,
  exportTitle: (many: string) => `Export ${many}`,
  importTitle: (many: string) => `Take ${many} in from a table`,
  importText: (many: string) =>
    `A CSV, XLSX or JSON file with one a row, with the columns of an exported table or the usual names your tools give them. A row whose number, reference or name is there already changes that record; the others add ${many}.`,
  importCard: 'A model card (.md) adds one asset.',
  importOn: 'Holds from',
  importing: (done: number, total: number) => `${count(done)} of ${count(total)} rows are written…`,
  importOnHelp: 'Each new or changed record gets a version from this day on.',
  wholeTitle: 'Take a programme in',
  wholeText:
    'A zip that Muniment wrote. Every record comes in as a new one with all its versions; its number stays where this vault has none of the kind. What members of the other vault signed stays in the file.',
  wholeRegister: (title: string, add: number, refused: number) =>
    `${title}: ${count(add)} new${refused === 0 ? '' : `, ${count(refused)} refused`}`,
  wholeApply: 'Take in',
  wholeRefused: 'Nothing is taken in while a record is refused.',
  wholeTaken: (records: number) => `${plural(records, 'record')} taken in.`,
} as const;

export const referring = {
  title: 'In the programme',
  more: (more: number) => `and ${count(more)} more`,
} as const;
