// Makes one state of a vault in a backup folder, while the vault is open and in use
// (docs/format/backup-v1.md §3). The rename at the end makes the state; before it nothing counts.
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReport } from '../../shared/domain/backup';
import { UserError } from '../../shared/errors';
import { evidenceId, type PackageId, packageRoundRef, type Sha256 } from '../../shared/ids';
import { diskError } from '../blobs/durable-files';
import type { StoredBlob } from '../blobs/stored-blob';
import { toHex } from '../crypto/bytes';
import { sha256Hex } from '../crypto/hash';
import { readCopy, type DatabaseFacts } from '../db/database-copy';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import { copyTo, newPart } from '../vault/copies/copy-database';
import { encodeHeader } from '../vault/header';
import { readHeader } from '../vault/header-files';
import { takeLock } from '../vault/lock';
import type { OpenVault } from '../vault/open-vault';
import { copySource, sessionOf } from '../vault/session';
import { markBackup, proveBackupPlace, STATES, statesIn, sweepBackup, UNFINISHED } from './backup-folder';
import { listOf, pruneStates } from './prune-states';
import { backUpSealedFiles, type SealedOutcome } from './sealed-files';
import { encodeSealedList, type ListedFile } from './sealed-list';
import { asSnapshot, encodeState, stateName, type State } from './state-file';
import { copyStored, digestOf, syncFolderIfItCan, writeNew } from './stored-files';

/** A consistent copy of the database, checked, with what it says. */
interface Snapshot {
  readonly path: string;
  readonly facts: DatabaseFacts;
  readonly blobs: StoredBlob[];
  readonly sizeBytes: number;
}

