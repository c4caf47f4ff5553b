// Opens a file that somebody wants to keep and notices when it changes under the reading hand.
import { UserError } from '../../shared/errors';
import {
  type FileSource,
  openPath,
  openToRead,
  readFrom,
  type ReadableFile,
  sourceError,
} from './file-source';

export interface SourceFile extends ReadableFile {
  /** Fills `target` from the reading position. Throws evidence.file-changed when the file is shorter now. */
  readonly fill: (target: Uint8Array) => Promise<void>;
  /** Throws evidence.file-changed unless the file is still as it was when it was opened. */
  readonly proveUnchanged: () => Promise<void>;
}

const changed = (how: 'grew' | 'shrank' | 'written'): UserError =>
  new UserError('evidence.file-changed', { how });

const fromMemory = async (source: FileSource): Promise<SourceFile> => {
  const file = await openToRead(source);
  if (file.sizeBytes === 0) throw new UserError('evidence.file-empty');
  let position = 0;
  return {
    ...file,
    fill: async (target) => {
      target.set(await file.readAt(position, target.length));
      position += target.length;
    },
    proveUnchanged: () => Promise.resolve(),
  };
};

const fromDisk = async (path: string): Promise<SourceFile> => {
  const handle = await openPath(path);
  try {
    const before = await handle.stat({ bigint: true });
    if (before.size === 0n) throw new UserError('evidence.file-empty');
    const sizeBytes = Number(before.size);
    let position = 0;
    return {
      sizeBytes,
      modifiedAt: Number(before.mtimeMs),
      readAt: (from, length) => readFrom(handle, from, length),
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
    throw sourceError(error);
  }
};

/**
 * Follows symbolic links. A file that is unlinked while it is read is still read whole: what the
 * person wanted to keep may be gone otherwise.
 */
export const openSourceFile = (source: FileSource): Promise<SourceFile> =>
  typeof source === 'string' ? fromDisk(source) : fromMemory(source);
