// Ties controls to points of focus and to criteria as a whole, and unties them. Doing it twice is doing it
// once.
import type { Output } from '../../shared/contract';
import { type ControlId, controlId, CriterionId, numberOf, type PointOfFocusId } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import { criterionOf, insertMappings, requireControl, requireCriteria } from './control-record';
import { UserError } from '../../shared/errors';

/** What a control is, or is to be, mapped to. */
export interface Mapped {
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  readonly criterionIds: readonly CriterionId[];
}

/** The rationale of every mapping of a control, by what it is mapped to. */
export const rationalesOf = (
  db: ReadableDb,
  control: number,
): ReadonlyMap<PointOfFocusId | CriterionId, string> => {
  const rows = db
    .prepare(
      `SELECT point_of_focus AS id, rationale FROM control_mapping WHERE control = @control
       UNION ALL SELECT criterion, rationale FROM control_criterion WHERE control = @control`,
    )
    .all({ control }) as { id: PointOfFocusId | CriterionId; rationale: string }[];
  return new Map(rows.map((row) => [row.id, row.rationale]));
};

/** Each once, and known. @throws UserError use.unknown-criterion */
const requireKnown = (given: Mapped): Mapped => {
  given.pointOfFocusIds.forEach(criterionOf);
  requireCriteria(given.criterionIds);
  return {
    pointOfFocusIds: [...new Set(given.pointOfFocusIds)],
    criterionIds: [...new Set(given.criterionIds)],
  };
};

const filtered = (mapped: Mapped, wanted: (id: PointOfFocusId | CriterionId) => boolean): Mapped => ({
  pointOfFocusIds: mapped.pointOfFocusIds.filter(wanted),
  criterionIds: mapped.criterionIds.filter(wanted),
});
const all = (mapped: Mapped): (PointOfFocusId | CriterionId)[] => [
  ...mapped.pointOfFocusIds,
  ...mapped.criterionIds,
];

/** Inside a change; `added` is what the control is not mapped to yet. */
export const mapWithin = (change: Change, control: number, added: Mapped, rationale: string): void => {
  insertMappings(change, control, { ...added, rationaleOf: () => rationale });
  change.record('control.mapped', controlId(control), {
    pointsOfFocus: added.pointOfFocusIds,
    criteria: added.criterionIds,
    rationale,
  });
};

/** Inside a change; `removed` is what the control is mapped to. */
export const unmapWithin = ({ db, record }: Change, control: number, removed: Mapped): void => {
  const point = db.prepare('DELETE FROM control_mapping WHERE control = ? AND point_of_focus = ?');
  for (const id of removed.pointOfFocusIds) point.run(control, id);
  const criterion = db.prepare('DELETE FROM control_criterion WHERE control = ? AND criterion = ?');
  for (const id of removed.criterionIds) criterion.run(control, id);
  record('control.unmapped', controlId(control), {
    pointsOfFocus: removed.pointOfFocusIds,
    criteria: removed.criterionIds,
  });
};

/** Inside a change. */
export const setRationaleWithin = (
  { db, record }: Change,
  control: number,
  of: PointOfFocusId | CriterionId,
  before: string,
  after: string,
): void => {
  const sql = CriterionId.safeParse(of).success
    ? 'UPDATE control_criterion SET rationale = ? WHERE control = ? AND criterion = ?'
    : 'UPDATE control_mapping SET rationale = ? WHERE control = ? AND point_of_focus = ?';
  db.prepare(sql).run(after, control, of);
  record('control.rationale-changed', controlId(control), { of, before, after });
};

/**
 * Maps a control to points of focus and criteria. A mapping that exists keeps its rationale.
 * @throws UserError use.unknown-control, use.unknown-criterion (then nothing is mapped)
 */
export const mapControl = (
  vault: OpenVault,
  id: ControlId,
  given: Mapped,
  rationale: string,
): Output<'controls', 'map'> => {
  const control = requireControl(vault.db, id);
  const had = rationalesOf(vault.db, control);
  const asked = requireKnown(given);
  const added = filtered(asked, (one) => !had.has(one));
  if (all(added).length > 0) vault.write((change) => mapWithin(change, control, added, rationale));
  return { added: all(added), alreadyMapped: all(filtered(asked, (one) => had.has(one))) };
};

/**
 * Maps many controls at once, all or none, with an entry for each that gets something new.
 * @throws UserError use.unknown-control, use.unknown-criterion (then nothing is mapped)
 */
export const mapControls = (
  vault: OpenVault,
  ids: readonly ControlId[],
  given: Mapped,
  rationale: string,
): Output<'controls', 'mapMany'> => {
  const asked = requireKnown(given);
  const controls = [...new Set(ids)].map((id) => {
    const control = requireControl(vault.db, id);
    const had = rationalesOf(vault.db, control);
    return { control, added: filtered(asked, (one) => !had.has(one)) };
  });
  const changed = controls.filter(({ added }) => all(added).length > 0);
  if (changed.length > 0) {
    vault.write((change) => {
      for (const { control, added } of changed) mapWithin(change, control, added, rationale);
    });
  }
  const added = changed.reduce((sum, one) => sum + all(one.added).length, 0);
  return { added, alreadyMapped: controls.length * all(asked).length - added };
};

/**
 * Takes mappings away; what is not mapped is passed over. Evidence keeps its links.
 * @throws UserError use.unknown-control, use.unknown-criterion
 */
export const unmapControl = (vault: OpenVault, id: ControlId, given: Mapped): void => {
  const control = requireControl(vault.db, id);
  const had = rationalesOf(vault.db, control);
  const removed = filtered(requireKnown(given), (one) => had.has(one));
  if (all(removed).length > 0) vault.write((change) => unmapWithin(change, control, removed));
};

/**
 * Says anew why a control meets something it is mapped to.
 * @throws UserError use.unknown-control, use.unknown-criterion (nothing it is mapped to)
 */
export const setRationale = (
  vault: OpenVault,
  id: ControlId,
  of: PointOfFocusId | CriterionId,
  rationale: string,
): void => {
  const control = requireControl(vault.db, id);
  const before = rationalesOf(vault.db, control).get(of);
  if (before === undefined) throw new UserError('use.unknown-criterion', { id: of });
  if (before === rationale) return;
  vault.write((change) => setRationaleWithin(change, numberOf(id), of, before, rationale));
};
