// The state a row comes in with: what it says, what its days say where it says nothing, and never one that only a
// signature of a member gives.
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import type { CalendarDate } from '../../../shared/period';

/** States that come about by a signature here, and what they come in as. */
const SIGNED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  policy: { approved: 'draft', 'in-force': 'draft' },
  document: { reviewed: 'in-review', signed: 'in-review' },
};

/** What a file may bring of a state: `instead` where the state is a signature's. */
export const unsigned = (
  spec: RegisterSpec,
  state: string,
  before: string | null,
): { readonly state: string; readonly instead: boolean } => {
  const other = SIGNED[spec.register]?.[state];
  return other === undefined || state === before
    ? { state, instead: false }
    : { state: before ?? other, instead: true };
};

const isPast = (day: unknown, on: CalendarDate): boolean => typeof day === 'string' && day <= on;

/** What the days of a record of somebody else's table say, where it has no word for its state; null for nothing. */
export const stateByDays = (
  { register }: RegisterSpec,
  facts: RecordFacts,
  on: CalendarDate,
): string | null => {
  switch (register) {
    case 'person': {
      const { leftOn, startedOn } = facts;
      if (typeof leftOn === 'string' && leftOn < on) return 'left';
      return typeof startedOn === 'string' && startedOn > on ? 'joining' : null;
    }
    case 'incident':
      return isPast(facts['reviewedOn'], on)
        ? 'reviewed'
        : isPast(facts['resolvedOn'], on)
          ? 'resolved'
          : null;
    case 'change':
      return isPast(facts['doneOn'], on) ? 'done' : isPast(facts['approvedOn'], on) ? 'approved' : null;
    case 'ai-asset':
      return isPast(facts['liveOn'], on) ? 'live' : isPast(facts['approvedOn'], on) ? 'approved' : null;
    default:
      return null;
  }
};
