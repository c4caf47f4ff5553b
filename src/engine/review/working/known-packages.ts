// The packages a working file has seen: what they are, what the check of each found, and how its signer was compared.
import type { KnownPackage, SignerComparison } from '../../../shared/domain/review';
import type { VerifyReport } from '../../../shared/domain/package';
import { UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { parseMinisignKey } from '../../crypto/signer-identity';
import type { ReadableDb } from '../../db/handles';
import type { Change, OpenVault } from '../../vault/open-vault';
import { toldSigner } from '../../verify';
import type { OpenedReceived } from '../opened-received';
import { roundOf, workingFile } from './working-file';

const COMPARISON = `comparison AS state, compared_by_channel AS channel, compared_on AS "on"`;
const NOT_COMPARED: SignerComparison = { state: 'not-compared', channel: '', on: null };

/** What was said of the same key of the same client in another round: who compared it once knows it again. */
const comparisonOfKey = (db: ReadableDb, { client, signerKey }: OpenedReceived): SignerComparison =>
  (db
    .prepare(
      `SELECT ${COMPARISON} FROM review_package WHERE client = ? AND signer_key = ? AND comparison <> 'not-compared'
       ORDER BY compared_on DESC, round DESC LIMIT 1`,
    )
    .get(client, signerKey) as SignerComparison | undefined) ?? NOT_COMPARED;

/** How the signer of this package stands; the one of another round with the same key until it is told of this one. */
export const comparisonOf = (vault: OpenVault | null, received: OpenedReceived): SignerComparison => {
  if (vault?.kind !== 'working-file') return NOT_COMPARED;
  const stored = vault.db
    .prepare(`SELECT ${COMPARISON} FROM review_package WHERE seal = ?`)
    .get(received.sealNumber) as SignerComparison | undefined;
  return stored ?? comparisonOfKey(vault.db, received);
};

/** What the check found, with what was said of the key since: a check by itself is told no key. */
export const signerVerdict = (
  { verdict }: Pick<VerifyReport, 'verdict'>,
  { state }: Pick<SignerComparison, 'state'>,
): VerifyReport['verdict'] =>
  verdict === 'verified-unknown-signer' && state === 'same' ? 'verified' : verdict;

/** Inside a change: the package is known from now on. Nothing when it is already. */
export const knowIn = ({ db, now, record }: Change, received: OpenedReceived): void => {
  const isKnown = db.prepare('SELECT 1 FROM review_package WHERE seal = ?').get(received.sealNumber);
  if (isKnown !== undefined) return;
  const comparison = comparisonOfKey(db, received);
  const facts = {
    seal: received.sealNumber,
    package: received.packageId,
    round: received.round,
    uuid: received.uuid,
    client: received.client,
    organization: received.organization,
    engagement: received.engagement,
    builtAt: received.builtAt,
    signerKey: received.signerKey,
    manifestSha256: received.manifestSha256,
    entries: received.journal.entries,
    head: received.journal.head,
    fileName: received.fileName,
  };
  db.prepare(
    `INSERT INTO review_package (seal, package, round, uuid, client, organization, engagement, built_at, signer_key,
       manifest_sha256, entries, head, file_name, first_opened_at, comparison, compared_by_channel, compared_on)
     VALUES (@seal, @package, @round, @uuid, @client, @organization, @engagement, @builtAt, @signerKey,
       @manifestSha256, @entries, @head, @fileName, @now, @state, @channel, @on)`,
  ).run({ ...facts, now, ...comparison });
  record('review.package-opened', roundOf(received), { ...facts, comparison });
};

const isKnown = (db: ReadableDb, seal: Sha256): boolean =>
  db.prepare('SELECT 1 FROM review_package WHERE seal = ?').get(seal) !== undefined;

/** Whether this session may keep something: a reader, or a folder that is only read, keeps nothing and breaks nothing. */
const keepsQuietly = (vault: OpenVault): boolean => {
  if (vault.access.mode !== 'read-write') return false;
  try {
    vault.requireMay('review.package-opened');
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'member.not-allowed') return false;
    throw error;
  }
};

