// Files of a package that is open, readable anywhere. None of their bytes goes anywhere before all of them were found
// to have the hash of the signed list; what changes on the disk afterwards is hashed anew.
import { UserError } from '../../shared/errors';
import { joinBytes } from '../verify/bytes-in-order';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import type { PackagedFile } from '../verify';

export interface ReadablePackaged {
  readonly path: string;
  readonly sizeBytes: number;
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

/** Files that lie packed are held whole up to this size; larger ones are read from the beginning each time. */
const HELD_BYTES = 64 * 2 ** 20;
const PIECE = 2 ** 20;

async function* skipping(pieces: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const piece of pieces) {
    if (left < piece.length) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

const whole = async (pieces: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> => {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    if (bytes >= length) break;
    read.push(piece);
    bytes += piece.length;
  }
  return joinBytes(read).subarray(0, length);
};

export const createPackagedFiles = (files: ReadonlyMap<string, PackagedFile>): PackagedFiles => {
  /** Stamps of what was read when the hash was right. */
  const proven = new Map<string, string>();
  const proving = new Map<string, Promise<void>>();
  let held: { readonly path: string; readonly stamp: string; readonly bytes: Uint8Array } | null = null;
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

  const prove = async (file: Here): Promise<string> => {
    const stamp = await file.source.stamp();
    if (proven.get(file.path) === stamp) return stamp;
    const under = proving.get(file.path) ?? hashed(file, stamp).finally(() => proving.delete(file.path));
    proving.set(file.path, under);
    await under;
    return stamp;
  };

  const heldBytes = async ({ path, source, sizeBytes }: Here, stamp: string): Promise<Uint8Array> => {
    if (held?.path !== path || held.stamp !== stamp)
      held = { path, stamp, bytes: await whole(source.open(), sizeBytes) };
    return held.bytes;
  };

  return {
    open: async (path) => {
      const listed = files.get(path);
      if (listed === undefined) throw new UserError('use.bad-input', { what: 'No file of the package.' });
      const { source, sizeBytes } = listed;
      if (source === null) throw new UserError('package.file-not-here');
      const file: Here = { ...listed, source };
      const stamp = await guarded(() => prove(file));
      const readAt = (from: number, length: number): Promise<Uint8Array> =>
        guarded(async () => {
          const most = Math.max(0, Math.min(length, sizeBytes - from));
          if (most === 0) return new Uint8Array();
          if (source.readAt !== null) return source.readAt(from, most);
          if (sizeBytes <= HELD_BYTES) return (await heldBytes(file, stamp)).subarray(from, from + most);
          return whole(skipping(source.open(), from), most);
        });
      return {
        path,
        sizeBytes,
        readAt,
        readFrom: async function* (from) {
          for (let at = from; at < sizeBytes; at += PIECE) yield await readAt(at, PIECE);
        },
      };
    },
    close: () => {
      isOpen = false;
      held = null;
    },
  };
};
