// The verifier's platform in Node: hashes of OpenSSL, CRC-32 and inflate of zlib, yauzl for the directory.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import * as yauzl from 'yauzl';
import { type ByteSource, bytesBetween, readExactly } from './byte-source';
import type { VerifyPlatform } from './platform';
import type { ZipDirectory, ZipEntry } from './zip-directory';

/** Lets yauzl read through a source of ours; whoever opened that closes it. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(bytesBetween(this.#source, start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    readExactly(this.#source, position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        done(null);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}

const entryOf = (entry: yauzl.Entry): ZipEntry => ({
  nameRaw: entry.fileNameRaw,
  extraRaw: entry.extraFieldRaw,
  commentLength: entry.fileCommentRaw.length,
  flags: entry.generalPurposeBitFlag,
  method: entry.compressionMethod,
  crc32: entry.crc32,
  packedSize: entry.compressedSize,
  sizeBytes: entry.uncompressedSize,
  offset: entry.relativeOffsetOfLocalHeader,
  externalAttributes: entry.externalFileAttributes,
  dosTime: ((entry.lastModFileDate << 16) | entry.lastModFileTime) >>> 0,
});

const readDirectory = async (source: ByteSource, limit: number): Promise<ZipDirectory> => {
  const entries: ZipEntry[] = [];
  let entryCount = 0;
  // How far yauzl read; its types call the number a boolean (3.4.0).
  let end = 0;
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.sizeBytes, {
      decodeStrings: false,
      autoClose: false,
      // Sizes are compared by the verifier, so that a lie gets its own code.
      validateEntrySizes: false,
    });
    entryCount = zip.entryCount;
    if (entryCount <= limit) for await (const entry of zip.eachEntry()) entries.push(entryOf(entry));
    end = Number(zip.readEntryCursor);
  } catch (error) {
    return { entries, entryCount, end, fault: error instanceof Error ? error.message : String(error) };
  }
  return { entries, entryCount, end, fault: null };
};

async function* inflate(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(pieces, { objectMode: false });
  const output = createInflateRaw();
  input.on('error', (error) => output.destroy(error));
  for await (const piece of input.pipe(output) as AsyncIterable<Uint8Array>) yield piece;
}

/** Bags of others may still have the two old ones; ours never. */
const HASHES = {
  // eslint-disable-next-line no-restricted-syntax -- BoringSSL has it; no security rests on it
  md5: () => createHash('md5'),
  sha1: () => createHash('sha1'),
  sha256: () => createHash('sha256'),
  sha512: () => createHash('sha512'),
} as const;

export const nodePlatform: VerifyPlatform = {
  hash: (name) => {
    const hash = HASHES[name]();
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
  crc32: (bytes, before) => crc32(bytes, before),
  inflate,
  readDirectory,
};
