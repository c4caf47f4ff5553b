// Writes the zip of a package: STORE, one time, one mode, entries in the order given. Evidence is streamed
// and its hash checked on the way, so a damaged blob never reaches an auditor and memory stays flat.
// What archiver writes for a stream (a data descriptor) and why: docs/format/package-v1.md §4.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { goOnOrStop, type Job } from '../environment';
import { diskError } from '../blobs/durable-files';
import {
  type OpenOutput,
  type PackageOutput,
  plainOutput,
  type Poured,
  type SizeAndHash,
} from './package-output';

/** Generated files carry their bytes; evidence is opened when its turn comes. */
export type ZipItem =
  | { readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly name: string;
      /** Names the evidence in an error; an id, never a file name. */
      readonly subject: string;
      readonly sizeBytes: number;
      readonly sha256: Sha256;
      readonly open: () => AsyncIterable<Uint8Array>;
    };

/** Size and hash of the zip, and of the file it lies in. */
export interface WrittenZip extends SizeAndHash {
  readonly file: SizeAndHash;
  /** The zip as it now lies on the disk, also when it is sealed. */
  readonly open: Poured['open'];
}

const FILE_MODE = 0o100644;

async function* checkedBytes(
  item: Extract<ZipItem, { open: unknown }>,
  job: Job,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of item.open()) {
    goOnOrStop(job);
    length += chunk.length;
    hash.update(chunk);
    onBytes(chunk.length);
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (length !== item.sizeBytes || hash.digest('hex') !== item.sha256) {
    throw new UserError('integrity.blob-damaged', { subject: item.subject });
  }
}

/** Appends one entry and waits until all of it has been handed on. */
const append = (archive: ZipArchive, source: Readable | Buffer, name: string, date: Date): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    if (source instanceof Readable) source.once('error', stop);
    archive.once('error', stop);
    archive.once('entry', () => {
      archive.off('error', stop);
      resolve();
    });
    archive.append(source, { name, date, mode: FILE_MODE });
  });

const pour = async (
  output: PackageOutput,
  items: readonly ZipItem[],
  time: Instant,
  job: Job,
): Promise<Poured> => {
  const archive = new ZipArchive({ store: true, highWaterMark: 2 ** 20 });
  archive.pipe(output.sink);
  // A full disk must end the wait for the next entry, too; an output ends well only after the last one.
  const failed = output.written.then(() => new Promise<never>(() => undefined));
  // Whoever races against it is told; nobody may do so before it fails.
  failed.catch(() => undefined);

  const total = items.reduce((sum, item) => sum + ('bytes' in item ? item.bytes.length : item.sizeBytes), 0);
  const date = new Date(time);
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    job.progress({ phase: 'writing', done, total, unit: 'bytes' });
  };
  try {
    for (const item of items) {
      goOnOrStop(job);
      // Asked for once: each time they may be unpacked anew, into another place of a shared buffer.
      const bytes = 'bytes' in item ? item.bytes : null;
      const source =
        'open' in item
          ? Readable.from(checkedBytes(item, job, onBytes), { objectMode: false })
          : Buffer.from(bytes?.buffer ?? new ArrayBuffer(), bytes?.byteOffset, bytes?.byteLength);
      await Promise.race([append(archive, source, item.name, date), failed]);
      onBytes(bytes?.length ?? 0);
    }
    await Promise.race([archive.finalize(), failed]);
    return await output.written;
  } catch (error) {
    archive.abort();
    archive.destroy();
    throw error;
  }
};

/**
 * Writes a new zip at `path`, durable when the promise resolves. `time` becomes the time of every entry;
 * `openOutput` says what lies around the zip on the disk (package-output.ts).
 * Errors: integrity.blob-damaged, disk.full, disk.no-access, disk.failed, job.cancelled; nothing is left
 * at `path` then.
 */
export const writeZip = async (
  path: string,
  items: readonly ZipItem[],
  time: Instant,
  job: Job,
  openOutput: OpenOutput = plainOutput,
): Promise<WrittenZip> => {
  const output = await openOutput(path);
  try {
    const { zip, file, open } = await pour(output, items, time, job);
    return { ...zip, file, open };
  } catch (error) {
    await output.discard();
    throw diskError(error);
  }
};
