// Texts of the two dialogs that take something in: a firm's list, and the auditor's answer.
import type { ListField, ListLook, ListRow, ResponseLook } from '../../shared/domain/request-list';
import { count, plural } from './count';

const FIELDS = {
  reference: 'Firm’s number',
  wording: 'What is asked for',
  title: 'Short title',
  area: 'Area',
  kind: 'Kind',
  named: 'Criteria and controls',
  period: 'Period, both days',
  periodFrom: 'Period from',
  periodTo: 'Period to',
  requestedOn: 'Asked on',
  dueOn: 'Due on',
  priority: 'Priority',
  owner: 'Owner on our side',
  status: 'Auditor’s status',
  returnReason: 'Why returned',
  firmComment: 'Firm’s comment',
  organizationComment: 'Our comment',
} as const satisfies Record<ListField, string>;

const WHAT = {
  new: 'New',
  changed: 'Changes',
  same: 'Same',
  heading: 'Heading',
  blank: 'Blank',
  refused: 'Refused',
  conflict: 'Two answers',
} as const satisfies Record<ListRow['what'], string>;

const FROM = {
  given: 'Read as you set it below.',
  remembered: 'Read as the last list of this firm.',
  guessed: 'Read by its heads; look whether each column is what it is taken for.',
  'our-own-list': 'This is a list of ours that was filled in; only what was filled in or changed counts.',
} as const satisfies Record<ListLook['from'], string>;

const parts = (counts: Readonly<Record<ListRow['what'], number>>, names: readonly ListRow['what'][]) =>
  names
    .filter((name) => counts[name] > 0)
    .map((name) => {
      const words = {
        new: 'new',
        changed: counts.changed === 1 ? 'changes' : 'change',
        conflict: 'with two answers',
        same: counts.same === 1 ? 'stays as it is' : 'stay as they are',
        heading: plural(2, 'heading').slice(2),
        blank: 'blank',
        refused: 'refused',
      } as const;
      const word = name === 'heading' && counts.heading === 1 ? 'heading' : words[name];
      return `${count(counts[name])} ${word}`;
    })
    .join(', ');

