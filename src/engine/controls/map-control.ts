// Ties a control to points of focus and unties it. Doing it twice is doing it once.
import type { Output } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import { type ControlId, numberOf, type PointOfFocusId } from '../../shared/ids';
import { pointOfFocus } from '../catalog';
import type { OpenVault } from '../vault/open-vault';

const mappedPoints = (vault: OpenVault, id: ControlId): Set<PointOfFocusId> => {
  if (vault.db.prepare('SELECT 1 FROM control WHERE number = ?').get(numberOf(id)) === undefined) {
    throw new UserError('use.unknown-control', { id });
  }
  const rows = vault.db
    .prepare('SELECT point_of_focus FROM control_mapping WHERE control = ?')
    .pluck()
    .all(numberOf(id)) as PointOfFocusId[];
  return new Set(rows);
};

const criterionOf = (id: PointOfFocusId) => {
  const point = pointOfFocus(id);
  if (point === undefined) throw new UserError('use.unknown-criterion', { id });
  return point.criterion;
};

/**
 * Maps a control to points of focus. A mapping that exists keeps its rationale.
 * @throws UserError use.unknown-control, use.unknown-criterion (then nothing is mapped)
 */
export const mapControl = (
  vault: OpenVault,
  id: ControlId,
  pointOfFocusIds: readonly PointOfFocusId[],
  rationale: string,
): Output<'controls', 'map'> => {
  const mapped = mappedPoints(vault, id);
  const asked = [...new Set(pointOfFocusIds)];
  const added = asked
    .filter((point) => !mapped.has(point))
    .map((point) => ({ point, criterion: criterionOf(point) }));
  const alreadyMapped = asked.filter((point) => mapped.has(point));
  if (added.length > 0) {
    vault.write(({ db, now, record }) => {
      const insert = db.prepare(
        `INSERT INTO control_mapping (control, point_of_focus, criterion, rationale, created_at)
         VALUES (?, ?, ?, ?, ?)`,
      );
      for (const { point, criterion } of added) insert.run(numberOf(id), point, criterion, rationale, now);
      record('control.mapped', id, { pointsOfFocus: added.map(({ point }) => point), rationale });
    });
  }
  return { added: added.map(({ point }) => point), alreadyMapped };
};

/**
 * Takes mappings away; points of focus that are not mapped are passed over. Evidence keeps its links.
 * @throws UserError use.unknown-control, use.unknown-criterion
 */
export const unmapControl = (
  vault: OpenVault,
  id: ControlId,
  pointOfFocusIds: readonly PointOfFocusId[],
): void => {
  const mapped = mappedPoints(vault, id);
  pointOfFocusIds.forEach(criterionOf);
  const removed = [...new Set(pointOfFocusIds)].filter((point) => mapped.has(point));
  if (removed.length === 0) return;
  vault.write(({ db, record }) => {
    const remove = db.prepare('DELETE FROM control_mapping WHERE control = ? AND point_of_focus = ?');
    for (const point of removed) remove.run(numberOf(id), point);
    record('control.unmapped', id, { pointsOfFocus: removed });
  });
};
