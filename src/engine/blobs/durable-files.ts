// Writing files so that a power cut leaves the old or the new one, and what the disk's errors mean.
import { closeSync, constants, fsyncSync, openSync, unlinkSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError, type ErrorCode } from '../../shared/errors';

/** What some systems lack (Windows), whatever the types say. */
const flags: Partial<typeof constants> = constants;

/** Opens a file of the vault for reading, and no symbolic link in its place. */
export const READ_NO_LINK = constants.O_RDONLY | (flags.O_NOFOLLOW ?? 0);

/** Opens without waiting for the other end of what has turned into a pipe. */
export const READ_NO_WAIT = constants.O_RDONLY | (flags.O_NONBLOCK ?? 0);

const CODE_OF_ERRNO: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EACCES: 'disk.no-access',
  EPERM: 'disk.no-access',
  EROFS: 'disk.no-access',
};

export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a failed system call on one of the vault's own files means. A bug stays what it is. */
export const diskError = (error: unknown): unknown => {
  if (error instanceof UserError) return error;
  const errno = errnoOf(error);
  if (!/^E[A-Z0-9]+$/.test(errno) || errno.startsWith('ERR_')) return error;
  return new UserError(CODE_OF_ERRNO[errno] ?? 'disk.failed', { reason: errno }, { cause: error });
};

/**
 * Removes what an opening would sweep anyway; what the disk does not let go stays. Not rmSync, whose errors
 * carry no code when the disk is broken and would hide the one that led here.
 */
export const removeLeftover = (path: string): void => {
  try {
    unlinkSync(path);
  } catch {
    // It is not there, or the next opening removes it.
  }
};

/** Makes a rename or a new file in `folder` durable. Windows has no such call; its renames are journalled. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The same without giving way to other work: for what happens inside an opening or closing. */
export const syncFolderNow = (folder: string): void => {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Makes durable that a new folder is there, with those above it that were made for it: `firstMade` is the
 * topmost, as mkdir answers it.
 */
export const syncNewFolders = async (
  folder: string,
  firstMade: string,
  sync: (folder: string) => Promise<void> = syncFolder,
): Promise<void> => {
  for (let path = folder; ; path = dirname(path)) {
    await sync(dirname(path));
    if (path === firstMade || path === dirname(path)) return;
  }
};

/** Replaces `path` as a whole: after a crash it holds the old content or the new, never a part. */
export const replaceFile = async (path: string, content: Uint8Array): Promise<void> => {
  const next = `${path}.new`;
  try {
    await rm(next, { force: true });
    const handle = await open(next, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(next, path);
    await syncFolder(dirname(path));
  } catch (error) {
    // Why it failed is told; the draft is replaced next time.
    await rm(next, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
