// A file outside of the vault, to be read at any place: by its path, or bytes that are held in memory and
// never were on a disk (a pasted picture). Sealing it is source-file.ts.
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../../shared/errors';
import { errnoOf, READ_NO_WAIT } from './durable-files';

export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FileSource = string | HeldFile;

export const nameOfSource = (source: FileSource): string =>
  typeof source === 'string' ? basename(source) : source.name;

export interface ReadableFile {
  readonly sizeBytes: number;
  /** By the file system, in milliseconds since 1970; null for what lies in memory. */
  readonly modifiedAt: number | null;
  /** Fewer bytes than asked for only at the end. Throws evidence.file-unreadable. */
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** What a failed system call on a file to be read means. */
export const sourceError = (error: unknown): unknown => {
  const errno = errnoOf(error);
  if (error instanceof UserError || !/^E[A-Z0-9]+$/.test(errno) || errno.startsWith('ERR_')) return error;
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return new UserError('evidence.file-not-found');
  if (errno === 'EISDIR' || errno === 'ENXIO') return new UserError('evidence.not-a-file');
  return new UserError('evidence.file-unreadable', { reason: errno }, { cause: error });
};

/** Waits for no pipe and opens no device. Follows links. Throws as `openToRead`. */
export const openPath = async (path: string): Promise<FileHandle> => {
  try {
    // Asked before opening, because opening a pipe waits for its other end.
    if (!(await stat(path)).isFile()) throw new UserError('evidence.not-a-file');
    const handle = await open(path, READ_NO_WAIT);
    try {
      if (!(await handle.stat()).isFile()) throw new UserError('evidence.not-a-file');
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw sourceError(error);
  }
};

/** The bytes at a place; fewer only at the end. */
export const readFrom = async (handle: FileHandle, position: number, length: number): Promise<Buffer> => {
  const target = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(target, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error) {
    throw sourceError(error);
  }
  return target.subarray(0, filled);
};

/**
 * Opens a file for reading here and there; one without bytes as well.
 * @throws UserError evidence.file-not-found, evidence.not-a-file, evidence.file-unreadable
 */
export const openToRead = async (source: FileSource): Promise<ReadableFile> => {
  if (typeof source !== 'string') {
    const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
    return {
      sizeBytes: bytes.length,
      modifiedAt: null,
      // A copy: what is sent to another process takes all of its memory along.
      readAt: (position, length) => Promise.resolve(Buffer.from(bytes.subarray(position, position + length))),
      close: () => Promise.resolve(),
    };
  }
  const handle = await openPath(source);
  try {
    const { size, mtimeMs } = await handle.stat();
    return {
      sizeBytes: size,
      modifiedAt: mtimeMs,
      readAt: (position, length) => readFrom(handle, position, length),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw sourceError(error);
  }
};
