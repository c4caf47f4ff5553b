// Texts of the roadmap: the steps to the report, planned against actual, and what to do next.
import type { NextAction, RoadmapPath, RoadmapStepId } from '../../shared/domain/roadmap';
import type { CalendarDate } from '../../shared/period';
import { plural } from './count';
import { dateText } from './dates';

interface StepTexts {
  readonly name: string;
  /** What the step answers, in one sentence. */
  readonly question: string;
}

const STEPS: Readonly<Record<RoadmapStepId, StepTexts>> = {
  scope: { name: 'Scope', question: 'Which system is examined, and where does it end?' },
  categories: { name: 'Categories', question: 'Which of the five categories do customers ask for?' },
  'gap-assessment': { name: 'Gap assessment', question: 'What is missing, seen with our own eyes?' },
  implementation: { name: 'Implementation', question: 'Who closes which gap, and by when?' },
  'type-1-examination': {
    name: 'Type I examination',
    question: 'Are the controls designed suitably as of one day?',
  },
  observation: { name: 'Observation', question: 'Do the controls operate, all through the period?' },
  examination: { name: 'Examination', question: 'What does the CPA firm ask, test and find?' },
  report: { name: 'Report', question: 'Who gets the report, and under which agreement?' },
};

const PATHS: readonly { readonly id: RoadmapPath; readonly label: string; readonly description: string }[] = [
  {
    id: 'type-1-then-type-2',
    label: 'Type I first, then Type II',
    description: 'A report early, on design as of one day; the one over a period follows.',
  },
  {
    id: 'type-2',
    label: 'Straight to Type II',
    description: 'One examination, over a period. What most customers ask for in the end.',
  },
  { id: 'type-1', label: 'Type I only', description: 'Design as of one day; no period is observed.' },
];

/** `6 weeks`, `9 days`: from three weeks on, days say less than weeks. */
export const durationText = (days: number): string =>
  days >= 21 ? plural(Math.round(days / 7), 'week') : plural(days, 'day');

const controls = (number: number | null) => plural(number ?? 0, 'control');

const ACTIONS: Readonly<Record<NextAction['action'], (action: NextAction) => string>> = {
  'define-scope': () => 'Say which parts of the system are in scope',
  'name-people': () => 'Name the people on both sides',
  'load-controls': () => 'Load the controls you run',
  'map-points': ({ count }) =>
    count === 1
      ? 'Map a control to the criterion that has none'
      : `Map controls to ${plural(count ?? 0, 'criterion', 'criteria')} that have none`,
  'name-owners': ({ count }) => `Name an owner for ${controls(count)}`,
  'begin-assessment': () => 'Begin a readiness assessment',
  'finish-assessment': ({ count }) => `Rate ${plural(count ?? 0, 'subject')} of the assessment`,
  'plan-remediation': ({ count }) => `Plan what closes ${plural(count ?? 0, 'gap')}`,
  'finish-tasks': ({ count }) => `Finish ${plural(count ?? 0, 'task')}`,
  'plan-roadmap': () => 'Plan the steps to the report',
  'step-overdue': ({ step }) =>
    step === null ? 'A step is behind its plan' : `${STEPS[step].name} is behind its plan`,
  'collect-evidence': ({ count }) => `Add evidence for ${plural(count ?? 0, 'occurrence')} now due`,
  'answer-missed': ({ count }) => `Answer ${plural(count ?? 0, 'missed occurrence')}`,
  'answer-exceptions': ({ count }) => `Answer ${plural(count ?? 0, 'exception')}`,
  'build-package': () => 'Build a package for the auditor',
};

const dueText = (due: CalendarDate | null): string => (due === null ? '' : `by ${dateText(due)}`);

