// Files of a package that is open, readable anywhere. None of their bytes goes anywhere before all of them were found
// to have the hash of the signed list; what changes on the disk afterwards is hashed anew.
import { UserError } from '../../shared/errors';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import type { PackagedFile } from '../verify';

export interface ReadablePackaged {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the signed list. */
  readonly sha256: string;
  /** Fewer bytes only at the end. Throws package.file-changed. */
  readonly readAt: (from: number, length: number) => Promise<Uint8Array>;
  /** From there on, in order. Throws package.file-changed. */
  readonly readFrom: (from: number) => AsyncGenerator<Uint8Array>;
}

export interface PackagedFiles {
  /** @throws UserError use.bad-input (no file of the package), package.file-not-here, package.file-changed, use.no-package-open */
  readonly open: (path: string) => Promise<ReadablePackaged>;
  /** What is being read ends. */
  readonly close: () => void;
}

type Here = PackagedFile & { readonly source: NonNullable<PackagedFile['source']> };

const PIECE = 2 ** 20;

export const createPackagedFiles = (files: ReadonlyMap<string, PackagedFile>): PackagedFiles => {
  /** Stamps of what was read when the hash was right. */
  const proven = new Map<string, string>();
  const proving = new Map<string, Promise<void>>();
  let isOpen = true;

  /** Whatever goes wrong with bytes that were there a moment ago, they are not what they were. */
  const guarded = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      if (!isOpen) throw new UserError('use.no-package-open');
      return await read();
    } catch (error) {
      if (!isOpen) throw new UserError('use.no-package-open', {}, { cause: error });
      if (error instanceof UserError) throw error;
      throw new UserError('package.file-changed', {}, { cause: error });
    }
  };

  const hashed = async ({ source, sizeBytes, sha256, path }: Here, stamp: string): Promise<void> => {
    const hash = runningSha256();
    let bytes = 0;
    for await (const piece of source.open()) {
      if (!isOpen) throw new UserError('use.no-package-open');
      hash.update(piece);
      bytes += piece.length;
      if (bytes > sizeBytes) break;
    }
    if (bytes !== sizeBytes || toHex(hash.digest()) !== sha256 || (await source.stamp()) !== stamp)
      throw new UserError('package.file-changed');
    proven.set(path, stamp);
  };

  const prove = async (file: Here): Promise<void> => {
    const stamp = await file.source.stamp();
    if (proven.get(file.path) === stamp) return;
    const under = proving.get(file.path) ?? hashed(file, stamp).finally(() => proving.delete(file.path));
    proving.set(file.path, under);
    await under;
  };

  return {
    open: async (path) => {
      const listed = files.get(path);
      if (listed === undefined) throw new UserError('use.bad-input', { what: 'No file of the package.' });
      const { source, sizeBytes } = listed;
      if (source === null) throw new UserError('package.file-not-here');
      const file: Here = { ...listed, source };
      await guarded(() => prove(file));
      const readAt = (from: number, length: number): Promise<Uint8Array> =>
        guarded(async () => {
          const most = Math.max(0, Math.min(length, sizeBytes - from));
          if (most === 0) return new Uint8Array();
          // Packages hold their files as they are; one that was packed anew is refused before it is open.
          if (source.readAt === null) throw new Error('a file that lies packed');
          // What was right when it was opened may have become something else since, and while it is being read.
          await prove(file);
          const bytes = await source.readAt(from, most);
          if ((await source.stamp()) !== proven.get(path)) throw new UserError('package.file-changed');
          return bytes;
        });
      return {
        path,
        sizeBytes,
        sha256: file.sha256,
        readAt,
        readFrom: async function* (from) {
          for (let at = from; at < sizeBytes; at += PIECE) yield await readAt(at, PIECE);
        },
      };
    },
    close: () => {
      isOpen = false;
    },
  };
};
