// Ties evidence to controls and points of focus, and unties it. The journal keeps what was tied when.
import type { EvidenceDetail } from '../../shared/domain/evidence';
import { type ControlId, type EvidenceId, numberOf, type PointOfFocusId } from '../../shared/ids';
import type { WritableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';
import { getEvidence } from './evidence-queries';
import { type Links, requireKnownLinks } from './known-links';

/** Adds links inside a change and answers those that were not there before. */
export const insertLinks = (db: WritableDb, evidence: number, links: Links): Links => {
  const control = db.prepare('INSERT OR IGNORE INTO evidence_control (evidence, control) VALUES (?, ?)');
  const point = db.prepare(
    'INSERT OR IGNORE INTO evidence_point_of_focus (evidence, point_of_focus) VALUES (?, ?)',
  );
  return {
    controlIds: links.controlIds.filter((id) => control.run(evidence, numberOf(id)).changes > 0),
    pointOfFocusIds: links.pointOfFocusIds.filter((id) => point.run(evidence, id).changes > 0),
  };
};

/**
 * Links an item to further controls and points of focus. Points of focus need not be mapped to the
 * item's controls. Nothing is written when all links are there already.
 * @throws UserError use.unknown-evidence, use.unknown-control, use.unknown-criterion
 */
export const linkEvidence = (
  vault: OpenVault,
  id: EvidenceId,
  controlIds: readonly ControlId[],
  pointOfFocusIds: readonly PointOfFocusId[],
): EvidenceDetail => {
  const before = getEvidence(vault, id);
  const missing: Links = {
    controlIds: controlIds.filter((control) => !before.controlIds.includes(control)),
    pointOfFocusIds: pointOfFocusIds.filter((point) => before.pointsOfFocus.every((had) => had.id !== point)),
  };
  requireKnownLinks(vault.db, [missing]);
  if (missing.controlIds.length + missing.pointOfFocusIds.length === 0) return before;
  vault.write(({ db, record }) => {
    const added = insertLinks(db, numberOf(id), missing);
    record('evidence.linked', id, { controls: added.controlIds, pointsOfFocus: added.pointOfFocusIds });
  });
  return getEvidence(vault, id);
};

/**
 * Takes links away; those that are not there are passed over, and nothing is written when none is.
 * @throws UserError use.unknown-evidence
 */
export const unlinkEvidence = (
  vault: OpenVault,
  id: EvidenceId,
  controlIds: readonly ControlId[],
  pointOfFocusIds: readonly PointOfFocusId[],
): EvidenceDetail => {
  const before = getEvidence(vault, id);
  const controls = before.controlIds.filter((control) => controlIds.includes(control));
  const points = before.pointsOfFocus.map((had) => had.id).filter((point) => pointOfFocusIds.includes(point));
  if (controls.length + points.length === 0) return before;
  vault.write(({ db, record }) => {
    const fromControl = db.prepare('DELETE FROM evidence_control WHERE evidence = ? AND control = ?');
    for (const control of controls) fromControl.run(numberOf(id), numberOf(control));
    const fromPoint = db.prepare(
      'DELETE FROM evidence_point_of_focus WHERE evidence = ? AND point_of_focus = ?',
    );
    for (const point of points) fromPoint.run(numberOf(id), point);
    record('evidence.unlinked', id, { controls, pointsOfFocus: points });
  });
  return getEvidence(vault, id);
};
