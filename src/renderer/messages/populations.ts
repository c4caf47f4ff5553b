// Words of the Populations screen. The product concludes nothing about a list: accepted and returned are what
// the auditor told us, and our own samples never pass for theirs.
import type {
  Concern,
  Picker,
  PopulationState,
  SampleState,
  SelfMethod,
} from '../../shared/domain/population';
import { count, plural } from './count';

const STATES = {
  draft: 'Draft',
  submitted: 'Submitted',
  accepted: 'Accepted, says the auditor',
  returned: 'Returned by the auditor',
} as const satisfies Record<PopulationState, string>;

const TO_STATE = {
  draft: 'Back to draft…',
  submitted: 'It was submitted',
  accepted: 'The auditor accepted it…',
  returned: 'The auditor returned it…',
} as const satisfies Record<PopulationState, string>;

const CONCERNS = {
  'counts-differ': 'Screen and file have different counts',
  'no-screen-count': 'No count on the screen is written down',
  'filtered-without-reason': 'Not unfiltered, and no filter is named',
  'no-query': 'No query or steps are written down',
  'no-range': 'No range of dates is stated',
  'no-run-date': 'No day it was run is stated',
  'range-outside-period': 'The range lies outside the period',
  'range-partly-outside': 'The range reaches beyond the period',
  'period-not-covered': 'The range does not cover the whole period',
} as const satisfies Record<Concern, string>;

const SAMPLE_STATES = {
  selected: 'Selected',
  collected: 'Collected',
  returned: 'Returned',
  exception: 'Exception',
} as const satisfies Record<SampleState, string>;

const METHODS = {
  'simple-random': 'Simple random, without replacement',
  systematic: 'Systematic, with a random start',
} as const satisfies Record<SelfMethod, string>;

const PICKERS = {
  auditor: 'The auditor’s picks',
  self: 'Our own, for readiness',
} as const satisfies Record<Picker, string>;

