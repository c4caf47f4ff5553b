// The form of one request while it is typed: pure, and only a complete one becomes what the engine takes.
import type { AskedFacts, HandledFacts, RequestDetail } from '../../../shared/domain/request';
import type { CalendarDate } from '../../../shared/period';

export interface RequestDraft {
  readonly reference: string;
  readonly wording: string;
  readonly title: string;
  readonly area: string;
  readonly kind: AskedFacts['kind'];
  readonly named: string;
  readonly periodFrom: CalendarDate | null;
  readonly periodTo: CalendarDate | null;
  readonly requestedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly priority: AskedFacts['priority'];
  /** Cells of the firm's list that no field is for: carried along as they are. */
  readonly extra: AskedFacts['extra'];
  readonly owner: string;
  readonly ownDueOn: CalendarDate | null;
}

export const newDraft = (today: CalendarDate): RequestDraft => ({
  reference: '',
  wording: '',
  title: '',
  area: '',
  kind: 'document',
  named: '',
  periodFrom: null,
  periodTo: null,
  requestedOn: today,
  dueOn: null,
  priority: 'normal',
  extra: [],
  owner: '',
  ownDueOn: null,
});

export const draftOf = (request: RequestDetail): RequestDraft => ({
  reference: request.reference,
  wording: request.wording,
  title: request.title,
  area: request.area,
  kind: request.kind,
  named: request.named,
  periodFrom: request.period?.from ?? null,
  periodTo: request.period?.to ?? null,
  requestedOn: request.requestedOn,
  dueOn: request.dueOn,
  priority: request.priority,
  extra: request.extra,
  owner: request.owner,
  ownDueOn: request.ownDueOn,
});

export type DraftProblem = 'wording' | 'period-half' | 'period-backwards';

/** What is in the way of saving it. */
export const problemsOf = ({ wording, periodFrom, periodTo }: RequestDraft): readonly DraftProblem[] => [
  ...(wording.trim() === '' ? (['wording'] as const) : []),
  ...((periodFrom === null) === (periodTo === null) ? [] : (['period-half'] as const)),
  ...(periodFrom !== null && periodTo !== null && periodTo < periodFrom
    ? (['period-backwards'] as const)
    : []),
];

/** Null while something is in the way. */
export const requestOf = (
  draft: RequestDraft,
): { readonly asked: AskedFacts; readonly handled: HandledFacts } | null => {
  if (problemsOf(draft).length > 0) return null;
  const { periodFrom: from, periodTo: to, owner, ownDueOn, ...facts } = draft;
  return {
    asked: {
      ...facts,
      reference: facts.reference.trim(),
      wording: facts.wording.trim(),
      title: facts.title.trim(),
      area: facts.area.trim(),
      named: facts.named.trim(),
      extra: [...facts.extra],
      period: from === null || to === null ? null : { from, to },
    },
    handled: { owner: owner.trim(), ownDueOn },
  };
};
