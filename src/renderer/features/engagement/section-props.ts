// What every part of the scope is given: the scope as it is being written, and how to change it.
import type { EngagementScope } from '../../../shared/domain/scope';

export interface SectionProps {
  readonly scope: EngagementScope;
  readonly change: (part: Partial<EngagementScope>) => void;
  /** Saving was tried: what is missing is marked. */
  readonly isAsked: boolean;
}

/** A list with one of its lines changed. */
export const changedAt = <T>(list: readonly T[], place: number, part: Partial<T>): T[] =>
  list.map((one, index) => (index === place ? { ...one, ...part } : one));

export const withoutAt = <T>(list: readonly T[], place: number): T[] =>
  list.filter((_, index) => index !== place);