/** The package is open: known from now on, where a working file is open that may be written. Errors: disk.*. */
export const noteOpened = (vault: OpenVault | null, received: OpenedReceived): void => {
  if (vault?.kind !== 'working-file' || isKnown(vault.db, received.sealNumber)) return;
  if (keepsQuietly(vault)) vault.write((change) => knowIn(change, received));
};

/** A check of every file has come to its end. As `noteOpened`, nothing where nothing can be kept. */
export const noteChecked = (
  vault: OpenVault | null,
  received: OpenedReceived,
  { verdict, findings }: VerifyReport,
): void => {
  if (vault?.kind !== 'working-file' || !keepsQuietly(vault)) return;
  vault.write((change) => {
    knowIn(change, received);
    const { db, now, record } = change;
    const { sealNumber: seal } = received;
    db.prepare('UPDATE review_package SET checked_at = ?, verdict = ? WHERE seal = ?').run(
      now,
      verdict,
      seal,
    );
    record('review.package-checked', roundOf(received), { seal, verdict, findings: findings.length });
  });
};

/**
 * What the auditor says after holding the key against what they were told.
 * @throws UserError review.no-working-file, use.bad-input
 */
export const compareSigner = (
  open: OpenVault | null,
  received: OpenedReceived,
  comparison: SignerComparison,
): void => {
  const vault = workingFile(open);
  const { state, channel, on } = comparison;
  if ((state === 'not-compared') !== (on === null) || (state === 'not-compared' && channel !== ''))
    throw new UserError('use.bad-input', { what: 'A comparison has a day, and nothing else has one.' });
  vault.write((change) => {
    knowIn(change, received);
    const { db, record } = change;
    const { sealNumber: seal } = received;
    db.prepare(
      'UPDATE review_package SET comparison = ?, compared_by_channel = ?, compared_on = ? WHERE seal = ?',
    ).run(state, channel, on, seal);
    record('review.signer-compared', roundOf(received), { seal, state, channel, on });
  });
};

interface ToldBy {
  readonly channel: string;
  readonly on: CalendarDate;
  readonly earlier: readonly string[];
}

/**
 * Holds the key against what the auditor was told (a minisign key, its twelve words, its SHA-256, or the seal number of
 * the package), and keeps the answer. A key from before a renewal is as good, where the statements in the package lead
 * from it to the one that signed.
 * @param earlier the keys before it, as the package proves them
 * @throws UserError review.no-working-file, use.bad-input (what was told cannot be read)
 */
export const compareWithTold = (
  open: OpenVault | null,
  received: OpenedReceived,
  told: string,
  { channel, on, earlier }: ToldBy,
): SignerComparison => {
  const isTold = toldSigner(told);
  const isSame = [received.signerKey, ...earlier].some((text) => {
    const key = parseMinisignKey(text);
    return key !== null && isTold(key.publicKey, received.sealNumber);
  });
  const comparison: SignerComparison = { state: isSame ? 'same' : 'different', channel, on };
  compareSigner(open, received, comparison);
  return comparison;
};

type KnownRow = Omit<KnownPackage, 'comparison'> & SignerComparison;

/** Newest first. */
export const knownPackages = (open: OpenVault | null): KnownPackage[] => {
  const rows = workingFile(open)
    .db.prepare(
      `SELECT seal AS sealNumber, package AS packageId, round, organization, engagement, file_name AS fileName,
         first_opened_at AS firstOpenedAt, checked_at AS checkedAt, verdict, ${COMPARISON}
       FROM review_package ORDER BY first_opened_at DESC, organization, package, round DESC`,
    )
    .all() as KnownRow[];
  return rows.map(({ state, channel, on, ...row }) => ({ ...row, comparison: { state, channel, on } }));
};
