// Streams one source file into one sealed part file. Reading, hashing, sealing, writing and reading back
// what was written overlap: the slowest of them sets the pace, and memory stays the same whatever the
// file's size. Syncing, naming and rows are the blob store's work.
import { invariant, UserError } from '../../shared/errors';
import { SUITES, TAG_BYTES, type Suite } from '../crypto/chunk-cipher';
import { chunksHere, chunkThreads } from '../crypto/chunk-threads';
import { equalBytes } from '../crypto/bytes';
import { runningSha256, sha256, sha256Hex } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { goOnOrStop, type Job } from '../environment';
import { awaitedLater } from './awaited-later';
import {
  blobCommitment,
  blobFileKey,
  encodeBlobHeader,
  HEADER_BYTES,
  layoutOfPlaintext,
  sealedSize,
  WRITTEN_LOG2_CHUNK,
} from './blob-header';
import { paddedLength, PROLOGUE_BYTES } from './padding';
import { PART_FILE_BYTES, READ_BACK_PLACES, type PartFile } from './part-file';
import { reportAtMostTenTimesASecond } from './progress';
import { alignedUp, ordinaryMemory, type SealingMemory, sharedMemory } from './sealing-memory';
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

/** Chunks that are read, sealed, written and read back at a time: 1 MiB reads are twice as fast as 64 KiB ones. */
const CHUNKS_PER_BLOCK = 4;
/** Blocks that are read and being sealed at a time: fewer leave a core idle while the hash is fed. */
const BLOCKS_AHEAD = 5;
const HEAD_BYTES = 4100;
const BLOCK_BYTES = CHUNKS_PER_BLOCK * 2 ** WRITTEN_LOG2_CHUNK;
const SEALED_BLOCK_BYTES = BLOCK_BYTES + CHUNKS_PER_BLOCK * TAG_BYTES;
/** From here on threads and a disk without its cache are worth their start. */
const LARGE = 16 * BLOCK_BYTES;

const prologue = (sizeBytes: number): Uint8Array => {
  const bytes = Buffer.alloc(PROLOGUE_BYTES);
  bytes.writeBigUInt64BE(BigInt(sizeBytes));
  return bytes;
};

/** The length of the sealed file of `sizeBytes` of data. */
export const sealedSizeOf = (sizeBytes: number): number =>
  sealedSize(layoutOfPlaintext(paddedLength(sizeBytes), WRITTEN_LOG2_CHUNK));

/** The memory that sealing and writing one file need together. */
export const memoryFor = (sizeBytes: number): SealingMemory =>
  sizeBytes < LARGE
    ? ordinaryMemory
    : sharedMemory(BLOCKS_AHEAD * (BLOCK_BYTES + alignedUp(SEALED_BLOCK_BYTES)) + PART_FILE_BYTES);

const notWhatWasWritten = (reason: string): UserError => new UserError('integrity.blob-damaged', { reason });

/** Where a block of chunks lies in the sealed file. */
interface WrittenBlock {
  readonly block: number;
  readonly position: number;
  readonly length: number;
}

/**
 * Reads `source` to its end into `part`; when the promise resolves, all of it has been written, read back
 * and authenticated chunk by chunk. It is not synced. Errors: those of the source, disk.*, job.cancelled,
 * integrity.blob-damaged when the disk gives back other bytes than it was given.
 */
