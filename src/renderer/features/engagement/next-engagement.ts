// The engagement after one: a proposal of its dates, to be changed at will. Pure calendar arithmetic.
import type { Engagement } from '../../../shared/domain/engagement';
import { addDays, type CalendarDate, daysBetween } from '../../../shared/period';
import { draftOf, type EngagementDraft, lengthOf } from './engagement-draft';
import { lastDayOf } from './period-lengths';

/** A Type II beside its Type I is usually short at first. */
const AFTER_TYPE_ONE_MONTHS = 6;

const sameLengthFrom = (before: EngagementDraft, from: CalendarDate): CalendarDate => {
  const months = lengthOf(before);
  if (months !== null) return lastDayOf(from, months);
  return before.from === null || before.to === null
    ? from
    : addDays(from, daysBetween(before.from, before.to));
};

/**
 * After a Type II: from the day after its end, for the same length, in whole months when it had them.
 * After a Type I: a Type II from the day after.
 */
export const nextDraft = (engagement: Engagement): EngagementDraft => {
  const before = draftOf(engagement, engagement.type === 1 ? engagement.asOf : engagement.period.to);
  if (engagement.type === 1) {
    const from = addDays(engagement.asOf, 1);
    return { ...before, type: '2', from, to: lastDayOf(from, AFTER_TYPE_ONE_MONTHS) };
  }
  const from = addDays(engagement.period.to, 1);
  const to = sameLengthFrom(before, from);
  return { ...before, from, to, asOf: to };
};
