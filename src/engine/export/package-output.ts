// Where the bytes of a package go: a new file, as they are or through age. What lies beneath says when it is
// full and fails as one stream; whoever writes a zip does not know which it is.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sha256 } from '../../shared/ids';
import { type AgeSealing, openAge, sealAge } from '../age';
import { diskError } from '../blobs/durable-files';
import { createPartFile, type PartFile } from '../blobs/part-file';
import { ordinaryMemory } from '../blobs/sealing-memory';
import { type ByteSource, fileSource } from '../verify';

export interface SizeAndHash {
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/** The zip, and the file that is handed over: the same when nothing lies around the zip. */
export interface Poured {
  readonly zip: SizeAndHash;
  readonly file: SizeAndHash;
  /** The zip as it now lies on the disk, for reading back; needs no key of anybody. */
  readonly open: () => Promise<ByteSource>;
}

export interface PackageOutput {
  /** Takes the zip; ending it ends the file. */
  readonly sink: Writable;
  /** Resolves once the file is durable; fails with whatever fails on the way there. */
  readonly written: Promise<Poured>;
  /** Ends it without a file; never fails. */
  readonly discard: () => Promise<void>;
}

/** Opens a new output at `path`, which must not exist. Errors: disk.*. */
export type OpenOutput = (path: string) => Promise<PackageOutput>;

/** What lies between the zip and the file. */
interface Wrapping {
  readonly wrap: (zip: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** The zip inside the file that was written. */
  readonly unwrap: (file: ByteSource) => Promise<ByteSource>;
}

/** What may wait for the disk while the processor goes on. */
const WAITING_BYTES = 4 * 2 ** 20;

const counted = (): { readonly stream: Transform; readonly result: () => SizeAndHash } => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const stream = new Transform({
    highWaterMark: WAITING_BYTES,
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ sizeBytes, sha256: hash.digest('hex') as Sha256 }) };
};

/** Durable when it has ended: synced behind the writing hand, so that the end does not wait for all of it. */
const intoPart = (part: PartFile): Writable =>
  new Writable({
    highWaterMark: WAITING_BYTES,
    write: (chunk: Buffer, _encoding, done) => {
      part.append(chunk).then(() => {
        done();
      }, done);
    },
    final: (done) => {
      part
        .finish()
        .then(() => part.sync())
        .then(() => {
          done();
        }, done);
    },
    destroy: (error, done) => {
      part.close().then(
        () => {
          done(error);
        },
        (failed: unknown) => {
          done(error ?? (failed instanceof Error ? failed : new Error(String(failed))));
        },
      );
    },
  });

const intoFile = (path: string, part: PartFile, wrapping: Wrapping | null): PackageOutput => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const inner = counted();
  const end = intoPart(part);
  const pour = async (): Promise<Poured> => {
    if (wrapping === null) {
      await pipeline(inner.stream, end, { signal });
      const zip = inner.result();
      return { zip, file: zip, open: () => fileSource(path) };
    }
    const outer = counted();
    await pipeline(inner.stream, wrapping.wrap, outer.stream, end, { signal });
    const open = async (): Promise<ByteSource> => {
      const written = await fileSource(path);
      try {
        return await wrapping.unwrap(written);
      } catch (error) {
        await written.close();
        throw error;
      }
    };
    return { zip: inner.result(), file: outer.result(), open };
  };
  const written = pour().catch((error: unknown) => {
    throw diskError(error);
  });
  // Whoever awaits it is told; nobody may do so before it fails.
  written.catch(() => undefined);
  return {
    sink: inner.stream,
    written,
    discard: async () => {
      stopped.abort();
      // It is thrown away: why it failed is told by whoever throws it away.
      await written.catch(() => undefined);
      // A part without its name may be left beside the target.
      await rm(path, { force: true }).catch(() => undefined);
    },
  };
};

const outputThrough =
  (wrapping: () => Wrapping | null): OpenOutput =>
  async (path) => {
    // How long it becomes is not known beforehand.
    const part = await createPartFile(path, Number.MAX_SAFE_INTEGER, ordinaryMemory).catch(
      (error: unknown) => {
        throw diskError(error);
      },
    );
    return intoFile(path, part, wrapping());
  };

/** The zip itself as a durable file. */
export const plainOutput: OpenOutput = outputThrough(() => null);

/** An age file with the zip inside. The zip itself never touches the disk. */
export const sealedOutput = (sealing: AgeSealing): OpenOutput =>
  outputThrough(() => {
    const seal = sealAge(sealing);
    return { wrap: seal.wrap, unwrap: (file) => openAge(file, seal.opener()) };
  });
