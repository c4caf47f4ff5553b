// What a person says about an occurrence: why it did not have to happen, and which evidence belongs to it.
// Doing it twice is doing it once.
import type { Input } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId, numberOf } from '../../shared/ids';
import { currentEngagement } from '../engagement';
import { insertLinks } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import { findOccurrence } from './one-control';

const excuseReason = (vault: OpenVault, engagement: number, control: number, from: string): string | null =>
  (vault.db
    .prepare('SELECT reason FROM excuse WHERE engagement = ? AND control = ? AND occurrence_from = ?')
    .pluck()
    .get(engagement, control, from) as string | undefined) ?? null;

/**
 * Says why an occurrence of the current engagement did not have to happen; said again, the new reason
 * replaces the old one. Nothing is written when it is the same.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-occurrence
 */
export const excuseOccurrence = (
  vault: OpenVault,
  { controlId, from, reason }: Input<'coverage', 'excuse'>,
): void => {
  const { engagement } = findOccurrence(vault, controlId, from).coverage;
  const [inEngagement, control] = [numberOf(engagement.id), numberOf(controlId)];
  if (excuseReason(vault, inEngagement, control, from) === reason) return;
  vault.write(({ db, now, record }) => {
    db.prepare(
      `INSERT OR REPLACE INTO excuse (engagement, control, occurrence_from, reason, excused_by, excused_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(inEngagement, control, from, reason, vault.member.number, now);
    record('coverage.excused', controlId, { engagement: engagement.id, from, reason });
  });
};

/**
 * Takes an excuse back, also one whose occurrence is gone since; nothing is written where none is.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-occurrence
 */
export const withdrawExcuse = (
  vault: OpenVault,
  { controlId, from }: Input<'coverage', 'withdrawExcuse'>,
): void => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const [inEngagement, control] = [numberOf(engagement.id), numberOf(controlId)];
  if (excuseReason(vault, inEngagement, control, from) === null) {
    findOccurrence(vault, controlId, from);
    return;
  }
  vault.write(({ db, record }) => {
    db.prepare('DELETE FROM excuse WHERE engagement = ? AND control = ? AND occurrence_from = ?').run(
      inEngagement,
      control,
      from,
    );
    record('coverage.excuse-withdrawn', controlId, { engagement: engagement.id, from });
  });
};

const numbersOf = (vault: OpenVault, ids: readonly EvidenceId[]): number[] => {
  const isThere = vault.db.prepare('SELECT 1 FROM evidence WHERE number = ?');
  return [...new Set(ids.map(numberOf))].map((number) => {
    if (isThere.get(number) === undefined) {
      throw new UserError('use.unknown-evidence', { id: evidenceId(number) });
    }
    return number;
  });
};

/**
 * Says for which occurrence of the current engagement items count, and for no other of that control. What
 * is not linked to the control yet is linked. Nothing is written when all of it was said before.
 * @throws UserError use.engagement-missing, use.unknown-control, use.unknown-occurrence,
 *   use.unknown-evidence
 */
export const assignEvidence = (
  vault: OpenVault,
  { controlId, from, evidenceIds, reason }: Input<'coverage', 'assign'>,
): void => {
  const { coverage, control } = findOccurrence(vault, controlId, from);
  const engagement = coverage.engagement.id;
  const numbers = numbersOf(vault, evidenceIds);
  const isSaid = vault.db.prepare(
    `SELECT 1 FROM assigned_occurrence JOIN evidence_control USING (evidence, control)
     WHERE engagement = ? AND control = ? AND evidence = ? AND occurrence_from = ?
       AND assigned_occurrence.reason = ifnull(?, assigned_occurrence.reason)`,
  );
  const fresh = numbers.filter(
    (number) => isSaid.get(numberOf(engagement), control.number, number, from, reason ?? null) === undefined,
  );
  if (fresh.length === 0) return;
  vault.write(({ db, record }) => {
    const assign = db.prepare(
      `INSERT OR REPLACE INTO assigned_occurrence (engagement, control, evidence, occurrence_from, reason)
       VALUES (?, ?, ?, ?, ?)`,
    );
    for (const number of fresh) {
      const added = insertLinks(db, number, { controlIds: [controlId], pointOfFocusIds: [] });
      if (added.controlIds.length > 0) {
        record('evidence.linked', evidenceId(number), { controls: [controlId], pointsOfFocus: [] });
      }
      assign.run(numberOf(engagement), control.number, number, from, reason ?? '');
    }
    record('coverage.assigned', controlId, {
      engagement,
      from,
      evidence: fresh.map(evidenceId),
      ...((reason ?? '') === '' ? {} : { reason }),
    });
  });
};

/**
 * Lets the effective dates of items decide again, whatever occurrence they were assigned to. Those that
 * were not are passed over, and nothing is written when none was.
 * @throws UserError use.engagement-missing
 */
export const unassignEvidence = (
  vault: OpenVault,
  { controlId, evidenceIds }: Input<'coverage', 'unassign'>,
): void => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const isThere = vault.db.prepare(
    'SELECT 1 FROM assigned_occurrence WHERE engagement = ? AND control = ? AND evidence = ?',
  );
  const [inEngagement, control] = [numberOf(engagement.id), numberOf(controlId)];
  const numbers = [...new Set(evidenceIds.map(numberOf))].filter(
    (number) => isThere.get(inEngagement, control, number) !== undefined,
  );
  if (numbers.length === 0) return;
  vault.write(({ db, record }) => {
    const remove = db.prepare(
      'DELETE FROM assigned_occurrence WHERE engagement = ? AND control = ? AND evidence = ?',
    );
    for (const number of numbers) remove.run(inEngagement, control, number);
    record('coverage.unassigned', controlId, {
      engagement: engagement.id,
      evidence: numbers.map(evidenceId),
    });
  });
};
