// Texts of the matrix of controls and criteria, on the screen and on paper.
import { count, numberWord, plural } from './count';

export const matrix = {
  title: 'Matrix',
  /** Bold stands between double asterisks. */
  answer: (controls: number, criteria: number, without: number) => {
    const size = `**${plural(controls, 'control')}** and ${plural(criteria, 'criterion', 'criteria')}.`;
    if (without === 0) return `${size} Each criterion has a control.`;
    return without === 1
      ? `${size} **One criterion has no control.**`
      : `${size} **${numberWord(without)} criteria have no control.**`;
  },
  note: 'A number says to how many points of focus of the criterion the control is mapped; a dot, to the criterion as a whole. Mapping says what answers what, not how well.',
  search: 'Search controls',
  filterSeries: 'Series',
  shown: (shown: number) => `${count(shown)} shown`,
  print: 'Print…',
  toControls: 'Controls',
  toCriteria: 'Criteria',
  table: 'Controls by criteria',
  columnControl: 'Control',
  columnTotal: 'Criteria',
  rowTotals: 'Controls',
  seriesHead: (id: string, name: string) => `${id} ${name}`,
  whole: '•',
  openControl: (id: string, title: string) => `${id} ${title}`,
  criterionHead: (id: string, title: string, controls: number, notApplicable: string | null) =>
    `${id} ${title}: ${
      notApplicable !== null
        ? `not applicable, ${notApplicable}`
        : controls === 0
          ? 'no control'
          : plural(controls, 'control')
    }`,
  rowTotal: (criteria: number) => `mapped to ${plural(criteria, 'criterion', 'criteria')}`,
  /** `points` null for no mapping, 0 for the criterion as a whole. */
  cell: (control: string, criterion: string, points: number | null) =>
    points === null
      ? `${control} is not mapped to ${criterion}`
      : points === 0
        ? `${control} is mapped to ${criterion} as a whole`
        : `${control} is mapped to ${plural(points, 'point', 'points')} of focus of ${criterion}`,
  hint: 'Point at a cell, or move with the arrow keys: what it says stands here.',
  hintMap: 'Enter maps it.',
  hintOpen: 'Enter shows the control.',
  emptyTitle: 'No controls yet',
  emptyText:
    'The matrix shows which control answers which criterion. It fills as soon as there are controls.',
  nothingFound: 'No control fits these filters.',
  clearFilters: 'Clear filters',
} as const;

/** On paper: it explains itself to somebody who has never seen the app. */
export const matrixPaper = {
  kind: 'Matrix of controls and criteria',
  legend:
    'A number: to how many points of focus of the criterion the control is mapped. A dot: to the criterion as a whole.',
  without: (ids: readonly string[]) => `Without a control: ${ids.join(', ')}.`,
  notApplicable: (id: string, reason: string) => `${id} is not applicable: ${reason}`,
  control: 'Control',
  nothing: 'No control is mapped to these criteria.',
} as const;
