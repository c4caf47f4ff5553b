// Texts of readiness: our own judgement of what is in place, the tasks that follow, and what changed.
import type { Aspect, Assessment, Level, Rating, TaskState } from '../../shared/domain/readiness';
import type { CalendarDate } from '../../shared/period';
import { count, plural } from './count';
import { dateText, dayText } from './dates';

const RATINGS: Readonly<Record<Rating, string>> = {
  'not-rated': 'Not rated',
  'in-place': 'In place',
  partly: 'Partly',
  missing: 'Missing',
  'not-applicable': 'N/a',
};

const ASPECTS: Readonly<Record<Aspect, { readonly name: string; readonly asks: string }>> = {
  design: { name: 'Design', asks: 'Would it do what is asked, if it ran as it is meant?' },
  documentation: { name: 'Documentation', asks: 'Is it written down, and does the text say what is done?' },
  operation: { name: 'Operation', asks: 'Does it really run, each time it has to?' },
  evidence: { name: 'Evidence', asks: 'Does something remain that shows so to somebody else?' },
};

const LEVELS: Readonly<Record<Level, string>> = { low: 'Low', medium: 'Medium', high: 'High' };

const STATES: Readonly<Record<TaskState, string>> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  verified: 'Verified',
  accepted: 'Left as it is',
};

