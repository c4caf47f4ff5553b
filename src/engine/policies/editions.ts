// What was approved of a policy: its editions, and the days on which each is in force.
import { POLICY } from '../../shared/domain/programme';
import { partsOf, type RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import { evidenceVersionRef, type EvidenceVersionRef, type Sha256 } from '../../shared/ids';
import { addDays, type CalendarDate, type Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, readRecord, type StoredVersion, versionsOf } from '../programme';

export interface StoredEdition {
  readonly policyId: RecordId;
  readonly edition: number;
  /** The version of the record that was approved. */
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly textSha256: Sha256;
  /** Number of a member. */
  readonly approvedBy: number;
  readonly approvedAt: Instant;
  readonly note: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
  readonly evidence: EvidenceVersionRef;
}

interface Row {
  readonly edition: number;
  readonly version: number;
  readonly text_sha256: Sha256;
  readonly approved_by: number;
  readonly approved_at: Instant;
  readonly note: string;
  readonly in_force_from: CalendarDate;
  readonly evidence: number;
  readonly evidence_version: number;
}

/**
 * The versions that retired the policy for good. A retirement that was taken back (the policy is said to hold again, and
 * no approval stands between) was a mistake and ends nothing; a new draft takes none back.
 */
const retirementsOf = (versions: readonly StoredVersion[], approved: readonly number[]): StoredVersion[] => {
  const holding = versions.filter((one) => one.state === 'in-force' || one.state === 'approved');
  const isTakenBack = (retired: StoredVersion): boolean =>
    holding.some(
      ({ version }) =>
        version > retired.version && !approved.some((one) => retired.version <= one && one < version),
    );
  return versions.filter((one) => one.state === 'retired' && !isTakenBack(one));
};

/** The last day an edition is in force: that before the next one, or that before the policy was retired or withdrawn. */
const lastDayOf = (next: CalendarDate | undefined, endedOn: readonly CalendarDate[]): CalendarDate | null => {
  const [end] = [...(next === undefined ? [] : [next]), ...endedOn].sort();
  return end === undefined ? null : addDays(end, -1);
};

/**
 * Of one policy, the oldest first. One that was retired before its first day has its last day before it.
 * @throws UserError programme.unknown-record
 */
export const editionsOf = (db: ReadableDb, id: RecordId): StoredEdition[] => {
  const policy = readRecord(db, id);
  const rows = db
    .prepare('SELECT * FROM policy_edition WHERE policy = ? ORDER BY edition')
    .all(partsOf(id).number) as Row[];
  if (policy.register !== 'policy' || rows.length === 0) return [];
  const stored = versionsOf(db, id);
  const versions = new Map(stored.map((one) => [one.version, one]));
  const retired = retirementsOf(
    stored,
    rows.map((row) => row.version),
  );
  // Nothing of a record changes any more once it is withdrawn.
  const withdrawnOn = policy.withdrawn === null ? [] : [policy.changedAt.slice(0, 10) as CalendarDate];
  return rows.map((row, at) => {
    const approved = versions.get(row.version);
    const facts = factsAs(POLICY, approved ?? policy);
    return {
      policyId: id,
      edition: row.edition,
      version: row.version,
      title: facts.title,
      text: facts.text,
      textSha256: row.text_sha256,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at,
      note: row.note,
      inForceFrom: row.in_force_from,
      inForceTo: lastDayOf(rows[at + 1]?.in_force_from, [
        ...retired.filter((one) => one.version > row.version).map((one) => one.on),
        ...withdrawnOn,
      ]),
      evidence: evidenceVersionRef(row.evidence, row.evidence_version),
    };
  });
};

/**
 * @throws UserError programme.unknown-record, policy.unknown-edition
 */
export const findEdition = (db: ReadableDb, id: RecordId, edition: number): StoredEdition => {
  const found = editionsOf(db, id).find((one) => one.edition === edition);
  if (found === undefined) throw new UserError('policy.unknown-edition', { id });
  return found;
};

/** The one in force on that day; null for none. */
export const inForceOn = (editions: readonly StoredEdition[], day: CalendarDate): StoredEdition | null =>
  editions.findLast((one) => one.inForceFrom <= day && (one.inForceTo === null || day <= one.inForceTo)) ??
  null;
