// Ties evidence to controls and points of focus, says why, and unties it. The journal keeps what was tied when.
import type { EvidenceDetail } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import { ControlId, type EvidenceId, numberOf, type PointOfFocusId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { getEvidence } from './evidence-detail';
import { type Links, requireKnownLinks } from './known-links';
import { insertLinks } from './link-rows';

/** What is asked for and not there yet. */
const missingOf = (before: EvidenceDetail, asked: Links): Links => ({
  controlIds: asked.controlIds.filter((control) => !before.controlIds.includes(control)),
  pointOfFocusIds: asked.pointOfFocusIds.filter((point) =>
    before.pointsOfFocus.every((had) => had.id !== point),
  ),
});

/**
 * Links an item to further controls and points of focus, for one reason (which may be empty). Points of
 * focus need not be mapped to the item's controls. Nothing is written when all links are there already.
 * @throws UserError use.unknown-evidence, use.unknown-control, use.unknown-criterion
 */
export const linkEvidence = (
  vault: OpenVault,
  id: EvidenceId,
  controlIds: readonly ControlId[],
  pointOfFocusIds: readonly PointOfFocusId[],
  reason = '',
): EvidenceDetail => {
  const before = getEvidence(vault, id);
  const missing = missingOf(before, { controlIds, pointOfFocusIds });
  requireKnownLinks(vault.db, [missing]);
  if (missing.controlIds.length + missing.pointOfFocusIds.length === 0) return before;
  vault.write(({ db, record }) => {
    const added = insertLinks(db, numberOf(id), missing, reason);
    record('evidence.linked', id, {
      controls: added.controlIds,
      pointsOfFocus: added.pointOfFocusIds,
      ...(reason === '' ? {} : { reason }),
    });
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

const isControl = (of: ControlId | PointOfFocusId): of is ControlId => ControlId.safeParse(of).success;

/**
 * Says anew why an item answers a control or point of focus it is linked to; empty takes the reason away.
 * Nothing is written when that is what stands there.
 * @throws UserError use.unknown-evidence, use.bad-input (not linked)
 */
export const setLinkReason = (
  vault: OpenVault,
  id: EvidenceId,
  of: ControlId | PointOfFocusId,
  reason: string,
): EvidenceDetail => {
  const found = getEvidence(vault, id);
  const link = [...found.controls, ...found.pointsOfFocus].find((one) => one.id === of);
  if (link === undefined) throw new UserError('use.bad-input', { what: `${id} is not linked to ${of}.` });
  if (link.reason === reason) return found;
  vault.write(({ db, record }) => {
    const sql = isControl(of)
      ? 'UPDATE evidence_control SET reason = ? WHERE evidence = ? AND control = ?'
      : 'UPDATE evidence_point_of_focus SET reason = ? WHERE evidence = ? AND point_of_focus = ?';
    db.prepare(sql).run(reason, numberOf(id), isControl(of) ? numberOf(of) : of);
    record('evidence.link-reason-changed', id, { of, before: link.reason, after: reason });
  });
  return getEvidence(vault, id);
};