const snapshotOf = async (vault: OpenVault, root: string): Promise<Snapshot> => {
  const source = copySource(vault);
  // Beside the database it is quick, and nobody who writes has to wait for a slow disk. Whoever may only read
  // writes nothing into the vault.
  const path =
    vault.access.mode === 'read-write'
      ? newPart(vault.folder, vault.environment)
      : join(root, UNFINISHED, `${toHex(vault.environment.random(16))}.part`);
  const facts = copyTo(source, path);
  try {
    const rows = readCopy(path, source.keys, (db) => db.prepare('SELECT * FROM blob ORDER BY id').all());
    return { path, facts, blobs: (rows as BlobRow[]).map(blobFromRow), sizeBytes: (await stat(path)).size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};

/** The header as it is now: one that is older than the database beside it could refuse its member. */
const presentHeader = async (vault: OpenVault): Promise<Uint8Array> => {
  const { header, keys } = sessionOf(vault);
  const found = await readHeader(vault.folder, vault.environment.logger).catch(() => null);
  if (found?.isAuthentic(keys.header)) return encodeHeader(found.header, keys.header);
  if (found !== null && found.header.epoch > header.epoch) {
    throw new UserError('vault.in-use', { holder: 'It has begun a new epoch since; open it again.' });
  }
  return encodeHeader(header, keys.header);
};

interface Newest {
  readonly run: number;
  readonly listed: ReadonlyMap<string, ListedFile>;
}

/** What the newest state that was surely made with this vault's keys lists. */
const newestProven = async (vault: OpenVault, root: string): Promise<Newest> => {
  const session = sessionOf(vault);
  const states = await statesIn(root, vault.vaultId);
  const last = Math.max(0, ...states.map(({ found }) => found?.state.run ?? 0));
  for (const { found } of states) {
    if (found === null || found.state.epoch > vault.epoch) continue;
    if (!found.isAuthentic(session.keysOf(found.state.epoch).backupList)) continue;
    const list = await listOf(root, found.state);
    if (list !== null) return { run: last + 1, listed: new Map(list.map((file) => [file.id, file])) };
  }
  return { run: last + 1, listed: new Map() };
};

/** Everything of the state but its name, in a folder that does not count yet. */
const writeState = async (
  vault: OpenVault,
  root: string,
  parts: {
    readonly folder: string;
    readonly snapshot: Snapshot;
    readonly header: Uint8Array;
    readonly outcome: SealedOutcome;
    readonly run: number;
  },
): Promise<State> => {
  const { folder, snapshot, header, outcome } = parts;
  const { environment } = vault;
  const session = sessionOf(vault);
  await mkdir(folder, { mode: 0o700 });
  const database = await copyStored(snapshot.path, join(folder, session.header.database), () => undefined);
  const list = encodeSealedList(outcome.files);
  await writeNew(join(folder, 'vault.header'), header);
  await writeNew(join(folder, 'files'), list);
  if (database === null) throw new UserError('disk.failed', { reason: 'ENOENT' });
  const about = {
    madeAt: environment.now(),
    epoch: vault.epoch,
    journalSeq: Math.max(0, snapshot.facts.headSeq),
  };
  const taken = new Set((await statesIn(root, vault.vaultId)).map(({ name }) => name));
  let attempt = 1;
  while (taken.has(stateName(about, attempt))) attempt += 1;
  const state: State = {
    ...about,
    name: stateName(about, attempt),
    blobs: outcome.files.length,
    bytes: outcome.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    database: { name: session.header.database, ...database },
    files: { sha256: sha256Hex(list), sizeBytes: list.length },
    header: { sha256: sha256Hex(header), sizeBytes: header.length },
    leftOut: outcome.leftOut.length,
    journalHead: toHex(snapshot.facts.headLeaf) as Sha256,
    program: environment.program,
    run: parts.run,
    vaultId: vault.vaultId,
  };
  await writeNew(join(folder, 'state'), encodeState(state, session.keys.backupList));
  for (const [name, sha256] of [
    [session.header.database, state.database.sha256],
    ['vault.header', state.header.sha256],
    ['files', state.files.sha256],
    ['state', sha256Hex(encodeState(state, session.keys.backupList))],
  ] as const) {
    if ((await digestOf(join(folder, name)))?.sha256 !== sha256) {
      throw new UserError('disk.failed', { reason: 'read-back' });
    }
  }
  await syncFolderIfItCan(folder);
  return state;
};

const takeBackupLock = (root: string, environment: Environment): ReturnType<typeof takeLock> => {
  try {
    return takeLock(root, environment);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'vault.in-use') throw error;
    throw new UserError('backup.in-use', error.details);
  }
};

/**
 * Adds the present state of the vault to the backups in `target` and answers what it did: the state is on the
 * disk and proven then. Copies only what is not there yet. A session that reads alone may do it too; then the
 * vault does not record it. Files that are damaged in the vault are left out, unless the backup has them
 * sound; then the state is made and recorded all the same, and the error backup.incomplete says so. Errors: backup.inside-vault, backup.other-vault, backup.in-use,
 * vault.folder-not-empty, vault.leads-outside, member.not-allowed, integrity.*, disk.*, job.cancelled; all
 * states made before are as they were then.
 */
export const backupVault = async (vault: OpenVault, target: string, job: Job): Promise<BackupReport> => {
  const { environment } = vault;
  const isRecorded = vault.access.mode === 'read-write';
  if (isRecorded) vault.requireMay('backup.made');
  goOnOrStop(job);
  const root = await proveBackupPlace(target, vault);
  const lock = takeBackupLock(root, environment);
  const unfinished = join(root, UNFINISHED, `${toHex(environment.random(16))}.part`);
  let snapshot: Snapshot | undefined;
  try {
    await markBackup(root, vault.vaultId);
    await sweepBackup(root);
    const { run, listed } = await newestProven(vault, root);
    snapshot = await snapshotOf(vault, root);
    const header = await presentHeader(vault);
    const outcome = await backUpSealedFiles({
      folder: vault.folder,
      root,
      blobs: snapshot.blobs,
      listed,
      run,
      otherBytes: 2 * snapshot.sizeBytes,
      blobKeyOf: (epoch) => sessionOf(vault).keysOf(epoch).blob,
      environment,
      job,
    });
    goOnOrStop(job);
    const state = await writeState(vault, root, { folder: unfinished, snapshot, header, outcome, run });
    await rename(unfinished, join(root, STATES, state.name));
    await syncFolderIfItCan(join(root, STATES));
    const { copiedBlobs, copiedBytes } = outcome;
    if (isRecorded) record(vault, state, copiedBlobs);
    const prunedSnapshots = await pruneStates(root, vault.vaultId, state.name, environment);
    if (outcome.leftOut.length > 0) throw incomplete(vault, state, outcome.leftOut);
    return { snapshot: asSnapshot(state), copiedBlobs, copiedBytes, prunedSnapshots };
  } catch (error) {
    throw diskError(error);
  } finally {
    // The outcome is told already; what is left here is swept by the next backup.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    // The same.
    if (snapshot !== undefined) await rm(snapshot.path, { force: true }).catch(() => undefined);
    lock.release();
  }
};

/** The state is there and whole but for these; nobody may take it for more. */
const incomplete = (vault: OpenVault, state: State, leftOut: readonly string[]): UserError => {
  const holder = vault.db.prepare(
    'SELECT evidence FROM evidence_file WHERE blob = ? ORDER BY evidence LIMIT 1',
  );
  const round = vault.db.prepare('SELECT package AS id, round FROM package_round WHERE recipe = ? LIMIT 1');
  const ids = leftOut.slice(0, 5).map((id) => {
    const row = holder.get(id) as { evidence: number } | undefined;
    if (row !== undefined) return evidenceId(row.evidence);
    const of = round.get(id) as { id: PackageId; round: number } | undefined;
    return of === undefined ? id : packageRoundRef(of.id, of.round);
  });
  const more = leftOut.length > ids.length ? ' …' : '';
  return new UserError('backup.incomplete', {
    count: leftOut.length,
    ids: `${ids.join(' ')}${more}`,
    snapshot: state.name,
  });
};

const record = (vault: OpenVault, state: State, copied: number): void => {
  const { name: snapshot, blobs, bytes, journalSeq } = state;
  vault.write(({ db, now, record: tell }) => {
    db.prepare(
      `INSERT INTO backup (snapshot, made_at, made_by, journal_seq, blobs, bytes) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(snapshot, now, vault.member.number, journalSeq, blobs, bytes);
    tell('backup.made', vault.vaultId, { snapshot, blobs, bytes, copied });
  });
};