export const readiness = {
  title: 'Readiness',
  ownJudgement: 'Your own judgement, not an auditor’s result.',
  views: 'Views of readiness',
  worksheet: 'Worksheet',
  tasks: 'Tasks',
  history: 'History',

  noEngagement: 'No engagement yet',
  noEngagementText: 'What is missing is missing for a scope. Define the engagement, then it can be rated.',
  defineEngagement: 'Define the engagement…',
  emptyTitle: 'No assessment yet',
  emptyText:
    'In an assessment each criterion and each control is rated by design, documentation, operation and evidence. What is partly in place or missing becomes a list of tasks.',
  begin: 'Begin an assessment…',
  beginTitle: 'Begin an assessment',
  beginDo: 'Begin',
  beginName: 'Name',
  beginNameFirst: 'First assessment',
  beginNameNext: (number: number) => `Assessment ${String(number)}`,
  beginCopy: 'Start from the ratings of the last one',
  beginCopyHelp: 'Each can be changed; the last assessment stays as it was.',
  beginCloses: (name: string) => `“${name}” is closed with it: it then takes no more ratings.`,
  close: 'Close…',
  closeTitle: (name: string) => `Close “${name}”?`,
  closeText:
    'It becomes history and takes no more ratings. Tasks go on, and a further assessment can begin from it.',
  closeDo: 'Close it',
  cancel: 'Cancel',
  assessment: 'Assessment',
  assessmentName: ({ name, closedAt, begunAt }: Assessment) =>
    `${name}, ${dayText(begunAt)}${closedAt === null ? '' : ', closed'}`,
  closedNotice: 'This assessment is closed; it is shown as it was.',

  answer: ({ gaps, subjects, rated }: Assessment) => {
    const open = subjects - rated;
    const first =
      rated === 0 && gaps === 0
        ? `**Nothing is rated yet** of ${plural(subjects, 'criterion and control', 'criteria and controls')}.`
        : gaps === 0
          ? `**No gap** among ${count(rated)} rated criteria and controls.`
          : `**${plural(gaps, 'gap')}** among ${plural(subjects, 'criterion and control', 'criteria and controls')}.`;
    return (
      first + (open > 0 && rated > 0 ? ` ${count(open)} ${open === 1 ? 'is' : 'are'} not fully rated.` : '')
    );
  },
  answerTasks: (open: number, due: CalendarDate | null, today: CalendarDate) => {
    if (open === 0) return ' No task is open.';
    const first =
      due === null
        ? ''
        : due < today
          ? `, the first was due ${dateText(due)}`
          : `, the first due ${dateText(due)}`;
    return ` ${plural(open, 'task')} ${open === 1 ? 'is' : 'are'} open${first}.`;
  },

  search: 'Find a criterion or control',
  kind: 'Kind',
  kinds: [
    { id: 'criterion', label: 'Criteria' },
    { id: 'control', label: 'Controls' },
  ],
  onlyGaps: 'Gaps',
  onlyUnrated: 'Not fully rated',
  shown: (number: number) => `${count(number)} shown`,
  nothingFound: 'Nothing matches these filters.',
  clearFilters: 'Clear filters',
  table: 'Worksheet',
  columnSubject: 'No.',
  columnTitle: 'Criterion or control',
  columnLikelihood: 'Likelihood',
  columnEffort: 'Effort',
  columnPriority: 'Order',
  columnFacts: 'In the vault',
  selectRow: (subject: string) => `Select ${subject}`,
  rating: (rating: Rating): string => RATINGS[rating],
  ratingLong: (rating: Rating): string => (rating === 'not-applicable' ? 'Not applicable' : RATINGS[rating]),
  aspect: (aspect: Aspect) => ASPECTS[aspect],
  level: (level: Level | null): string => (level === null ? '–' : LEVELS[level]),
  levelNone: 'Not said',
  likelihood: 'Likelihood of an exception',
  effort: 'Effort',
  cell: (what: string, subject: string) => `${what}, ${subject}`,
  priority: (priority: number | null) => (priority === null ? '' : String(priority)),
  keys: 'Arrows move; 1 in place, 2 partly, 3 missing, 4 not applicable, 0 not rated.',
  factControls: (number: number) => plural(number, 'control'),
  factEvidence: (number: number) => `${count(number)} in period`,
  factEvidenceLong: (number: number) => `${plural(number, 'item')} of evidence in the period`,
  factMissed: (number: number) => `${count(number)} missed`,
  factLate: (number: number) => `${count(number)} late`,
  factsNote: 'facts, as help; they make no rating',

  selected: (number: number) => `${count(number)} selected`,
  selectAll: (number: number) => `Select all ${count(number)}`,
  unselect: 'Clear',
  bulkWhat: 'Rate',
  bulkAll: 'All four aspects',
  bulkValue: 'As',
  bulkApply: (number: number) => `Rate ${count(number)}`,

  export: 'Export…',
  exportName: (name: string) => `Readiness ${name}.xlsx`,
  exported: (rows: number, file: string) => `${plural(rows, 'row')} written to ${file}.`,
  import: 'Import…',
  importTitle: 'Read a worksheet in',
  importText:
    'A worksheet as it was exported, filled in elsewhere. What a cell says counts; a column that is missing changes nothing. Facts and titles are not read.',
  imported: (rows: number) => `${plural(rows, 'row')} taken in.`,

  ratings: 'Ratings',
  note: 'Note',
  noteHelp: 'What was looked at, what is missing. Saved when you leave the field.',
  facts: 'In the vault',
  historyOf: 'Over the assessments',
  tasksOf: 'Tasks',
  addTask: 'Add task…',
  noTasks: 'No task yet.',
  openSubject: 'Open it',

  tasksEmpty: 'No task yet',
  tasksEmptyText:
    'A task closes a gap: what is to be done, by whom, by when. Add one from the worksheet or here.',
  taskSearch: 'Find a task',
  taskTable: 'Tasks',
  list: 'List',
  boardByState: 'Board by state',
  boardByOwner: 'Board by owner',
  look: 'Shown as',
  state: (state: TaskState): string => STATES[state],
  stateLabel: 'State',
  gapTasks: 'Tasks of the gaps…',
  gapTasksTitle: 'A task for each gap',
  gapTasksText: (number: number) =>
    `${count(number)} ${number === 1 ? 'gap has' : 'gaps have'} no open task. Each gets one, with its likelihood, effort and note; owner and day can be changed one by one later.`,
  gapTasksDo: (number: number) => `Add ${count(number)} ${number === 1 ? 'task' : 'tasks'}`,
  owner: 'Owner',
  ownerFilter: (owner: string) => `Owner ${owner}`,
  nobody: 'Nobody yet',
  due: 'Due',
  dueOn: (date: string) => `Due ${date}`,
  noDue: 'No date',
  progress: 'Done so far',
  percent: (percent: number) => `${String(percent)} %`,
  progressField: 'Done so far, in percent',
  progressWrong: 'A whole number from 0 to 100.',
  taskTitle: 'What is to be done',
  noTitle: 'The task needs a title.',
  plan: 'How',
  planHelp: 'Steps, and how one will see that it worked.',
  about: 'About',
  aboutHelp: 'A criterion such as CC6.1, or a control such as CTL-014; may stay empty.',
  aboutWrong: 'That is no number of a criterion or control.',
  taskNote: 'Note',
  acceptReason: 'Say why it is left as it is.',
  created: 'Added',
  changed: 'Changed',
  save: 'Save',
  discard: 'Discard changes',
  newTaskTitle: 'Add a task',
  newTaskDo: 'Add task',
  moreInList: (number: number) => `${count(number)} more in the list`,
  columnTasks: (number: number) => plural(number, 'task'),
  moreOwners: 'Further owners are in the list.',
  emptyColumn: 'None',

  historyTitle: 'What is in place, aspect by aspect',
  historyNote: 'how many criteria and controls, in each assessment',
  historyOne: 'With a second assessment, this shows what changed between them.',
  historyTable: 'The same as a table',
  columnAspect: 'Aspect',
  columnAssessment: 'Assessment',
  changes: (from: string, to: string) => `What changed from “${from}” to “${to}”`,
  noChanges: 'No rating changed.',
  changeFrom: (before: string, after: string) => `${before} to ${after}`,
  moreChanges: (number: number) => `And ${count(number)} more.`,
  barLabel: (aspect: string, assessment: string, parts: string) => `${aspect}, ${assessment}: ${parts}`,
} as const;
