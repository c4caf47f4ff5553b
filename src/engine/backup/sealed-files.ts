// Brings the sealed files of one snapshot into a backup: finds those that are there already, copies the
// others, and proves every one that was copied by reading it from the backup (docs/format/backup-v1.md §3).
import { chmod, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { HEADER_BYTES } from '../blobs/blob-header';
import { blobPath } from '../blobs/blob-store';
import { diskError } from '../blobs/durable-files';
import { openedWhole, openSealedFile } from '../blobs/open-sealed-file';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import type { StoredBlob } from '../blobs/stored-blob';
import { toHex } from '../crypto/bytes';
import { runningSha256, sha256Hex } from '../crypto/hash';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { FILES, HEX_PAIRS, proveRoomFor, storedPath, UNFINISHED } from './backup-folder';
import type { ListedFile } from './sealed-list';
import type { StoredFile } from './state-file';
import {
  copyStored,
  digestOf,
  ensurePlainFolder,
  headOf,
  someAtATime,
  syncFolderIfItCan,
} from './stored-files';

const AT_A_TIME = 4;
/** Left free beside what is known to be needed. */
const ROOM_BESIDES = 1024 * 1024;

export interface SealedRun {
  /** The vault folder. */
  readonly folder: string;
  /** The backup folder. */
  readonly root: string;
  readonly blobs: readonly StoredBlob[];
  /** What the newest proven state lists, by id. */
  readonly listed: ReadonlyMap<string, ListedFile>;
  /** Number of this state, from 1: decides which sixteenth is read whole. */
  readonly run: number;
  /** Bytes needed beside sealed files. */
  readonly otherBytes: number;
  readonly blobKeyOf: (epoch: number) => Uint8Array;
  readonly environment: Environment;
  readonly job: Job;
}

export interface SealedOutcome {
  readonly files: ListedFile[];
  readonly copiedBlobs: number;
  readonly copiedBytes: number;
  /** Ids of those that are damaged or missing in the vault and were never backed up sound. */
  readonly leftOut: string[];
}

/** Whether the file of this blob is in the backup, as far as its size and first bytes tell. */
const isThere = async (root: string, blob: StoredBlob, listed: ListedFile | undefined): Promise<boolean> => {
  if (listed?.sizeBytes !== blob.sealedSizeBytes) return false;
  const found = await headOf(storedPath(root, listed.sha256), HEADER_BYTES);
  return found?.sizeBytes === blob.sealedSizeBytes && sha256Hex(found.head) === blob.headerDigest;
};

/** What a run that was killed has left, by name; with the sizes, to know which sources are worth hashing. */
const leftOver = async (
  root: string,
  listed: ReadonlyMap<string, ListedFile>,
): Promise<{ readonly names: Set<string>; readonly sizes: Set<number> }> => {
  const known = new Set([...listed.values()].map(({ sha256 }): string => sha256));
  const [names, sizes] = [new Set<string>(), new Set<number>()];
  for (const pair of (await readdir(join(root, FILES))).filter((name) => HEX_PAIRS.includes(name))) {
    for (const name of await readdir(join(root, FILES, pair))) {
      if (known.has(name) || !/^[0-9a-f]{64}$/.test(name)) continue;
      names.add(name);
      sizes.add((await stat(storedPath(root, name))).size);
    }
  }
  return { names, sizes };
};

const missing = (blob: StoredBlob): UserError => new UserError('integrity.blob-missing', { id: blob.id });

/** Reads a sealed file to its end: every chunk authentic, the data those of the row. Errors: integrity.*. */
const proveSealed = async (
  path: string,
  blob: StoredBlob,
  blobKey: Uint8Array,
  onBytes: (count: number) => void,
): Promise<void> => {
  const file = await openSealedFile(path, blob, blobKey);
  const hash = runningSha256();
  try {
    for await (const bytes of openedWhole(file, blob)) {
      hash.update(bytes);
      onBytes(bytes.length);
    }
  } finally {
    await file.close();
  }
  if (toHex(hash.digest()) !== blob.sha256) {
    throw new UserError('integrity.blob-damaged', { id: blob.id, reason: 'content' });
  }
};

/**
 * Puts every sealed file of `run.blobs` into the backup, but for those that are damaged in the vault; durable
 * and proven when this answers. Errors: disk.*, job.cancelled; what was copied before stays for the next run.
 */
export const backUpSealedFiles = async (run: SealedRun): Promise<SealedOutcome> => {
  const { folder, root, blobs, listed, environment, job } = run;
  const files = new Map<string, ListedFile>();
  const toCopy: StoredBlob[] = [];
  await someAtATime(blobs, AT_A_TIME, async (blob) => {
    goOnOrStop(job);
    const known = listed.get(blob.id);
    if (known !== undefined && (await isThere(root, blob, known))) files.set(blob.id, known);
    else toCopy.push(blob);
  });
  const copyBytes = toCopy.reduce((sum, blob) => sum + blob.sealedSizeBytes, 0);
  const left = toCopy.length === 0 ? null : await leftOver(root, listed);
  if (left?.names.size === 0) await proveRoomFor(root, copyBytes + run.otherBytes + ROOM_BESIDES);

  const touched = new Set<string>();
  const copied = new Map<string, number>();
  const leftOut = new Set<string>();
  /** One damaged file must not keep the others out of the backup. */
  const unlessDamaged = async (blob: StoredBlob, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('integrity.')) throw error;
      environment.logger.log('warn', 'A sealed file is damaged in the vault and is not in the backup.', {
        blob: blob.id,
        code: error.code,
      });
      leftOut.add(blob.id);
      files.delete(blob.id);
      copied.delete(blob.id);
    }
  };
  const putThere = async (blob: StoredBlob, onBytes: (count: number) => void): Promise<StoredFile> => {
    const source = blobPath(folder, blob.id);
    if (left?.sizes.has(blob.sealedSizeBytes)) {
      const digest = await digestOf(source);
      if (digest === null) throw missing(blob);
      if (left.names.has(digest.sha256)) {
        onBytes(digest.sizeBytes);
        return digest;
      }
    }
    const part = join(root, UNFINISHED, `${toHex(environment.random(16))}.part`);
    try {
      const stored = await copyStored(source, part, (count) => {
        goOnOrStop(job);
        onBytes(count);
      });
      if (stored === null) throw missing(blob);
      const path = storedPath(root, stored.sha256);
      await ensurePlainFolder(dirname(path));
      // Some disks keep no modes; the vault's own file is what must not be written.
      if (process.platform !== 'win32') await chmod(part, 0o400).catch(() => undefined);
      await rename(part, path);
      touched.add(dirname(path));
      copied.set(blob.id, stored.sizeBytes);
      return stored;
    } catch (error) {
      // Why it failed is told; the next backup sweeps the part.
      await rm(part, { force: true }).catch(() => undefined);
      throw diskError(error);
    }
  };

  const reportCopied = reportAtMostTenTimesASecond(job, 'copying', copyBytes);
  let done = 0;
  await someAtATime(toCopy, AT_A_TIME, async (blob) => {
    goOnOrStop(job);
    await unlessDamaged(blob, async () => {
      const { sha256, sizeBytes } = await putThere(blob, (count) => {
        done += count;
        reportCopied(done);
      });
      files.set(blob.id, { id: blob.id, sha256, sizeBytes });
    });
  });
  await syncTouched(root, touched);

  const turn = (run.run % 16).toString(16);
  const toRead = [...files.values()].filter(({ id, sha256 }) => listed.has(id) && sha256.startsWith(turn));
  const isCopied = new Set(toCopy.map(({ id }) => id));
  const again = toRead.filter(({ id }) => !isCopied.has(id));
  const total = [...toCopy, ...again].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const reportChecked = reportAtMostTenTimesASecond(job, 'checking', total);
  let checked = 0;
  const onChecked = (count: number): void => {
    goOnOrStop(job);
    checked += count;
    reportChecked(checked);
  };

  const prove = async (blob: StoredBlob, sha256: Sha256): Promise<void> => {
    const key = run.blobKeyOf(blob.epoch);
    try {
      await proveSealed(storedPath(root, sha256), blob, key, onChecked);
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('integrity.')) throw error;
      // Bytes that are not those of their name help nobody, and would stop the next run too.
      if ((await digestOf(storedPath(root, sha256)))?.sha256 !== sha256) {
        await rm(storedPath(root, sha256), { force: true });
      }
      // Whose fault it is: a damaged file of the vault is told as such, else the disk gave back other bytes.
      await proveSealed(blobPath(folder, blob.id), blob, key, () => undefined);
      throw new UserError('disk.failed', { reason: 'read-back' });
    }
  };
  await someAtATime(toCopy, AT_A_TIME, async (blob) => {
    goOnOrStop(job);
    const file = files.get(blob.id);
    if (file !== undefined) await unlessDamaged(blob, () => prove(blob, file.sha256));
  });
  const blobOf = new Map(blobs.map((blob) => [blob.id, blob]));
  await someAtATime(again, AT_A_TIME, async (file) => {
    goOnOrStop(job);
    const digest = await digestOf(storedPath(root, file.sha256), onChecked);
    const blob = blobOf.get(file.id);
    if (digest?.sha256 === file.sha256 || blob === undefined) return;
    environment.logger.log('warn', 'A sealed file in the backup was damaged and is copied again.', {
      blob: blob.id,
    });
    await unlessDamaged(blob, async () => {
      const { sha256, sizeBytes } = await putThere(blob, () => undefined);
      await prove(blob, sha256);
      files.set(blob.id, { id: blob.id, sha256, sizeBytes });
    });
  });
  await syncTouched(root, touched);
  const copiedBytes = [...copied.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { files: [...files.values()], copiedBlobs: copied.size, copiedBytes, leftOut: [...leftOut] };
};

const syncTouched = async (root: string, touched: Set<string>): Promise<void> => {
  for (const path of touched) await syncFolderIfItCan(path);
  if (touched.size > 0) {
    await syncFolderIfItCan(join(root, FILES));
    await syncFolderIfItCan(join(root, UNFINISHED));
  }
  touched.clear();
};
