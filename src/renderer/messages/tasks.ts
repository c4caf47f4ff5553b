// Texts of the Tasks screen: who owes what evidence, and by when.
import { TASK_KINDS, type TaskKind } from '../../shared/domain/evidence-task';
import { count, plural } from './count';

const KINDS = {
  requested: 'Asked for',
  occurrence: 'By cadence',
  review: 'To review',
  rejected: 'To collect again',
  renewal: 'Runs out',
  sample: 'Sample',
  remediation: 'Remediation',
  request: 'Request',
} as const satisfies Record<TaskKind, string>;

const answer = (all: number, overdue: number, soon: number): string => {
  if (all === 0) return 'Nobody owes anything.';
  const late = overdue === 0 ? 'none is overdue' : `**${count(overdue)} overdue**`;
  const next = soon === 0 ? 'none falls due within 30 days' : `${count(soon)} due within 30 days`;
  return `**${plural(all, 'task')}**: ${late}, ${next}.`;
};

export const tasks = {
  title: 'Tasks',
  answer,
  kind: (kind: TaskKind): string => KINDS[kind],
  kinds: TASK_KINDS.map((id) => ({ id, label: KINDS[id] })),
  label: 'Tasks by the day they are due',
  search: 'Search tasks',
  columnDue: 'Due',
  columnWhat: 'What',
  columnNumber: 'No.',
  columnTitle: 'Title',
  columnOwner: 'Owner',
  columnControls: 'Controls',
  filterKind: 'What',
  filterOwner: 'Owner',
  filterDue: 'Due',
  within: { overdue: 'Overdue', '30-days': 'Within 30 days', all: 'All' },
  noDay: 'No day',
  nobody: 'Nobody',
  overdue: (day: string): string => `${day}, overdue`,
  missed: (missed: number): string => (missed === 1 ? '1 missed' : `first of ${count(missed)} missed`),
  shown: (total: number): string => plural(total, 'task'),
  calendar: 'Save as calendar',
  calendarName: 'Muniment tasks.ics',
  saved: (saved: number, file: string): string => `${plural(saved, 'task')} with a day saved in ${file}.`,
  print: 'Print',
  printed: (day: string): string => `Who owes what evidence, ${day}`,
  printedCut: (shown: number, total: number): string =>
    `The first ${count(shown)} of ${count(total)} tasks; filter to print the others.`,
  nothingFound: 'No task fits these filters.',
  clearFilters: 'Show all tasks',
  emptyTitle: 'Nobody owes anything',
  emptyText:
    'What is due by the controls’ cadence, was asked for, waits for review, or runs out appears here by itself, and goes when it is there.',
} as const;
