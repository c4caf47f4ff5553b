// The engagement as it stands in the form, where something may still be missing, and what it amounts to.
import type { Catalog, CategoryId } from '../../../shared/domain/catalog';
import type { Engagement, NewEngagement } from '../../../shared/domain/engagement';
import { CalendarDate } from '../../../shared/period';
import { criteriaInScope, pointsOfFocusInScope, scopeCategories } from '../../../shared/scope';
import { lastDayOf, PERIOD_LENGTHS } from './period-lengths';

export interface EngagementDraft {
  readonly type: '1' | '2';
  readonly asOf: CalendarDate | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly systemName: string;
  readonly firm: string;
  readonly categories: readonly CategoryId[];
}

/** What the form begins with: the engagement there is, or the calendar year and Security alone. */
export const draftOf = (engagement: Engagement | null, today: CalendarDate): EngagementDraft => {
  const firstOfYear = `${today.slice(0, 4)}-01-01` as CalendarDate;
  return {
    type: engagement?.type === 1 ? '1' : '2',
    asOf: engagement?.type === 1 ? engagement.asOf : today,
    from: engagement?.type === 2 ? engagement.period.from : firstOfYear,
    to: engagement?.type === 2 ? engagement.period.to : lastDayOf(firstOfYear, 12),
    systemName: engagement?.systemName ?? '',
    firm: engagement?.firm ?? '',
    categories: engagement?.categories ?? ['security'],
  };
};

/** False for a year that is still being typed. */
export const isDay = (date: CalendarDate): boolean => CalendarDate.safeParse(date).success;

/** The length the period has, when it is one of those offered. */
export const lengthOf = ({ from, to }: EngagementDraft): number | null =>
  from === null ? null : (PERIOD_LENGTHS.find((months) => lastDayOf(from, months) === to) ?? null);

export interface ScopeSize {
  readonly criteria: number;
  readonly points: number;
}

export const sizeOf = (catalog: Catalog, categories: readonly CategoryId[]): ScopeSize => ({
  criteria: criteriaInScope(catalog, categories).length,
  points: pointsOfFocusInScope(catalog, categories).length,
});

/** What a category adds to the others that are chosen; for Security, the ground of all, what it has alone. */
export const addedBy = (catalog: Catalog, id: CategoryId, chosen: readonly CategoryId[]): ScopeSize => {
  if (id === 'security') return sizeOf(catalog, [id]);
  const others = chosen.filter((one) => one !== id);
  const [before, after] = [sizeOf(catalog, others), sizeOf(catalog, [...others, id])];
  return { criteria: after.criteria - before.criteria, points: after.points - before.points };
};

/** Null while something is missing or the period is reversed. */
export const engagementOf = (draft: EngagementDraft): NewEngagement | null => {
  const common = {
    systemName: draft.systemName.trim(),
    firm: draft.firm.trim(),
    categories: scopeCategories(draft.categories),
  };
  if (common.systemName === '') return null;
  if (draft.type === '1')
    return draft.asOf === null || !isDay(draft.asOf) ? null : { type: 1, asOf: draft.asOf, ...common };
  if (draft.from === null || draft.to === null || draft.from > draft.to) return null;
  if (!isDay(draft.from) || !isDay(draft.to)) return null;
  return { type: 2, period: { from: draft.from, to: draft.to }, ...common };
};