export const roadmap = {
  title: 'Roadmap',
  step: (id: RoadmapStepId): StepTexts => STEPS[id],
  paths: PATHS,
  pathName: (path: RoadmapPath): string => PATHS.find(({ id }) => id === path)?.label ?? path,
  noEngagement: 'No engagement yet',
  noEngagementText:
    'The road leads to a report about a system and a period. Define the engagement, then the steps have dates.',
  defineEngagement: 'Define the engagement…',
  reportBy: (date: string) => `Planned: **the report by ${date}.**`,
  reportProposed: (date: string) => `With usual durations, **the report by ${date}.**`,
  reportDone: (date: string) => `**The report was there on ${date}.**`,
  runsUntil: (step: string, date: string) => ` ${step} runs until ${date}`,
  nextBegins: (step: string, date: string) => ` ${step} begins ${date}`,
  wasToBegin: (step: string, date: string) => ` ${step} was to begin ${date}`,
  wasToEnd: (step: string, date: string) => ` ${step} was to end ${date}`,
  behind: (days: number) => `; ${durationText(days)} behind plan.`,
  onPlan: '; on plan.',
  proposal:
    'These are usual durations, as a proposal: nothing is saved yet. Take it as it is, or change the path and the dates first.',
  takeProposal: 'Take this plan',
  choosePath: 'Choose a path…',
  print: 'Print',
  timeline: 'Timeline',
  timelineNote: 'planned above, actual below',
  legendPlanned: 'Planned',
  legendActual: 'Actual',
  legendOver: 'Beyond the plan',
  today: 'Today',
  table: 'The same as a table',
  columnStep: 'Step',
  columnPlanned: 'Planned',
  columnActual: 'Actual',
  columnState: 'State',
  columnOwner: 'Owner',
  columnNote: 'Note',
  open: (step: string) => `Open ${step}`,
  notBegun: 'Not begun',
  since: (date: string) => `Since ${date}`,
  done: 'Done',
  doneLate: (days: number) => `Done, ${durationText(days)} late`,
  underWay: 'Under way',
  underWayLate: (days: number) => `${durationText(days)} late`,
  lateToBegin: (days: number) => `Not begun, ${durationText(days)} late`,
  ahead: (days: number) => `Begins in ${durationText(days)}`,
  aheadToday: 'Begins today',
  plannedFrom: 'Planned from',
  plannedTo: 'Planned to',
  actualFrom: 'Begun on',
  actualTo: 'Done on',
  owner: 'Owner',
  note: 'Note',
  beganToday: 'Begun today',
  doneToday: 'Done today',
  save: 'Save',
  discard: 'Discard changes',
  noDate: 'A day is needed.',
  reversed: 'It ends before it begins.',
  actualReversed: 'It was done before it began.',
  actualWithoutBegin: 'Say when it began, too.',
  moveFollowing: (steps: number, days: number) =>
    `${steps === 1 ? 'The step' : `The ${String(steps)} steps`} after it that ${steps === 1 ? 'has' : 'have'} not begun: move ${steps === 1 ? 'it' : 'them'} by ${durationText(Math.abs(days))} too${days < 0 ? ', earlier' : ''}?`,
  moveThem: 'Move them too',
  keepThem: 'Keep them',
  followMoved: (steps: number, days: number) =>
    steps === 0
      ? 'The steps after it keep their dates.'
      : `When saved, ${plural(steps, 'step')} after it ${steps === 1 ? 'moves' : 'move'} by ${durationText(Math.abs(days))}${days < 0 ? ', earlier' : ''}.`,
  periodDiffers: (range: string) =>
    `The engagement’s period is ${range}. Dates here are the plan; the period itself is changed under Engagement.`,
  goToPeriod: 'Open the engagement',
  pathTitle: 'Which way to the report?',
  path: 'Path',
  startsOn: 'Begins on',
  proposed: (date: string) => `With usual durations, the report by ${date}.`,
  keeps: 'Actual dates, owners and notes of steps that stay are kept. Planned dates are replaced.',
  takePath: 'Use these dates',
  cancel: 'Cancel',
  nextActions: 'Next actions',
  nothingNext: 'Nothing waits now.',
  action: (action: NextAction): string => ACTIONS[action.action](action),
  due: dueText,
  printed: (system: string, date: string) => `Roadmap of ${system}, printed ${date}`,
  usual: 'Durations are what is usual, not a promise; the CPA firm says when it can examine.',
} as const;