export const requestImport = {
  title: 'Import a request list',
  steps: 'Import a list',
  stepRead: 'How it is read',
  stepRows: 'What would change',
  firm: 'Firm',
  firmHelp: 'How its lists are read is remembered under this name.',
  firmMissing: 'Say whose list it is.',
  from: (from: ListLook['from']): string => FROM[from],
  file: 'From',
  otherFile: 'Another file…',
  cancel: 'Cancel',
  next: 'Go on',
  back: 'Back',
  reading: 'Reading the file',
  /** While it is at work; 0 rows while it looks. */
  busy: (rows: number): string => (rows === 0 ? 'Reading the rows' : `Taking in ${plural(rows, 'row')}`),
  sheet: 'Sheet',
  headRow: 'Head in row',
  headRows: 'Rows of the head',
  headRowsOption: (rows: number) => (rows === 1 ? 'One' : rows === 2 ? 'Two' : 'Three'),
  dayFirst: 'Days stand first: 03/04 is 3 April',
  topRows: 'The top of the sheet',
  topRowChoose: (row: number) => `The head is in row ${String(row)}`,
  topRowHead: 'Head',
  columns: 'Columns',
  columnTheirs: 'Column of the list',
  columnSamples: 'For example',
  columnBecomes: 'Becomes',
  field: (field: ListField | 'ignored' | 'kept'): string =>
    field === 'ignored' ? 'Leave out' : field === 'kept' ? 'Keep beside it' : FIELDS[field],
  columnFor: (column: string) => `What ${column === '' ? 'the column without a head' : column} becomes`,
  noHead: '(no head)',
  words: (field: 'status' | 'kind' | 'priority') =>
    ({ status: 'Words for the status', kind: 'Words for the kind', priority: 'Words for the priority' })[
      field
    ],
  wordsHelp: {
    status: 'A word that is not translated is kept as it stands, and the request counts as open.',
    kind: 'A word that is not translated counts as a document.',
    priority: 'A word that is not translated counts as normal.',
  },
  wordTheirs: 'The firm’s word',
  wordRows: 'Rows',
  wordOurs: 'Means',
  wordNone: 'Not translated',
  wordFor: (word: string) => `What ${word} means`,
  wordingMissing: 'No column is taken for what is asked for. Without it no row can be read.',

  answer: (counts: Readonly<Record<ListRow['what'], number>> & { readonly rows: number }) => {
    const doing = parts(counts, ['new', 'changed', 'conflict']);
    const rest = parts(counts, ['same', 'heading', 'blank', 'refused']);
    return `**${plural(counts.rows, 'row')}**: ${[doing === '' ? 'nothing new' : `**${doing}**`, rest]
      .filter((part) => part !== '')
      .join('; ')}.`;
  },
  what: (what: ListRow['what']): string => WHAT[what],
  rows: 'Rows of the file',
  showDoing: 'Only what would change',
  showRest: (what: ListRow['what']): string => WHAT[what],
  columnRow: 'Row',
  columnReference: 'Firm’s no.',
  columnWhat: 'What',
  columnDifference: 'Request and differences',
  choose: (row: number) => `Take row ${String(row)}`,
  chooseAll: 'Take all rows that would change something',
  becomes: 'becomes',
  empty: '(empty)',
  comments: (comments: number) => plural(comments, 'new comment'),
  conflictLine: (field: string) => `${field}: both sides changed it`,
  conflictBase: 'was',
  conflictOurs: 'ours',
  conflictTheirs: 'theirs',
  moreRows: (shown: number, total: number) => `The first ${count(shown)} of ${count(total)} rows are shown.`,
  notInFile: (requests: number) =>
    `${plural(requests, 'request')} of this engagement ${requests === 1 ? 'is' : 'are'} not in the file. Nothing happens to ${requests === 1 ? 'it' : 'them'}.`,
  apply: (rows: number) => (rows === 0 ? 'Nothing to take in' : `Take in ${plural(rows, 'row')}`),
  applied: (counts: { readonly new: number; readonly changed: number; readonly conflict: number }) =>
    `Taken in: ${count(counts.new)} new, ${count(counts.changed)} changed${counts.conflict === 0 ? '' : `, ${plural(counts.conflict, 'request')} with two answers to look at`}.`,
  conflictsKept: 'Where both sides changed the same thing, both are kept; you choose later in the request.',

  responseTitle: 'Take in the auditor’s answer',
  responseText:
    'A response file of the auditor’s app with its signature, or the list of a round that was filled in as a workbook. Nothing changes before you have seen it.',
  responseFile: 'Answer (.json or .xlsx)',
  signatureFile: 'Signature (.json.minisig)',
  signatureHelp: 'Made by the auditor’s app beside the answer. A workbook has none.',
  notChosen: 'Not chosen',
  chooseFile: 'Choose…',
  key: 'The auditor’s key',
  keyHelp:
    'Only when nobody in the register of recipients has it. Copy it from what the auditor gave you by another way than this file.',
  look: 'Look at it',
  saidBy: 'Said by',
  saidByWhom: (by: string, firm: string): string =>
    [...new Set([by, firm])].filter((part) => part !== '').join(', ') || 'not said',
  saidAt: 'Made',
  answers: 'Answers',
  answersNothing: 'a list exported outside of a package',
  signature: (look: Pick<ResponseLook, 'signature' | 'signerName' | 'form'>): string =>
    look.signature === 'holds'
      ? `Signed by ${look.signerName ?? 'a known key'}; not one byte was changed since.`
      : look.signature === 'holds-unknown-key'
        ? 'Signed by the key you gave. Nobody in the register of recipients has it: it shows that nothing was changed since, not who it is.'
        : look.form === 'workbook'
          ? 'A workbook carries no signature: anybody who had the file could have filled it in. It counts as what you were told.'
          : 'There is no signature: anybody could have written this file. It counts as what you were told.',
  known: 'This answer was taken in before. There is nothing left to do.',
  picks: 'Samples they picked',
  pickLine: (title: string, rows: number, known: number) =>
    `${plural(rows, 'row')} of ${title}${known === 0 ? '' : `, ${count(known)} picked before`}`,
  responseNothing: 'It says nothing about requests.',
  responseApply: 'Take in the answer',
  responseTaken: (
    by: string,
    counts: { readonly new: number; readonly changed: number; readonly conflict: number },
  ) =>
    `The answer of ${by} was taken in: ${[
      counts.new > 0 && `${count(counts.new)} new`,
      counts.changed > 0 && `${count(counts.changed)} changed`,
      counts.conflict > 0 && `${count(counts.conflict)} with two answers to choose from`,
    ]
      .filter((part) => part !== false)
      .join(', ')}.`,
} as const;