export const sealFile = async (
  source: SourceFile,
  part: PartFile,
  memory: SealingMemory,
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
  const { suite } = sealing;
  const work =
    memory.shared === null || suite !== SUITES.aes256gcm
      ? chunksHere(suite, fileKey, sha256(header))
      : chunkThreads(fileKey, sha256(header), memory.shared);
  const hash = runningSha256();
  const report = reportAtMostTenTimesASecond(job, 'sealing', source.sizeBytes);

  const blockCount = Math.ceil(layout.plaintextBytes / BLOCK_BYTES);
  const dataEnd = PROLOGUE_BYTES + source.sizeBytes;
  const buffers = Array.from({ length: Math.min(BLOCKS_AHEAD, blockCount) }, () => ({
    plain: memory.take(Math.min(BLOCK_BYTES, layout.plaintextBytes)),
    sealed: memory.take(Math.min(SEALED_BLOCK_BYTES, sealedSize(layout) - HEADER_BYTES)),
  }));
  const buffersOf = (block: number): { readonly plain: Buffer; readonly sealed: Buffer } => {
    const found = buffers[block % BLOCKS_AHEAD];
    invariant(found !== undefined, 'there are as many buffers as blocks at a time');
    return found;
  };

  /** Fills one block of plaintext and says which part of it is data. */
  const readBlock = async (block: number): Promise<{ plain: Buffer; data: Buffer }> => {
    const start = block * BLOCK_BYTES;
    const end = Math.min(start + BLOCK_BYTES, layout.plaintextBytes);
    const plain = buffersOf(block).plain.subarray(0, end - start);
    const dataFrom = block === 0 ? PROLOGUE_BYTES : 0;
    const dataTo = Math.max(dataFrom, Math.min(end, dataEnd) - start);
    if (block === 0) plain.set(prologue(source.sizeBytes));
    plain.fill(0, dataTo);
    const data = plain.subarray(dataFrom, dataTo);
    await source.fill(data);
    return { plain, data };
  };

  const chunksOf = <T>(block: number, length: number, work: (index: number, at: number) => Promise<T>) => {
    const pieces: Promise<T>[] = [];
    for (let at = 0; at * layout.chunkBytes < length; at += 1) {
      pieces.push(work(block * CHUNKS_PER_BLOCK + at, at));
    }
    return Promise.all(pieces);
  };
  const isLast = (index: number): boolean => index === layout.count - 1;
  const sealedChunkBytes = layout.chunkBytes + TAG_BYTES;

  const sealBlock = async (block: number, plain: Buffer): Promise<Buffer> => {
    const { sealed } = buffersOf(block);
    const lengths = await chunksOf(block, plain.length, async (index, at) => {
      const start = at * layout.chunkBytes;
      const chunk = plain.subarray(start, start + layout.chunkBytes);
      const to = at * sealedChunkBytes;
      const length = chunk.length + TAG_BYTES;
      await work.seal(index, isLast(index), chunk, sealed.subarray(to, to + length));
      return length;
    });
    return sealed.subarray(
      0,
      lengths.reduce((sum, length) => sum + length, 0),
    );
  };

  const proveBlock = async ({ block, position, length }: WrittenBlock, place: number): Promise<void> => {
    const found = await part.readBack(place, position, length);
    if (found.length < length) throw notWhatWasWritten('length');
    const plaintextBytes = length - Math.ceil(length / sealedChunkBytes) * TAG_BYTES;
    const sound = await chunksOf(block, plaintextBytes, (index, at) => {
      const start = at * sealedChunkBytes;
      return work.proves(index, isLast(index), found.subarray(start, start + sealedChunkBytes));
    });
    if (!sound.every(Boolean)) throw notWhatWasWritten(`block-${String(block)}`);
  };

  /** Reading goes on from where it stands, so one block is read after the other. */
  let reading: Promise<unknown> = Promise.resolve();
  const ahead: Promise<{ readonly data: Buffer; readonly sealed: Promise<Buffer> }>[] = [];
  let begun = 0;
  const readAhead = (): void => {
    for (; begun < blockCount && ahead.length < BLOCKS_AHEAD; begun += 1) {
      const block = begun;
      const read = reading.then(() => readBlock(block));
      reading = awaitedLater(read);
      ahead.push(
        awaitedLater(
          read.then(({ plain, data }) => ({ data, sealed: awaitedLater(sealBlock(block, plain)) })),
        ),
      );
    }
  };

  const unproven: WrittenBlock[] = [];
  const proofs: Promise<void>[] = Array.from({ length: READ_BACK_PLACES }, () => Promise.resolve());
  let proven = 0;
  const proveWhatIsWritten = async (): Promise<void> => {
    for (let next = unproven[0]; next !== undefined; next = unproven[0]) {
      if (!part.canReadBack(next.position + next.length)) return;
      unproven.shift();
      const place = proven % READ_BACK_PLACES;
      proven += 1;
      await proofs[place];
      proofs[place] = awaitedLater(proveBlock(next, place));
    }
  };

  let position = HEADER_BYTES;
  let done = 0;
  let head = new Uint8Array();
  try {
    await part.append(header);
    for (let block = 0; block < blockCount; block += 1) {
      goOnOrStop(job);
      readAhead();
      const current = ahead[0];
      if (current === undefined) break;
      const { data, sealed } = await current;
      if (block === 0) head = new Uint8Array(data.subarray(0, HEAD_BYTES));
      hash.update(data);
      done += data.length;
      const bytes = await sealed;
      await part.append(bytes);
      unproven.push({ block, position, length: bytes.length });
      position += bytes.length;
      void ahead.shift();
      readAhead();
      await proveWhatIsWritten();
      report(done);
    }
    await part.finish();
    job.progress({ phase: 'checking', done, total: source.sizeBytes, unit: 'bytes' });
    goOnOrStop(job);
    await proveWhatIsWritten();
    await Promise.all(proofs);
    if (!equalBytes(await part.readBack(0, 0, HEADER_BYTES), header)) throw notWhatWasWritten('header');
    goOnOrStop(job);
  } finally {
    const sealings = await Promise.allSettled(ahead);
    await Promise.allSettled(
      sealings.flatMap((end) => (end.status === 'fulfilled' ? [end.value.sealed] : [])),
    );
    await Promise.allSettled(proofs);
    await work.end();
    forget(fileKey);
    for (const { plain } of buffers) plain.fill(0);
  }
  return {
    sha256: hash.digest(),
    sizeBytes: source.sizeBytes,
    sealedSizeBytes: sealedSize(layout),
    headerDigest: sha256Hex(header),
    head,
  };
};
