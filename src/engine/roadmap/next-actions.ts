// What to do next, from what the vault holds: most urgent first, at most eight. Pure: the facts come from
// read-facts.ts.
import type { NextAction, RoadmapStepId } from '../../shared/domain/roadmap';
import type { CalendarDate } from '../../shared/period';

const MOST = 8;

/** How many, and the day the first of them is due. */
export interface Waiting {
  readonly count: number;
  readonly due: CalendarDate | null;
}

export interface RoadmapFacts {
  readonly today: CalendarDate;
  /** Whether anybody has described the system: its boundary or one of its parts. */
  readonly hasScope: boolean;
  readonly hasPeople: boolean;
  /** Controls in force. */
  readonly controls: number;
  /** Of those, how many name no person. */
  readonly controlsWithoutOwner: number;
  /** Criteria of the scope without a control. */
  readonly criteriaWithoutControl: number;
  readonly hasAssessment: boolean;
  /** Subjects of the open assessment that are not rated; null when none is open. */
  readonly unrated: number | null;
  /** Gaps of the newest assessment for which there is no task. */
  readonly gapsWithoutTask: number;
  readonly openTasks: Waiting;
  readonly isPlanned: boolean;
  /** Steps whose planned last day is over and which have no actual one, in their order. */
  readonly overdueSteps: readonly { readonly step: RoadmapStepId; readonly due: CalendarDate }[];
  /** Occurrences whose last days run, or whose days of grace do. */
  readonly dueOccurrences: Waiting;
  /** Missed occurrences that no exception is about. */
  readonly missedOccurrences: number;
  /** Exceptions without management's response. */
  readonly unansweredExceptions: Waiting;
  /** Whether what is examined lies in the past. */
  readonly isOver: boolean;
  readonly hasPackage: boolean;
}

const action = (what: NextAction['action'], given: Partial<Omit<NextAction, 'action'>> = {}): NextAction => ({
  action: what,
  count: null,
  step: null,
  due: null,
  ...given,
});

/** In the order of work, as long as nothing is overdue. */
const inOrderOfWork = (facts: RoadmapFacts): NextAction[] => {
  const [overdue] = facts.overdueSteps;
  const hasControls = facts.controls > 0;
  const some = (what: NextAction['action'], count: number): NextAction[] =>
    count > 0 ? [action(what, { count })] : [];
  const waiting = (what: NextAction['action'], { count, due }: Waiting): NextAction[] =>
    count > 0 ? [action(what, { count, due })] : [];
  const when = (isSo: boolean, what: NextAction['action']): NextAction[] => (isSo ? [action(what)] : []);
  return [
    ...when(!facts.hasScope, 'define-scope'),
    ...when(!hasControls, 'load-controls'),
    ...waiting('answer-exceptions', facts.unansweredExceptions),
    ...some('answer-missed', facts.missedOccurrences),
    ...waiting('collect-evidence', facts.dueOccurrences),
    ...(overdue === undefined
      ? []
      : [
          action('step-overdue', {
            count: facts.overdueSteps.length,
            step: overdue.step,
            due: overdue.due,
          }),
        ]),
    ...some('map-points', hasControls ? facts.criteriaWithoutControl : 0),
    ...when(!facts.hasPeople, 'name-people'),
    ...some('name-owners', facts.controlsWithoutOwner),
    ...when(!facts.hasAssessment, 'begin-assessment'),
    ...some('finish-assessment', facts.unrated ?? 0),
    ...some('plan-remediation', facts.gapsWithoutTask),
    ...waiting('finish-tasks', facts.openTasks),
    ...when(!facts.isPlanned, 'plan-roadmap'),
    ...when(facts.isOver && !facts.hasPackage && hasControls, 'build-package'),
  ];
};

/** What is overdue stands first, the longest overdue at the top; the rest in the order of work. */
export const nextActions = (facts: RoadmapFacts): NextAction[] => {
  const all = inOrderOfWork(facts);
  const isOverdue = (one: NextAction): boolean => one.due !== null && one.due < facts.today;
  const overdue = all.filter(isOverdue).toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  return [...overdue, ...all.filter((one) => !isOverdue(one))].slice(0, MOST);
};
