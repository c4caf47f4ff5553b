// Texts of the Evidence screen: its sentence, filters and table.
import type { Sensitivity, VersionState } from '../../shared/domain/evidence';
import type { DateVerdict } from '../../shared/period';
import type { ExtraColumn } from '../features/evidence/evidence-search';
import { count, numberWord, plural } from './count';
import { sensitivityText, verdictText, versionStateText } from './evidence-words';
import type { TimeWords } from './time-words';

interface Review {
  readonly waiting: number;
  readonly requested: number;
}

/** What has to be done with some of them, a sentence each; begins with a space, empty when nothing has. */
const reviewInWords = ({ waiting, requested }: Review): string =>
  [
    waiting > 0 && `${numberWord(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for review.`,
    requested > 0 && `${numberWord(requested)} ${requested === 1 ? 'is' : 'are'} asked for.`,
  ]
    .filter((part) => part !== false)
    .map((part) => ` ${part}`)
    .join('');

const COLUMN = {
  kind: 'Kind',
  owner: 'Owner',
  takenIn: 'Taken in',
  validUntil: 'Valid until',
  size: 'Size',
} as const satisfies Record<ExtraColumn, string>;

export const evidence = {
  title: 'Evidence',
  sensitivity: (sensitivity: Sensitivity) => sensitivityText(sensitivity),
  verdict: (verdict: DateVerdict) => verdictText(verdict),
  /** The parts are left out when they are zero. */
  answer: (there: number, by: Readonly<Record<DateVerdict, number>>, review: Review, words: TimeWords) => {
    const parts = [
      by.inside > 0 && `${count(by.inside)}${words.inside}`,
      by['partly-inside'] > 0 && `${count(by['partly-inside'])} partly`,
      by['outside-before'] > 0 && `${count(by['outside-before'])} before`,
      by['outside-after'] > 0 && `${count(by['outside-after'])} after`,
    ].filter((part) => part !== false);
    const undated =
      by.undated > 0 ? ` **${numberWord(by.undated)} ${by.undated === 1 ? 'has' : 'have'} no date.**` : '';
    return `**${plural(there, 'item')}${parts.length > 0 ? ':' : '.'}**${parts.length > 0 ? ` ${parts.join(', ')}.` : ''}${undated}${reviewInWords(review)}`;
  },
  answerWithoutPeriod: (there: number, review: Review) =>
    `**${plural(there, 'item')}.** Dates are judged as soon as there is an engagement.${reviewInWords(review)}`,
  search: 'Search evidence',
  filterControl: 'Control',
  filterCriterion: 'Criterion',
  filterKind: 'Kind',
  filterDates: 'Dates',
  filterState: 'State',
  filterOwner: 'Owner',
  filterTag: 'Tag',
  filterOnly: 'Only',
  onlyReview: 'waits for review',
  onlyEnding: 'expired or running out',
  onlyUnlinked: 'not linked to a control',
  anyControl: 'Any control',
  searchControls: 'Search controls',
  noSuchControl: 'No control has these words.',
  removeFilter: (name: string, value: string) => `Remove the filter ${name} ${value}`,
  shown: (shown: number, total: number) =>
    shown === total ? plural(total, 'item') : `${count(shown)} of ${count(total)} shown`,
  table: 'Evidence',
  columns: 'Columns',
  more: 'More',
  column: (column: ExtraColumn) => COLUMN[column],
  columnNumber: 'No.',
  columnTitle: 'Evidence',
  columnEffective: 'Effective',
  columnPeriod: 'Period',
  columnControl: 'Control',
  columnState: 'State',
  columnKind: COLUMN.kind,
  columnOwner: COLUMN.owner,
  columnTakenIn: COLUMN.takenIn,
  columnValidUntil: COLUMN.validUntil,
  columnSize: COLUMN.size,
  noDates: 'No dates',
  setDates: 'Set dates',
  setDatesOf: (id: string) => `Set dates of ${id}`,
  dueBy: (day: string) => `Due ${day}`,
  open: 'Not set',
  nobody: 'Nobody',
  moreControls: (more: number) => `+${count(more)}`,
  moreFiles: (files: number) => plural(files, 'file'),
  noControl: 'None',
  pending: (version: number, state: VersionState) =>
    `version ${String(version)} is ${state === 'draft' ? 'a draft' : versionStateText(state)}`,
  pendingShort: (version: number) => `v${String(version)} waits`,
  add: 'Add evidence…',
  addFiles: 'Add evidence…',
  emptyTitle: 'No evidence yet',
  emptyText:
    'Drop files anywhere in this window. They gather in the intake table, where you say what they prove and for which days; nothing is stored before you confirm.',
  nothingFound: 'No evidence fits these filters.',
  clearFilters: 'Clear filters',
  showAll: (total: number) => `Show all ${count(total)}`,
} as const;
