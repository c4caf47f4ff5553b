// Makes a vault folder of a backed-up state, without any secret: every byte is compared with its SHA-256 on
// the way, and the header comes last (docs/format/backup-v1.md §4).
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { RestoreReport } from '../../shared/domain/backup';
import { UserError } from '../../shared/errors';
import { blobPath } from '../blobs/blob-store';
import { diskError, replaceFile, syncFolder } from '../blobs/durable-files';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import { sha256Hex } from '../crypto/hash';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { makeVaultFolder, unmakeVaultFolder } from '../vault/folder';
import { decodeHeader, MAX_HEADER_BYTES } from '../vault/header';
import { HEADER_COPY_FILE, HEADER_FILE } from '../vault/header-files';
import {
  FILES,
  HEX_PAIRS,
  isInside,
  openBackupFolder,
  proveRoomFor,
  STATES,
  statesIn,
} from './backup-folder';
import { listOf } from './prune-states';
import type { ListedFile } from './sealed-list';
import { asSnapshot, type State, type StoredFile } from './state-file';
import { copyStored, smallFile, someAtATime } from './stored-files';

const AT_A_TIME = 4;
const ROOM_BESIDES = 1024 * 1024;

const damaged = (file: string): UserError => new UserError('backup.damaged', { file });

/** The state to restore, described without damage. Errors: backup.unknown-snapshot, backup.damaged. */
const chooseState = async (root: string, vaultId: State['vaultId'], name: string | null): Promise<State> => {
  const states = await statesIn(root, vaultId);
  const chosen = name === null ? states[0] : states.find((each) => each.name === name);
  if (chosen === undefined) throw new UserError('backup.unknown-snapshot', { name: name ?? '' });
  if (chosen.found === null) throw damaged(`${STATES}/${chosen.name}/state`);
  return chosen.found.state;
};

/** The header's bytes, which must be a header of this vault and epoch. Errors: backup.damaged. */
const headerOf = async (root: string, state: State): Promise<Uint8Array> => {
  const file = `${STATES}/${state.name}/${HEADER_FILE}`;
  const bytes = await smallFile(join(root, file), MAX_HEADER_BYTES);
  if (bytes === null || sha256Hex(bytes) !== state.header.sha256) throw damaged(file);
  const header = decodeHeader(bytes)?.header;
  if (header?.vaultId !== state.vaultId || header.epoch !== state.epoch) throw damaged(file);
  return bytes;
};

/** Copies one file of the backup and proves it. Errors: backup.damaged, disk.*. */
const copyProven = async (
  source: { readonly root: string; readonly file: string },
  target: string,
  expected: StoredFile,
  onBytes: (count: number) => void,
): Promise<void> => {
  const copied = await copyStored(join(source.root, source.file), target, onBytes);
  if (copied?.sha256 !== expected.sha256 || copied.sizeBytes !== expected.sizeBytes)
    throw damaged(source.file);
};

const copyAll = async (
  root: string,
  folder: string,
  state: State,
  files: readonly ListedFile[],
  job: Job,
): Promise<void> => {
  const report = reportAtMostTenTimesASecond(job, 'copying', state.bytes + state.database.sizeBytes);
  let done = 0;
  const onBytes = (count: number): void => {
    goOnOrStop(job);
    done += count;
    report(done);
  };
  const { name, ...database } = state.database;
  await copyProven({ root, file: `${STATES}/${state.name}/${name}` }, join(folder, name), database, onBytes);
  const pairs = HEX_PAIRS.filter((pair) => files.some(({ id }) => id.startsWith(pair)));
  for (const pair of pairs) await mkdir(join(folder, 'blobs', pair), { mode: 0o700 });
  await someAtATime(files, AT_A_TIME, async ({ id, sha256, sizeBytes }) => {
    goOnOrStop(job);
    const path = blobPath(folder, id);
    await copyProven(
      { root, file: `${FILES}/${sha256.slice(0, 2)}/${sha256}` },
      path,
      { sha256, sizeBytes },
      onBytes,
    );
    // Drives without modes keep what they have; the bytes are read back either way.
    if (process.platform !== 'win32') await chmod(path, 0o400).catch(() => undefined);
  });
  for (const pair of pairs) await syncFolder(join(folder, 'blobs', pair));
  await syncFolder(join(folder, 'blobs'));
  await syncFolder(folder);
};

/**
 * Restores a state (the newest with null) into a folder that is empty or new; the vault there is whole and
 * opens with the secrets of its time when this answers. After an error the folder is as it was.
 * Errors: backup.not-a-backup, backup.unknown-snapshot, backup.damaged (with the file), vault.folder-not-empty,
 * vault.newer-version, vault.leads-outside, disk.*, job.cancelled.
 */
export const restoreBackup = async (
  input: { readonly backup: string; readonly snapshot: string | null; readonly folder: string },
  _environment: Environment,
  job: Job,
): Promise<RestoreReport> => {
  const { root, vaultId } = await openBackupFolder(input.backup);
  const state = await chooseState(root, vaultId, input.snapshot);
  const header = await headerOf(root, state);
  const files = await listOf(root, state);
  if (files === null) throw damaged(`${STATES}/${state.name}/${FILES}`);
  goOnOrStop(job);
  const folder = resolve(input.folder);
  const above = await nearest(folder);
  // A vault inside its own backup would go with it.
  if (await isInside(above, root)) throw new UserError('vault.folder-not-empty');
  await proveRoomFor(above, state.bytes + state.database.sizeBytes + ROOM_BESIDES);
  const { made } = await makeVaultFolder(folder);
  try {
    await copyAll(root, folder, state, files, job);
    await replaceFile(join(folder, HEADER_COPY_FILE), header);
    await replaceFile(join(folder, HEADER_FILE), header);
    await syncFolder(dirname(await realpath(folder)));
    return { snapshot: asSnapshot(state), blobs: files.length, bytes: state.bytes };
  } catch (error) {
    // Why it failed is told; an empty folder may be left.
    await unmakeVaultFolder(folder, made).catch(() => undefined);
    throw diskError(error);
  }
};

/** The folder itself, or the nearest one above it that is there. */
const nearest = async (folder: string): Promise<string> => {
  for (let path = folder; ; path = dirname(path)) {
    if (path === dirname(path) || (await stat(path).catch(() => null)) !== null) return path;
  }
};
