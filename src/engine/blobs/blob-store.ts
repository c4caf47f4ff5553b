// The sealed files of one vault: takes new ones in durably and reads them back proven.
import { chmod, lstat, mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { toHex, u64 } from '../crypto/bytes';
import { SUITES, type Suite } from '../crypto/chunk-cipher';
import { keyedHash } from '../crypto/keyed-hash';
import type { VaultKeys } from '../crypto/vault-keys';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { layoutOfPlaintext, sealedSize, WRITTEN_LOG2_CHUNK } from './blob-header';
import { diskError, errnoOf, syncFolder } from './durable-files';
import { openedBytes, openedWhole, openSealedFile, type OpenSealedFile } from './open-sealed-file';
import { paddedLength } from './padding';
import { reportAtMostTenTimesASecond } from './progress';
import { sealFile, type SealedPart } from './seal-file';
import { openSourceFile } from './source-file';
import type { BlobStore, SealedFile, StoredBlob } from './stored-blob';

/** Left free beyond the file itself, so that the database can still write its row. */
const ROOM_FOR_THE_ROW = 1024 * 1024;

export interface BlobStoreOptions {
  readonly folder: string;
  readonly keys: Pick<VaultKeys, 'blob' | 'blobName'>;
  readonly epoch: number;
  /** The keys of an earlier epoch, for what was sealed then; without it there was none. */
  readonly keysOf?: (epoch: number) => Pick<VaultKeys, 'blob'>;
  readonly environment: Environment;
  /** The row of a blob, if the database has one. */
  readonly findRow: (id: string) => StoredBlob | undefined;
  readonly suite?: Suite;
}

export const blobPath = (folder: string, id: string): string => join(folder, 'blobs', id.slice(0, 2), id);

export const blobId = (blobNameKey: Uint8Array, sha256: Uint8Array, sizeBytes: number): string =>
  toHex(keyedHash(blobNameKey, sha256, u64(sizeBytes)));

/** Fails before a byte is written when the disk surely has no room; some network disks do not know. */
const proveRoom = async (folder: string, sizeBytes: number): Promise<void> => {
  const needed = sealedSize(layoutOfPlaintext(paddedLength(sizeBytes), WRITTEN_LOG2_CHUNK));
  const { bavail, bsize, blocks } = await statfs(folder);
  if (blocks > 0 && bavail * bsize < needed + ROOM_FOR_THE_ROW) {
    throw new UserError('disk.full', { neededBytes: needed + ROOM_FOR_THE_ROW, freeBytes: bavail * bsize });
  }
};

const ensureFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: 0o700 });
    await syncFolder(dirname(path));
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST' || !(await lstat(path)).isDirectory()) throw error;
  }
};

export const createBlobStore = (options: BlobStoreOptions): BlobStore => {
  const { folder, keys, epoch, environment } = options;
  const suite = options.suite ?? SUITES.aes256gcm;
  const openStored = (path: string, blob: StoredBlob): Promise<OpenSealedFile> =>
    openSealedFile(path, blob, (options.keysOf?.(blob.epoch) ?? keys).blob);
  /** What this session sealed and the caller may not have put into the database yet. */
  const sealedHere = new Map<string, { readonly blob: StoredBlob; awaitingRow: number }>();
  /** Placing is one at a time, or two equal files could overwrite one another's sealed file. */
  let placing: Promise<unknown> = Promise.resolve();

  const proveWhole = async (path: string, blob: StoredBlob, job: Job): Promise<void> => {
    const file = await openStored(path, blob);
    const report = reportAtMostTenTimesASecond(job, 'checking', blob.sizeBytes);
    let done = 0;
    try {
      for await (const bytes of openedWhole(file, blob)) {
        goOnOrStop(job);
        done += bytes.length;
        report(done);
      }
    } finally {
      await file.close();
    }
  };

  const isSound = async (blob: StoredBlob, job: Job): Promise<boolean> => {
    try {
      await proveWhole(blobPath(folder, blob.id), blob, job);
      return true;
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('integrity.')) throw error;
      environment.logger.log(
        'warn',
        'A sealed file was damaged or missing and is replaced by a new import.',
        {
          blob: blob.id,
          code: error.code,
        },
      );
      return false;
    }
  };

  /** Decides whether the part becomes the blob's file. Runs alone. */
  const place = async (partPath: string, part: SealedPart, job: Job): Promise<SealedFile> => {
    const id = blobId(keys.blobName, part.sha256, part.sizeBytes);
    const here = sealedHere.get(id);
    const known = options.findRow(id) ?? here?.blob;
    if (known !== undefined && (await isSound(known, job))) {
      await rm(partPath);
      if (here !== undefined) here.awaitingRow += 1;
      return { blob: known, alreadyPresent: true, head: part.head };
    }
    const blob: StoredBlob = {
      id,
      sha256: toHex(part.sha256) as Sha256,
      sizeBytes: part.sizeBytes,
      sealedSizeBytes: part.sealedSizeBytes,
      headerDigest: part.headerDigest,
      epoch,
    };
    await proveWhole(partPath, blob, job);
    goOnOrStop(job);
    const path = blobPath(folder, id);
    await ensureFolder(dirname(path));
    // Windows would refuse to replace a read-only file.
    if (process.platform !== 'win32') await chmod(partPath, 0o400);
    await rename(partPath, path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(partPath));
    sealedHere.set(id, { blob, awaitingRow: (here?.awaitingRow ?? 0) + 1 });
    return { blob, alreadyPresent: false, head: part.head };
  };

  const takeBack = async ({ blob: { id } }: SealedFile): Promise<void> => {
    const here = sealedHere.get(id);
    if (here === undefined) return;
    here.awaitingRow -= 1;
    if (here.awaitingRow > 0 || options.findRow(id) !== undefined) return;
    sealedHere.delete(id);
    await rm(blobPath(folder, id), { force: true });
  };

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const placed = placing.then(work);
    placing = placed.catch(() => undefined);
    return placed;
  };

  const sealToPart = async (sourcePath: string, partPath: string, job: Job): Promise<SealedPart> => {
    const source = await openSourceFile(sourcePath);
    try {
      await proveRoom(folder, source.sizeBytes);
      const handle = await open(partPath, 'wx', 0o600);
      try {
        const sealing = { blobKey: keys.blob, epoch, suite, salt: environment.random(32) };
        const part = await sealFile(source, handle, sealing, job);
        await source.proveUnchanged();
        await handle.sync();
        return part;
      } finally {
        await handle.close();
      }
    } finally {
      await source.close();
    }
  };

  return {
    put: async (sourcePath, job) => {
      goOnOrStop(job);
      const partPath = join(folder, 'tmp', `${toHex(environment.random(16))}.part`);
      try {
        const part = await sealToPart(sourcePath, partPath, job);
        return await alone(() => place(partPath, part, job));
      } catch (error) {
        await rm(partPath, { force: true }).catch(() => undefined);
        throw diskError(error);
      }
    },
    discard: async (sealed) => {
      try {
        await alone(() => takeBack(sealed));
      } catch (error) {
        throw diskError(error);
      }
    },
    read: async function* (blob) {
      const file = await openStored(blobPath(folder, blob.id), blob);
      try {
        yield* openedWhole(file, blob);
      } finally {
        await file.close();
      }
    },
    readRange: async function* (blob, start, end) {
      const file = await openStored(blobPath(folder, blob.id), blob);
      try {
        yield* openedBytes(file, blob, start, end);
      } finally {
        await file.close();
      }
    },
  };
};
