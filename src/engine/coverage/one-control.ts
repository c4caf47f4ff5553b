// The occurrences of one control, and one of them with all that stands behind it.
import type { Input, Output } from '../../shared/contract';
import type { Excuse } from '../../shared/domain/coverage';
import { UserError } from '../../shared/errors';
import { type ControlId, type EngagementId, numberOf } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { evidenceSummaries } from '../evidence';
import { memberNames } from '../journal/member-names';
import type { OpenVault } from '../vault/open-vault';
import { dayOf } from './calendar';
import { placeOfStart } from './count-evidence';
import { type ControlCoverage, type Coverage, coverageAnyDay, coverageNow } from './coverage-now';
import { countingItems, occurrenceLine, versionOf } from './occurrence-lines';

const requireControl = ({ controls }: Coverage, id: ControlId): ControlCoverage => {
  const control = controls.get(numberOf(id));
  if (control === undefined) throw new UserError('use.unknown-control', { id });
  return control;
};

export interface FoundOccurrence {
  readonly coverage: Coverage;
  readonly control: ControlCoverage;
  /** Its place in the control's occurrences. */
  readonly at: number;
}

/**
 * The occurrence of a control that begins on this day.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-occurrence
 */
export const findOccurrence = (
  vault: OpenVault,
  id: ControlId,
  from: CalendarDate,
  coverage: Coverage = coverageAnyDay(vault),
): FoundOccurrence => {
  const control = requireControl(coverage, id);
  const at = placeOfStart(control.occurrences, dayOf(from));
  if (at < 0) throw new UserError('use.unknown-occurrence', { id, from });
  return { coverage, control, at };
};

/**
 * All occurrences of a control in order of time, of the named engagement or the current one.
 * @throws UserError use.engagement-missing, use.unknown-engagement, use.unknown-control
 */
export const occurrencesOfControl = (
  vault: OpenVault,
  { today, controlId }: Input<'coverage', 'ofControl'>,
  engagementId: EngagementId | null = null,
): Output<'coverage', 'ofControl'> => {
  const control = requireControl(coverageNow(vault, today, engagementId), controlId);
  return { occurrences: Array.from(control.states, (_, at) => occurrenceLine(control, at)) };
};

interface ExcuseRow {
  readonly reason: string;
  readonly excused_by: number;
  readonly excused_at: Instant;
}

const excuseOf = (vault: OpenVault, { engagement }: Coverage, id: ControlId, from: string): Excuse | null => {
  const row = vault.db
    .prepare(
      `SELECT reason, excused_by, excused_at FROM excuse
       WHERE engagement = ? AND control = ? AND occurrence_from = ?`,
    )
    .get(numberOf(engagement.id), numberOf(id), from) as ExcuseRow | undefined;
  if (row === undefined) return null;
  const by = memberNames(vault.db).get(row.excused_by) ?? '';
  return { reason: row.reason, by, at: row.excused_at };
};

/**
 * One occurrence with its evidence: what counts for it, and what was assigned to it and does not count.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-occurrence
 */
export const getOccurrence = (
  vault: OpenVault,
  { today, controlId: id, from }: Input<'coverage', 'occurrence'>,
): Output<'coverage', 'occurrence'> => {
  const { coverage, control, at } = findOccurrence(vault, id, from, coverageNow(vault, today));
  const { assigned, numbers } = control.evidence;
  const start = control.occurrences.starts[at];
  const isAssigned = (item: number): boolean => assigned.get(item) === start;
  const counting = countingItems(control)[at] ?? [];
  const shown = [...new Set([...counting, ...Array.from(numbers).filter(isAssigned)])];
  const neighbour = (place: number) =>
    place < 0 || place >= control.occurrences.count ? null : occurrenceLine(control, place);
  const checklist = vault.db
    .prepare('SELECT text FROM checklist_item WHERE control = ? AND NOT removed ORDER BY position, number')
    .pluck()
    .all(control.number) as string[];
  return {
    ...occurrenceLine(control, at),
    version: versionOf(control, at)?.version ?? 1,
    excuse: excuseOf(vault, coverage, id, from),
    evidence: evidenceSummaries(vault, shown).map((one) => ({
      ...one,
      isAssigned: isAssigned(numberOf(one.id)),
    })),
    before: neighbour(at - 1),
    after: neighbour(at + 1),
    checklist,
  };
};
