// Opens a file that somebody wants to keep and notices when it changes under the reading hand.
import { open, stat } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import { errnoOf, READ_NO_WAIT } from './durable-files';

export interface SourceFile {
  readonly sizeBytes: number;
  /** Fills `target` from the reading position. Throws evidence.file-changed when the file is shorter now. */
  readonly fill: (target: Uint8Array) => Promise<void>;
  /** Throws evidence.file-changed unless the file is still as it was when it was opened. */
  readonly proveUnchanged: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a failed system call on the file to be kept means. */
const sourceError = (error: unknown): unknown => {
  const errno = errnoOf(error);
  if (error instanceof UserError || !/^E[A-Z0-9]+$/.test(errno) || errno.startsWith('ERR_')) return error;
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return new UserError('evidence.file-not-found');
  if (errno === 'EISDIR' || errno === 'ENXIO') return new UserError('evidence.not-a-file');
  return new UserError('evidence.file-unreadable', { reason: errno }, { cause: error });
};

const changed = (how: 'grew' | 'shrank' | 'written'): UserError =>
  new UserError('evidence.file-changed', { how });

/**
 * Follows symbolic links. A file that is unlinked while it is read is still read whole: what the
 * person wanted to keep may be gone otherwise.
 */
export const openSourceFile = async (path: string): Promise<SourceFile> => {
  try {
    // Asked before opening, because opening a pipe waits for its other end.
    if (!(await stat(path)).isFile()) throw new UserError('evidence.not-a-file');
    const handle = await open(path, READ_NO_WAIT);
    try {
      const before = await handle.stat({ bigint: true });
      if (!before.isFile()) throw new UserError('evidence.not-a-file');
      if (before.size === 0n) throw new UserError('evidence.file-empty');
      const sizeBytes = Number(before.size);
      let position = 0;
      return {
        sizeBytes,
        fill: async (target) => {
          let filled = 0;
          while (filled < target.length) {
            const { bytesRead } = await handle
              .read(target, filled, target.length - filled, position)
              .catch((error: unknown) => {
                throw sourceError(error);
              });
            if (bytesRead === 0) throw changed('shrank');
            filled += bytesRead;
            position += bytesRead;
          }
        },
        proveUnchanged: async () => {
          const after = await handle.stat({ bigint: true });
          const { bytesRead } = await handle.read(new Uint8Array(1), 0, 1, sizeBytes);
          if (bytesRead > 0 || after.size > before.size) throw changed('grew');
          if (after.size < before.size) throw changed('shrank');
          if (after.mtimeNs !== before.mtimeNs) throw changed('written');
        },
        close: () => handle.close(),
      };
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw sourceError(error);
  }
};
