// Copies single files into and out of a backup: hashed on the way, synced, and never through a link.
import { lstat, mkdir, open, type FileHandle } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { diskError, errnoOf, READ_NO_LINK, syncFolder } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import type { StoredFile } from './state-file';

const BLOCK_BYTES = 1024 * 1024;

export type OnBytes = (count: number) => void;

/** What a block of a file does: `write` puts it elsewhere. */
const readThrough = async (
  handle: FileHandle,
  onBlock: (block: Uint8Array, position: number) => Promise<void> | void,
  onBytes: OnBytes,
): Promise<StoredFile> => {
  const hash = runningSha256();
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  let position = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return { sha256: toHex(hash.digest()) as Sha256, sizeBytes: position };
    const block = buffer.subarray(0, bytesRead);
    hash.update(block);
    await onBlock(block, position);
    position += bytesRead;
    onBytes(bytesRead);
  }
};

/** Opens a plain file, and nothing a link leads to. Errors: vault.leads-outside, disk.*; ENOENT stays what it is. */
const openPlain = async (path: string): Promise<FileHandle> => {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
    if (!found.isFile()) throw new UserError('disk.failed', { reason: 'not-a-file' });
    return await open(path, READ_NO_LINK);
  } catch (error) {
    if (errnoOf(error) === 'ELOOP') throw new UserError('vault.leads-outside');
    throw errnoOf(error) === 'ENOENT' ? error : diskError(error);
  }
};

/** SHA-256 and size of a file; null when there is none. Errors: vault.leads-outside, disk.*. */
export const digestOf = async (
  path: string,
  onBytes: OnBytes = () => undefined,
): Promise<StoredFile | null> => {
  let handle: FileHandle | undefined;
  try {
    handle = await openPlain(path);
    return await readThrough(handle, () => undefined, onBytes);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error);
  } finally {
    await handle?.close();
  }
};

/** The bytes of a small file; null when there is none or it is larger than `most`. */
export const smallFile = async (path: string, most: number): Promise<Uint8Array | null> => {
  let handle: FileHandle | undefined;
  try {
    handle = await openPlain(path);
    const { size } = await handle.stat();
    if (size > most) return null;
    return new Uint8Array(await handle.readFile());
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error);
  } finally {
    await handle?.close();
  }
};

/** The first `length` bytes of a file and its size; null when there is none or it is shorter. */
export const headOf = async (
  path: string,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly sizeBytes: number } | null> => {
  let handle: FileHandle | undefined;
  try {
    handle = await openPlain(path);
    const { size } = await handle.stat();
    const head = new Uint8Array(length);
    const { bytesRead } = await handle.read(head, 0, length, 0);
    return bytesRead === length ? { head, sizeBytes: size } : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error);
  } finally {
    await handle?.close();
  }
};

/**
 * Copies a file to a path where nothing is, and syncs it there; the folder is the caller's to sync. Null when
 * there is no such file. Errors: vault.leads-outside, disk.*; a part may be left then.
 */
export const copyStored = async (
  source: string,
  target: string,
  onBytes: OnBytes,
): Promise<StoredFile | null> => {
  let from: FileHandle | undefined;
  let to: FileHandle | undefined;
  try {
    try {
      from = await openPlain(source);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    }
    const part = await open(target, 'wx', 0o600);
    to = part;
    const copied = await readThrough(
      from,
      async (block, position) => {
        let written = 0;
        while (written < block.length) {
          const answer = await part.write(block, written, block.length - written, position + written);
          written += answer.bytesWritten;
        }
      },
      onBytes,
    );
    await to.sync();
    return copied;
  } catch (error) {
    throw diskError(error);
  } finally {
    await from?.close();
    await to?.close();
  }
};

/** Writes a new file and syncs it; the folder is the caller's to sync. Errors: disk.*. */
export const writeNew = async (path: string, content: Uint8Array): Promise<void> => {
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error);
  }
};

/** Makes a folder where there is none. Errors: vault.leads-outside for a link in its place, disk.*. */
export const ensurePlainFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw diskError(error);
  }
  await provePlainFolder(path);
};

/** Throws vault.leads-outside for a link, disk.failed for what is no folder. */
export const provePlainFolder = async (path: string): Promise<void> => {
  const found = await lstat(path).catch((error: unknown) => {
    throw diskError(error);
  });
  if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
  if (!found.isDirectory()) throw new UserError('disk.failed', { reason: 'ENOTDIR' });
};

/** Disks that know no syncing of folders (some shares) keep renames as they will. */
export const syncFolderIfItCan = async (path: string): Promise<void> => {
  try {
    await syncFolder(path);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error))) throw diskError(error);
  }
};

/** Runs `work` on all items, a few at a time. The first failure ends it, after what has begun has ended. */
export const someAtATime = async <T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const item = items[next] as T;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  if (failures.length > 0) throw failures[0];
};
