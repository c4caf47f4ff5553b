// Streams one source file into one sealed part file: reading, hashing, sealing and writing overlap, and
// memory stays the same whatever the file's size. Naming, renaming and rows are put-blob.ts's work.
import type { FileHandle } from 'node:fs/promises';
import { chunkCipher, TAG_BYTES, type Suite } from '../crypto/chunk-cipher';
import { runningSha256, sha256, sha256Hex } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { goOnOrStop, type Job } from '../environment';
import {
  blobCommitment,
  blobFileKey,
  encodeBlobHeader,
  HEADER_BYTES,
  layoutOfPlaintext,
  sealedSize,
  WRITTEN_LOG2_CHUNK,
} from './blob-header';
import { diskError } from './durable-files';
import { paddedLength, PROLOGUE_BYTES } from './padding';
import { reportAtMostTenTimesASecond } from './progress';
import type { SourceFile } from './source-file';

export interface Sealing {
  readonly blobKey: Uint8Array;
  readonly epoch: number;
  readonly suite: Suite;
  /** 32 random bytes. */
  readonly salt: Uint8Array;
}

export interface SealedPart {
  readonly sha256: Uint8Array;
  readonly sizeBytes: number;
  readonly sealedSizeBytes: number;
  readonly headerDigest: string;
  readonly head: Uint8Array;
}

/** Chunks that are read, sealed and written at a time: 1 MiB reads are twice as fast as 64 KiB ones. */
const CHUNKS_PER_BLOCK = 4;
const HEAD_BYTES = 4100;

const writeAll = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  let written = 0;
  try {
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
      written += bytesWritten;
    }
  } catch (error) {
    throw diskError(error);
  }
};

/** A failure is met where the promise is awaited; until then it must not count as unhandled. */
const awaitedLater = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => undefined);
  return work;
};

const prologue = (sizeBytes: number): Uint8Array => {
  const bytes = Buffer.alloc(PROLOGUE_BYTES);
  bytes.writeBigUInt64BE(BigInt(sizeBytes));
  return bytes;
};

/** Reads `source` to its end into `part`. Nothing is synced yet. */
export const sealFile = async (
  source: SourceFile,
  part: FileHandle,
  sealing: Sealing,
  job: Job,
): Promise<SealedPart> => {
  const layout = layoutOfPlaintext(paddedLength(source.sizeBytes), WRITTEN_LOG2_CHUNK);
  const fileKey = blobFileKey(sealing.blobKey, sealing.salt);
  const header = encodeBlobHeader({
    suite: sealing.suite,
    log2Chunk: WRITTEN_LOG2_CHUNK,
    epoch: sealing.epoch,
    salt: sealing.salt,
    commitment: blobCommitment(fileKey),
  });
  const cipher = chunkCipher(sealing.suite, fileKey, sha256(header));
  const hash = runningSha256();
  const report = reportAtMostTenTimesASecond(job, 'sealing', source.sizeBytes);

  const blockBytes = layout.chunkBytes * CHUNKS_PER_BLOCK;
  const blockCount = Math.ceil(layout.plaintextBytes / blockBytes);
  const dataEnd = PROLOGUE_BYTES + source.sizeBytes;
  const twoOf = (length: number): [Buffer, Buffer] => [Buffer.alloc(length), Buffer.alloc(length)];
  const plainBuffers = twoOf(Math.min(blockBytes, layout.plaintextBytes));
  const sealedBuffers = twoOf(Math.min(blockBytes, layout.plaintextBytes) + CHUNKS_PER_BLOCK * TAG_BYTES);

  /** Fills one block of plaintext and says which part of it is data. */
  const readBlock = async (block: number): Promise<{ plain: Buffer; data: Buffer }> => {
    const start = block * blockBytes;
    const end = Math.min(start + blockBytes, layout.plaintextBytes);
    const plain = plainBuffers[block % 2 === 0 ? 0 : 1].subarray(0, end - start);
    const dataFrom = block === 0 ? PROLOGUE_BYTES : 0;
    const dataTo = Math.max(dataFrom, Math.min(end, dataEnd) - start);
    if (block === 0) plain.set(prologue(source.sizeBytes));
    plain.fill(0, dataTo);
    const data = plain.subarray(dataFrom, dataTo);
    await source.fill(data);
    return { plain, data };
  };

  const sealBlock = (block: number, plain: Buffer): Buffer => {
    const target = sealedBuffers[block % 2 === 0 ? 0 : 1];
    let length = 0;
    for (let offset = 0; offset < plain.length; offset += layout.chunkBytes) {
      const index = block * CHUNKS_PER_BLOCK + offset / layout.chunkBytes;
      const chunk = plain.subarray(offset, offset + layout.chunkBytes);
      for (const piece of cipher.seal(index, index === layout.count - 1, chunk)) {
        target.set(piece, length);
        length += piece.length;
      }
    }
    return target.subarray(0, length);
  };

  let reading = awaitedLater(readBlock(0));
  let writing = awaitedLater(writeAll(part, header, 0));
  let position = HEADER_BYTES;
  let done = 0;
  let head = new Uint8Array();
  try {
    for (let block = 0; block < blockCount; block += 1) {
      goOnOrStop(job);
      const { plain, data } = await reading;
      if (block + 1 < blockCount) reading = awaitedLater(readBlock(block + 1));
      if (block === 0) head = new Uint8Array(data.subarray(0, HEAD_BYTES));
      hash.update(data);
      const sealed = sealBlock(block, plain);
      await writing;
      writing = awaitedLater(writeAll(part, sealed, position));
      position += sealed.length;
      done += data.length;
      report(done);
    }
    await writing;
  } finally {
    await Promise.allSettled([reading, writing]);
    forget(fileKey, ...plainBuffers);
  }
  return {
    sha256: hash.digest(),
    sizeBytes: source.sizeBytes,
    sealedSizeBytes: sealedSize(layout),
    headerDigest: sha256Hex(header),
    head,
  };
};
