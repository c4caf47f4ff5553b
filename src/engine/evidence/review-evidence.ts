// Review: a version is submitted, sent back, approved by a second pair of eyes, or rejected with a reason
// (docs/evidence.md). Each step is one entry of the journal.
import type { Input, Output } from '../../shared/contract';
import type { EvidenceDetail } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import { mayDo } from '../../shared/domain/roles';
import type { EvidenceId } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import { getEvidence } from './evidence-detail';
import { currentAgain, lifeForStep, openLife, putState } from './item-life';
import { versionRow } from './version-rows';
import { isOwnWork, newestVersion, supersededByApproval } from '../../shared/version-states';

/**
 * A draft waits for a second pair of eyes and does not change meanwhile.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state
 */
export const submitEvidence = (vault: OpenVault, id: EvidenceId, version: number): EvidenceDetail => {
  vault.requireMay('evidence.submitted');
  vault.write((change) => {
    submitWithin(change, id, version);
  });
  return getEvidence(vault, id);
};

/** The same inside a change. @throws UserError as submitEvidence */
export const submitWithin = ({ db, record }: Change, id: EvidenceId, version: number): void => {
  const life = lifeForStep(db, id, version, 'submit');
  putState(db, life, version, 'in-review');
  record('evidence.submitted', id, { version });
};

/**
 * Back to draft, from review or after a rejection.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state
 */
export const reopenEvidence = (vault: OpenVault, id: EvidenceId, version: number): EvidenceDetail => {
  vault.requireMay('evidence.reopened');
  vault.write(({ db, record }) => {
    const life = lifeForStep(db, id, version, 'reopen');
    db.prepare(
      "UPDATE evidence_version SET state = 'draft', rejected_reason = '' WHERE evidence = ? AND version = ?",
    ).run(life.number, version);
    currentAgain(db, life.number);
    record('evidence.reopened', id, { version });
  });
  return getEvidence(vault, id);
};

/** Also by a hand in what it was made from: to cover a part of something does not make it another's work. */
const isOwn = (vault: OpenVault, db: ReadableDb, id: EvidenceId, version: number): boolean => {
  const row = versionRow(db, id, version);
  const hands = { takenInBy: row.taken_in_by, correctedBy: row.corrected_by, collector: row.collector };
  if (isOwnWork(hands, vault.member.number, vault.member.name)) return true;
  const from = row.derived_from;
  return from !== null && from < version && isOwn(vault, db, id, from);
};

/**
 * Why somebody approves alone; null when two people have looked.
 * @throws UserError evidence.same-person
 */
const overrideOf = (
  vault: OpenVault,
  db: ReadableDb,
  id: EvidenceId,
  version: number,
  reason: string,
): string | null => {
  if (!isOwn(vault, db, id, version)) return null;
  if (vault.member.role !== 'owner' || reason === '')
    throw new UserError('evidence.same-person', { id, version });
  return reason;
};

/** A draft may still change: who approves it says in the same change that it is finished, as its author would. */
const submitFirst = (vault: OpenVault, change: Change, id: EvidenceId, version: number): void => {
  if (!mayDo(vault.member.role, 'evidence.submitted'))
    throw new UserError('evidence.state', { id, version, state: 'draft' });
  submitWithin(change, id, version);
};

/** The same as `approveEvidence`, inside a change. @throws UserError as approveEvidence */
export const approveWithin = (
  vault: OpenVault,
  change: Change,
  id: EvidenceId,
  version: number,
  overrideReason: string,
): void => {
  const { db, now, record } = change;
  const asked = lifeForStep(db, id, version, 'approve');
  const override = overrideOf(vault, db, id, version, overrideReason);
  const isDraft = asked.versions.some((one) => one.version === version && one.state === 'draft');
  if (isDraft) submitFirst(vault, change, id, version);
  const life = lifeForStep(db, id, version, 'approve');
  const supersedes = supersededByApproval(life.versions, version);
  db.prepare(
    `UPDATE evidence_version SET state = 'approved', approved_at = ?, approved_by = ?, override_reason = ?
     WHERE evidence = ? AND version = ?`,
  ).run(now, vault.member.number, override ?? '', life.number, version);
  if (supersedes !== null) putState(db, life, supersedes, 'superseded');
  currentAgain(db, life.number);
  record('evidence.approved', id, { version, override, supersedes });
};

/**
 * Somebody else than its collector has looked at it: it never changes again, and takes the place of an
 * approved version before it. A draft is submitted first, in the same change; for who may not submit, it is
 * refused. An owner may approve their own with a reason, which the journal keeps; where two
 * people have looked, the reason is not taken down.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state, evidence.same-person
 */
export const approveEvidence = (
  vault: OpenVault,
  id: EvidenceId,
  version: number,
  overrideReason: string,
): EvidenceDetail => {
  vault.requireMay('evidence.approved');
  vault.write((change) => {
    approveWithin(vault, change, id, version, overrideReason);
  });
  return getEvidence(vault, id);
};

/**
 * Refuses a version in review, with a reason; not for its collector, who may reopen it.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state, evidence.same-person
 */
export const rejectEvidence = (
  vault: OpenVault,
  id: EvidenceId,
  version: number,
  reason: string,
): EvidenceDetail => {
  vault.requireMay('evidence.rejected');
  vault.write(({ db, record }) => {
    const life = lifeForStep(db, id, version, 'reject');
    if (isOwn(vault, db, id, version)) throw new UserError('evidence.same-person', { id, version });
    db.prepare(
      "UPDATE evidence_version SET state = 'rejected', rejected_reason = ? WHERE evidence = ? AND version = ?",
    ).run(reason, life.number, version);
    currentAgain(db, life.number);
    record('evidence.rejected', id, { version, reason });
  });
  return getEvidence(vault, id);
};

type Many = Input<'evidence', 'reviewMany'>;

/**
 * That the step is open to the version that was looked at; of many at once only what is in review is approved:
 * what a draft says may have changed since.
 */
const proveOpen = (
  vault: OpenVault,
  db: ReadableDb,
  { id, version }: Many['items'][number],
  { step, overrideReason }: Omit<Many, 'items'>,
): void => {
  const newest = newestVersion(openLife(db, id).versions);
  if (newest === undefined) throw new UserError('evidence.state', { id, state: 'requested' });
  lifeForStep(db, id, version, step);
  if (step === 'submit') return;
  if (newest.state !== 'in-review')
    throw new UserError('evidence.state', { id, version, state: newest.state });
  overrideOf(vault, db, id, version, overrideReason);
};

/**
 * The same step for many items, each in the version that was looked at: what cannot be done is listed with its
 * code, the rest is done, in one change.
 */
export const reviewMany = (vault: OpenVault, { items, ...asked }: Many): Output<'evidence', 'reviewMany'> => {
  vault.requireMay(asked.step === 'submit' ? 'evidence.submitted' : 'evidence.approved');
  const able: Many['items'] = [];
  const refused: Output<'evidence', 'reviewMany'>['refused'] = [];
  for (const { id, version } of new Map(items.map((one) => [one.id, one])).values()) {
    try {
      proveOpen(vault, vault.db, { id, version }, asked);
      able.push({ id, version });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ id, code: error.code, details: error.details });
    }
  }
  if (able.length > 0)
    vault.write((change) => {
      for (const { id, version } of able) {
        if (asked.step === 'submit') submitWithin(change, id, version);
        else approveWithin(vault, change, id, version, asked.overrideReason);
      }
    });
  return { done: able.map(({ id }) => id), refused };
};
