// Texts of the Evidence screen.
import type { Sensitivity } from '../../shared/domain/evidence';
import type { DateVerdict } from '../../shared/period';
import { count, plural } from './count';
import type { TimeWords } from './time-words';

const SENSITIVITY = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
} as const satisfies Record<Sensitivity, string>;

const VERDICT = {
  inside: 'Inside',
  'partly-inside': 'Partly',
  'outside-before': 'Before',
  'outside-after': 'After',
  undated: 'Undated',
} as const satisfies Record<DateVerdict, string>;

export const evidence = {
  title: 'Evidence',
  sensitivity: (sensitivity: Sensitivity) => SENSITIVITY[sensitivity],
  verdict: (verdict: DateVerdict) => VERDICT[verdict],
  /** The parts are left out when they are zero. */
  answer: (total: number, by: Readonly<Record<DateVerdict, number>>, words: TimeWords) => {
    const parts = [
      by.inside > 0 && `${count(by.inside)}${words.inside}`,
      by['partly-inside'] > 0 && `${count(by['partly-inside'])} partly`,
      by['outside-before'] > 0 && `${count(by['outside-before'])} before`,
      by['outside-after'] > 0 && `${count(by['outside-after'])} after`,
    ].filter((part) => part !== false);
    const undated =
      by.undated > 0 ? ` **${count(by.undated)} ${by.undated === 1 ? 'has' : 'have'} no date.**` : '';
    return `**${plural(total, 'item')}${parts.length > 0 ? ':' : '.'}**${parts.length > 0 ? ` ${parts.join(', ')}.` : ''}${undated}`;
  },
  answerWithoutPeriod: (total: number) =>
    `**${plural(total, 'item')}.** Dates are judged as soon as there is an engagement.`,
  search: 'Search evidence',
  filterControl: 'Control',
  filterCriterion: 'Criterion',
  filterDates: 'Dates',
  removeFilter: (name: string, value: string) => `Remove the filter ${name} ${value}`,
  shown: (shown: number, total: number) =>
    shown === total ? plural(total, 'item') : `${count(shown)} of ${count(total)} shown`,
  table: 'Evidence',
  columnNumber: 'No.',
  columnTitle: 'Evidence',
  columnEffective: 'Effective',
  columnControls: 'Controls',
  columnSize: 'Size',
  noDates: 'No dates',
  moreControls: (more: number) => `+${count(more)}`,
  noControl: 'None',
  add: 'Add evidence…',
  emptyTitle: 'No evidence yet',
  emptyText:
    'Drop files anywhere in this window. They gather in the intake table, where you say what they prove and for which days; nothing is stored before you confirm.',
  nothingFound: 'No evidence fits these filters.',
  clearFilters: 'Clear filters',
  effective: 'Effective',
  captured: 'Captured',
  takenIn: 'Taken in',
  takenInBy: (time: string, by: string) => `${time}, by ${by}`,
  source: 'Source',
  sensitivityLabel: 'Sensitivity',
  notSaid: 'Not said',
  files: 'Files',
  saveCopyOf: (name: string) => `Save a copy of ${name}…`,
  savingCopy: 'Saving a copy',
  savingCancel: 'If you cancel, the half-written copy is removed.',
  timelineLabel: (effective: string, period: string) => `Effective ${effective}; the period is ${period}`,
  sha256: 'SHA-256',
  copySha256: 'Copy the SHA-256',
  hiddenCharacters: 'This name holds characters that do not show or that turn the reading direction.',
  countsFor: 'Counts for',
  countsForNone: 'Linked to no control yet, so it counts for nothing.',
  points: 'Points of focus',
  pointsNone: 'None named. It counts through its controls.',
  editLinks: 'Edit links…',
  linksTitle: (id: string) => `Links of ${id}`,
  linksText: 'What this evidence counts for. The change is recorded in the journal.',
  linksControls: 'Controls',
  linksPoints: 'Points of focus',
  linksSave: 'Save links',
  showAll: (total: number) => `Show all ${count(total)}`,
  cancel: 'Cancel',
} as const;
