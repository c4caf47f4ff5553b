// A version of a control as its table holds it, read back into what the control says.
import type { Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import type { ControlFacts } from '../../shared/domain/control';
import type { CalendarDate } from '../../shared/period';

/** The columns that hold a control's facts. */
export interface FactsRow {
  readonly title: string;
  readonly wording: string;
  readonly owner_role: string;
  readonly owner: string;
  readonly cadence: Cadence;
  readonly weekdays_only: 0 | 1;
  readonly grace_days: number | null;
  readonly nature: ControlNature;
  readonly kind: ControlKind;
}

/** A whole version: what the control says, and for which days. */
export interface VersionRow extends FactsRow {
  readonly version: number;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
  readonly note: string;
}

export const factsFromRow = (row: FactsRow): ControlFacts => ({
  title: row.title,
  wording: row.wording,
  ownerRole: row.owner_role,
  owner: row.owner,
  cadence: row.cadence,
  weekdaysOnly: row.weekdays_only === 1,
  graceDays: row.grace_days,
  nature: row.nature,
  kind: row.kind,
});