export const populations = {
  title: 'Populations',
  emptyTitle: 'No population yet',
  emptyText:
    'A population is the complete list an auditor picks from: new hires, leavers, changes, incidents. It stands on an evidence file and on the record of how the list was made.',
  /** Bold stands between double asterisks. */
  answer: (all: number, concerned: number, picked: number, collected: number): string => {
    const open =
      concerned === 0
        ? 'Nothing in their records is left to look at.'
        : `${plural(concerned, 'record')} ${concerned === 1 ? 'has' : 'have'} something to look at.`;
    const picks =
      picked === 0
        ? 'The auditor has picked nothing yet.'
        : `The auditor picked ${plural(picked, 'row')}; ${collected === picked ? 'all are' : `${count(picked - collected)} ${picked - collected === 1 ? 'is' : 'are'} still to be`} collected.`;
    return `**${plural(all, 'list')}.** ${open} ${picks}`;
  },
  record: 'Record population…',
  table: 'Populations',
  columnNumber: 'No.',
  columnTitle: 'Population',
  columnFile: 'List',
  columnRows: 'Rows',
  columnRange: 'Range',
  columnState: 'State',
  columnPicks: 'Collected',
  columnConcerns: 'To look at',
  state: (state: PopulationState): string => STATES[state],
  toState: (state: PopulationState): string => TO_STATE[state],
  concern: (concern: Concern): string => CONCERNS[concern],
  noConcern: 'Nothing',
  moreConcerns: (first: Concern, more: number): string =>
    more === 0 ? CONCERNS[first] : `${count(more + 1)}: ${CONCERNS[first]} …`,
  picked: ({ picked, collected }: { readonly picked: number; readonly collected: number }): string =>
    picked === 0 ? 'No picks' : `${count(collected)} of ${count(picked)}`,
  noRange: 'Not stated',
  rowLabel: (id: string, title: string, rows: number, state: PopulationState): string =>
    `${id} ${title}, ${plural(rows, 'row')}, ${STATES[state]}`,
  back: 'All populations',
  views: 'Views of this population',
  viewRecord: 'Record',
  viewRows: 'Rows',
  viewSamples: 'Samples',
  screenAnswer: (
    rows: number,
    onScreen: number | null,
    concerns: number,
    { picked, collected }: { readonly picked: number; readonly collected: number },
  ): string => {
    const counts =
      onScreen === null
        ? `**${plural(rows, 'row')}; nobody wrote down the count on the screen.**`
        : onScreen === rows
          ? `**${plural(rows, 'row')}, as on the screen.**`
          : `**${plural(rows, 'row')} in the file, ${count(onScreen)} on the screen.**`;
    const open = concerns === 0 ? '' : ` ${plural(concerns, 'thing')} to look at.`;
    const picks =
      picked === 0
        ? ' The auditor has picked nothing yet.'
        : picked === collected
          ? ` All ${count(picked)} picked rows are collected.`
          : ` ${count(picked - collected)} of ${count(picked)} picked rows ${picked - collected === 1 ? 'is' : 'are'} still to be collected.`;
    return counts + open + picks;
  },

  chooseTitle: 'Which list is it?',
  chooseText:
    'A CSV or XLSX file that is in the vault as evidence. The population stays on the version it is recorded on.',
  chooseSearch: 'Search evidence',
  chooseNone: 'No evidence fits. Take the list in first: drop the file anywhere in this window.',
  chooseDo: 'Choose',
  cancel: 'Cancel',
  newTitle: 'Record a population',
  newDraft: 'the new population',
  file: 'File',
  sheet: 'Sheet',
  looking: 'Reading the list…',
  looked: (rows: number, columns: number): string =>
    `**${plural(rows, 'row')} and ${plural(columns, 'column')} in the file.** Empty lines do not count.`,
  firstRows: 'The first rows',
  recording: 'Reading and digesting the list',
  recordingCancelled: 'Nothing is recorded when you cancel.',
  recordDo: 'Record',
  saveDo: 'Save',
  edit: 'Edit record',
  replacesNote: (id: string): string => `Takes the place of ${id}, which the auditor returned.`,
  replace: 'Record on a newer list…',
  replacedBy: 'Replaced by',
  replaces: 'Takes the place of',

  name: 'Title',
  nameNeeded: 'Say what the list is of, such as “Leavers 2026”.',
  controls: 'Controls',
  chooseControls: 'Choose controls…',
  noControls: 'None chosen',
  controlsTitle: 'Which controls is it the population of?',
  partMade: 'How the list was made',
  partCounts: 'Count',
  partComplete: 'Why it is complete',
  sourceSystem: 'Source system',
  sourceSystemHelp: 'Where the list comes from, such as “Personio, employees”.',
  query: 'Query, report or steps, as run',
  parameters: 'Parameters',
  rangeFrom: 'Range from',
  rangeTo: 'Range to',
  rangeWrong: 'State both days, the first not after the last.',
  timeZone: 'Time zone of the source',
  timeZoneHelp: 'Such as Europe/Berlin, or UTC.',
  runBy: 'Run by',
  runOn: 'Run on',
  countOnScreen: 'Count on the screen',
  countOnScreenHelp: 'What the source showed, not what the file has.',
  countWrong: 'A whole number.',
  countInFile: 'Rows in the file',
  countsSame: 'The same',
  countsDiffer: (by: number): string => `${count(by)} apart`,
  countsUnknown: 'Nothing to compare with',
  isUnfiltered: 'The list is unfiltered',
  filters: 'What was left out, and why',
  reconciliation: 'Held against',
  reconciliationHelp: 'Such as leavers against payroll, with the outcome.',
  wasObserved: 'The auditor watched while it was run',
  notes: 'Notes',
  notStated: 'Not stated',
  yes: 'Yes',
  no: 'No',
  range: 'Range',
  list: 'List',
  concernsTitle: 'To look at',
  concernsNote: 'Computed from what is written here; it judges nothing.',
  columns: 'Columns',
  columnName: 'Name',
  columnBlank: 'Empty',
  columnDigest: 'SHA-256 of its cells',
  stateTitle: 'Where it stands',
  stateNote: 'What was said',
  noteLabel: {
    draft: 'Why it is a draft again',
    submitted: 'Note',
    accepted: 'What the auditor said',
    returned: 'What the auditor said',
  } as const satisfies Record<PopulationState, string>,
  noteNeeded: 'This step needs a note.',
  stateDo: 'Record it',

  rowsTable: 'Rows of the list',
  rowsNote: 'Out of the stored file, as it was taken in.',
  columnRow: 'Row',
  rowOf: (row: number, first: string): string => `Row ${String(row)}, ${first}`,
  noRows: 'The list has no rows: nothing happened in its range.',

  sampleState: (state: SampleState): string => SAMPLE_STATES[state],
  picker: (picker: Picker): string => PICKERS[picker],
  import: 'Import the auditor’s picks…',
  selfSample: 'Pick our own…',
  export: 'Export…',
  exportName: (id: string, picker: Picker): string =>
    picker === 'auditor' ? `${id} samples.xlsx` : `${id} our own, for readiness.xlsx`,
  exported: (rows: number, name: string): string => `${plural(rows, 'row')} written to ${name}`,
  shown: 'Shown',
  selection: (number: number, items: number, pickedOn: string | null): string =>
    `Selection ${String(number)}: ${plural(items, 'row')}${pickedOn === null ? '' : `, picked ${pickedOn}`}`,
  selfNote: (number: number, method: SelfMethod, seed: string): string =>
    `Selection ${String(number)}: ${METHODS[method].toLowerCase()}; seed “${seed}”. The same seed picks the same rows, for anybody.`,
  selfLabel: 'Our own, for readiness',
  selfWarning:
    'The auditor picks for the examination. These rows only show us whether we would find what they ask for.',
  method: (method: SelfMethod): string => METHODS[method],
  noSamples: 'The auditor has picked nothing from this list yet.',
  noSamplesText:
    'Import the file in which they name rows: by number, or by the value of a column such as the ticket.',
  samplesTable: 'Picked rows',
  columnSample: 'Sample',
  wholeRow: 'The row',
  attributeOfRow: 'For the row as a whole',
  sampleLabel: (id: string, first: string, state: SampleState, missing: number): string =>
    `${id} ${first}, ${SAMPLE_STATES[state]}${missing === 0 ? '' : `, ${plural(missing, 'attribute')} without evidence`}`,
  nothing: 'Nothing yet',
  countsNot: (state: string): string => `${state}: does not count`,
  chosen: (rows: number): string => `${plural(rows, 'row')} chosen`,
  attach: 'Attach evidence…',
  clear: 'Clear',

  importTitle: 'The auditor’s picks',
  importText:
    'A CSV or XLSX that names rows of this list. Nothing is stored before you have seen what each line means.',
  matchBy: 'Rows are named by',
  byRow: 'Row number',
  byColumn: (name: string): string => `Value of “${name}”`,
  attributesLabel: 'What the auditor wants for each row, one a line',
  attributesHelp: 'Such as approval, test result, deployed on. May stay empty.',
  pickedOn: 'Picked on',
  note: 'Note',
  importAnswer: (fresh: number, passed: number, wrong: number): string => {
    const over = passed === 0 ? '' : ` ${count(passed)} named twice or picked before are passed over.`;
    const bad =
      wrong === 0
        ? ''
        : ` ${count(wrong)} ${wrong === 1 ? 'names' : 'name'} no single row: nothing is stored until that is put right.`;
    return `**${fresh === 0 ? 'Nothing new is picked.' : `${plural(fresh, 'row')} would be picked.`}**${over}${bad}`;
  },
  columnLine: 'Line',
  columnValue: 'In the file',
  columnMeans: 'Means',
  meansRow: (row: number): string => `Row ${String(row)}`,
  problem: {
    'not-found': 'Not in the list',
    several: 'More than one row has this value',
    twice: 'Named twice; counted once',
    'already-picked': 'Picked before; stays as it is',
  } as const,
  importDo: (rows: number): string => `Record ${plural(rows, 'pick')}`,
  importChoose: 'Choose file…',
  otherFile: 'Other file…',
  reading: 'Reading…',

  selfTitle: 'Pick rows ourselves, for readiness',
  selfText:
    'The AICPA prescribes no sample sizes: how many rows you try is yours to say. What you pick here is kept apart from the auditor’s picks everywhere.',
  selfMethod: 'Method',
  selfSize: 'How many rows',
  selfSizeWrong: (most: number): string => `A number from 1 to ${count(most)}.`,
  selfSeed: 'Seed',
  selfSeedHelp: 'Left empty, the vault makes one. It is recorded either way.',
  selfAttributes: 'What you look for in each row, one a line',
  selfDo: 'Pick',

  samplePicked: 'Picked by',
  sampleCells: 'What the list says',
  sampleEvidence: 'Evidence',
  sampleStateTitle: 'State',
  sampleNote: 'Note',
  sampleSave: 'Save',
  detach: (evidence: string, attribute: string): string =>
    `Take ${evidence} off ${attribute === '' ? 'the row' : attribute}`,
  recordException: 'Record an exception…',
  recordExceptionNoControl: 'Name a control in the record of the population first.',
  selectionOf: 'Selection',

  attachTitle: (rows: number): string => `Attach evidence to ${plural(rows, 'row')}`,
  attachTo: 'It answers',
  reason: 'Why it answers that',
  attachDo: 'Attach',
  attachNone: 'No evidence fits.',
  dropTitle: (name: string): string => `Take in ${name}`,
  dropText: 'Nothing is stored before you confirm. It becomes evidence of its own and answers the row.',
  dropDo: 'Take in and attach',
  dropDone: (id: string): string => `${id} is taken in and attached.`,
  dropKnown: 'The vault holds the same bytes already. Attach that item instead of a second one:',
  dropInstead: (id: string): string => `Attach ${id}`,
  dropAttached: 'Attached.',
  effectiveFrom: 'Effective from',
  effectiveTo: 'Effective to',
  dropUndated: 'Without days it is undated, which coverage does not count.',
} as const;
