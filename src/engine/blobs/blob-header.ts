// The 76 bytes at the head of a sealed file, and the arithmetic of its chunks (vault-v1.md §6.1).
import { concat, equalBytes, utf8 } from '../crypto/bytes';
import { SUITES, TAG_BYTES, type Suite } from '../crypto/chunk-cipher';
import { keyedHash } from '../crypto/keyed-hash';

export const HEADER_BYTES = 76;
export const WRITTEN_LOG2_CHUNK = 18;
const MAGIC = utf8('MUNB1\n');
const SMALLEST_LOG2 = 16;
export const LARGEST_LOG2 = 22;

export interface BlobHeader {
  readonly suite: Suite;
  readonly log2Chunk: number;
  readonly epoch: number;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
}

export const blobFileKey = (blobKey: Uint8Array, salt: Uint8Array): Uint8Array =>
  keyedHash(blobKey, 'muniment-blob-key-v1', salt);

export const blobCommitment = (fileKey: Uint8Array): Uint8Array =>
  keyedHash(fileKey, 'muniment-blob-commit-v1');

export const encodeBlobHeader = (header: BlobHeader): Uint8Array => {
  const epoch = Buffer.alloc(4);
  epoch.writeUInt32BE(header.epoch);
  return concat(MAGIC, Uint8Array.of(header.suite, header.log2Chunk), epoch, header.salt, header.commitment);
};

/** Null when the bytes are no header this version can read. */
export const decodeBlobHeader = (bytes: Uint8Array): BlobHeader | null => {
  if (bytes.length !== HEADER_BYTES || !equalBytes(bytes.subarray(0, 6), MAGIC)) return null;
  const suite = Object.values(SUITES).find((known) => known === bytes[6]);
  const log2Chunk = bytes[7] ?? 0;
  if (suite === undefined || log2Chunk < SMALLEST_LOG2 || log2Chunk > LARGEST_LOG2) return null;
  return {
    suite,
    log2Chunk,
    epoch: Buffer.from(bytes).readUInt32BE(8),
    salt: bytes.slice(12, 44),
    commitment: bytes.slice(44, 76),
  };
};

export interface ChunkLayout {
  readonly chunkBytes: number;
  readonly count: number;
  /** Plaintext bytes in all chunks together: prologue, data and padding. */
  readonly plaintextBytes: number;
}

export const layoutOfPlaintext = (plaintextBytes: number, log2Chunk: number): ChunkLayout => {
  const chunkBytes = 2 ** log2Chunk;
  return { chunkBytes, count: Math.max(1, Math.ceil(plaintextBytes / chunkBytes)), plaintextBytes };
};

/** Null when no plaintext seals to a file of this size. */
export const layoutOfSealed = (sealedSizeBytes: number, log2Chunk: number): ChunkLayout | null => {
  const chunkBytes = 2 ** log2Chunk;
  const body = sealedSizeBytes - HEADER_BYTES;
  const count = Math.ceil(body / (chunkBytes + TAG_BYTES));
  const plaintextBytes = body - count * TAG_BYTES;
  return count >= 1 && plaintextBytes > (count - 1) * chunkBytes
    ? { chunkBytes, count, plaintextBytes }
    : null;
};

export const sealedSize = (layout: ChunkLayout): number =>
  HEADER_BYTES + layout.plaintextBytes + layout.count * TAG_BYTES;
