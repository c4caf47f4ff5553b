// Opens one sealed file for reading: proves header, length and end first, then gives chunks by number.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import { chunkCipher, TAG_BYTES } from '../crypto/chunk-cipher';
import { sha256Hex } from '../crypto/hash';
import { forget, sameSecret } from '../crypto/keyed-hash';
import { awaitedLater } from './awaited-later';
import {
  blobCommitment,
  blobFileKey,
  decodeBlobHeader,
  HEADER_BYTES,
  LARGEST_LOG2,
  layoutOfSealed,
  type ChunkLayout,
} from './blob-header';
import { diskError, errnoOf, READ_NO_LINK, READ_NO_WAIT } from './durable-files';
import { PROLOGUE_BYTES, paddedLength } from './padding';
import type { StoredBlob } from './stored-blob';

export interface OpenSealedFile {
  readonly layout: ChunkLayout;
  /** The authenticated plaintext of a chunk, prologue and padding included. */
  readonly chunk: (index: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

type Expected = Pick<StoredBlob, 'id' | 'sizeBytes' | 'sealedSizeBytes' | 'headerDigest' | 'epoch'>;

/** One code whatever the reason, as for every failed decryption; the reason is for the log of a check. */
const blobDamaged = (blob: Pick<StoredBlob, 'id'>, reason: string): UserError =>
  new UserError('integrity.blob-damaged', { id: blob.id, reason });

/** The bytes of a sealed file, wherever they are. */
interface SealedBytes {
  readonly isFile: boolean;
  readonly size: number;
  /** Null where the file ends before. Errors: disk.*. */
  readonly read: (position: number, length: number) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}

const readExactly = async (
  handle: FileHandle,
  position: number,
  length: number,
): Promise<Uint8Array | null> => {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) return null;
    filled += bytesRead;
  }
  return new Uint8Array(bytes.buffer, bytes.byteOffset, length);
};

// No symbolic link may stand in for a sealed file: a vault never leads outside its folder.
const HOW = READ_NO_LINK | READ_NO_WAIT;

const openingError = (error: unknown, blob: Expected): unknown => {
  if (errnoOf(error) === 'ENOENT') return new UserError('integrity.blob-missing', { id: blob.id });
  if (errnoOf(error) === 'ELOOP') return blobDamaged(blob, 'symbolic-link');
  return diskError(error);
};

const bytesOnDisk = async (path: string): Promise<SealedBytes> => {
  const handle = await open(path, HOW);
  try {
    const stat = await handle.stat();
    return {
      isFile: stat.isFile(),
      size: stat.size,
      read: (position, length) => readExactly(handle, position, length),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** Up to this size a file is read faster at once than the system's threads are asked for it. */
const SMALL = 2 ** 16;

/** The whole of a small file; only its size when it has another than it should. */
const bytesAtOnce = (path: string, expectedSize: number): SealedBytes => {
  const descriptor = openSync(path, HOW);
  try {
    const stat = fstatSync(descriptor);
    const isRight = stat.isFile() && stat.size === expectedSize;
    const bytes = Buffer.allocUnsafe(isRight ? expectedSize : 0);
    const filled = isRight ? readSync(descriptor, bytes, 0, bytes.length, 0) : 0;
    return {
      isFile: stat.isFile(),
      size: isRight ? filled : stat.size,
      read: (position, length) => {
        const part = bytes.subarray(position, Math.min(filled, position + length));
        return Promise.resolve(part.length === length ? new Uint8Array(part) : null);
      },
      close: () => Promise.resolve(),
    };
  } finally {
    closeSync(descriptor);
  }
};

export interface OpenSealedOptions {
  /**
   * Reads a small file in one go, without giving way to other work: for whoever opens thousands and
   * gives way in between.
   */
  readonly smallAtOnce?: boolean;
}

/**
 * Opens the sealed file at `path` and proves that it is the one `blob` describes, up to its last chunk.
 * Errors: integrity.blob-missing, integrity.blob-damaged, disk.*.
 */
export const openSealedFile = async (
  path: string,
  blob: Expected,
  blobKey: Uint8Array,
  { smallAtOnce = false }: OpenSealedOptions = {},
): Promise<OpenSealedFile> => {
  let bytes: SealedBytes;
  try {
    bytes =
      smallAtOnce && blob.sealedSizeBytes <= SMALL
        ? bytesAtOnce(path, blob.sealedSizeBytes)
        : await bytesOnDisk(path);
  } catch (error) {
    throw openingError(error, blob);
  }
  try {
    return await proveSealedFile(bytes, blob, blobKey);
  } catch (error) {
    await bytes.close();
    throw diskError(error);
  }
};

const proveSealedFile = async (
  bytes: SealedBytes,
  blob: Expected,
  blobKey: Uint8Array,
): Promise<OpenSealedFile> => {
  if (!bytes.isFile) throw blobDamaged(blob, 'not-a-file');
  if (bytes.size !== blob.sealedSizeBytes) throw blobDamaged(blob, 'length');
  const headerBytes = await bytes.read(0, HEADER_BYTES);
  if (headerBytes === null) throw blobDamaged(blob, 'length');
  if (sha256Hex(headerBytes) !== blob.headerDigest) throw blobDamaged(blob, 'header-digest');
  const header = decodeBlobHeader(headerBytes);
  if (header?.epoch !== blob.epoch) throw blobDamaged(blob, 'header');
  const layout = layoutOfSealed(bytes.size, header.log2Chunk);
  if (layout?.plaintextBytes !== paddedLength(blob.sizeBytes)) throw blobDamaged(blob, 'length');
  const fileKey = blobFileKey(blobKey, header.salt);
  if (!sameSecret(blobCommitment(fileKey), header.commitment)) throw blobDamaged(blob, 'commitment');
  const cipher = chunkCipher(header.suite, fileKey, Buffer.from(blob.headerDigest, 'hex'));

  const chunk = async (index: number): Promise<Uint8Array> => {
    const isLast = index === layout.count - 1;
    const length = isLast ? layout.plaintextBytes - index * layout.chunkBytes : layout.chunkBytes;
    const position = HEADER_BYTES + index * (layout.chunkBytes + TAG_BYTES);
    let sealed: Uint8Array | null;
    try {
      sealed = await bytes.read(position, length + TAG_BYTES);
    } catch (error) {
      throw diskError(error);
    }
    const plaintext = sealed && (await cipher.open(index, isLast, sealed));
    if (plaintext === null) throw blobDamaged(blob, `chunk-${String(index)}`);
    return plaintext;
  };

  // The last chunk carries the end mark: only with it is the file's length the length that was sealed.
  const last = await chunk(layout.count - 1);
  // Most files have one chunk: it is read and opened once.
  const first = layout.count === 1 ? last : await chunk(0);
  const prologue = Buffer.from(first.buffer, first.byteOffset, PROLOGUE_BYTES);
  if (prologue.readBigUInt64BE(0) !== BigInt(blob.sizeBytes) || prologue.readBigUInt64BE(8) !== 0n) {
    throw blobDamaged(blob, 'prologue');
  }
  return {
    layout,
    chunk: (index) => (index === 0 ? Promise.resolve(first) : chunk(index)),
    close: async () => {
      forget(fileKey);
      await bytes.close();
    },
  };
};

/** Chunks that are read and opened at a time, so that whoever takes them does not wait for each. */
const CHUNKS_AHEAD = 4;

/** The chunks from `first` to before `end`, in order. A failure is met where its chunk would have been. */
async function* chunksAhead(file: OpenSealedFile, first: number, end: number): AsyncGenerator<Uint8Array> {
  const ahead: Promise<Uint8Array>[] = [];
  let next = first;
  try {
    for (let index = first; index < end; index += 1) {
      for (; next < end && ahead.length < CHUNKS_AHEAD; next += 1) ahead.push(awaitedLater(file.chunk(next)));
      const plaintext = await ahead.shift();
      if (plaintext !== undefined) yield plaintext;
    }
  } finally {
    // Nobody may close the file under a chunk that is still being read.
    await Promise.allSettled(ahead);
  }
}

/** The data of an open sealed file from `start` to before `end`; padding is never handed out. */
export async function* openedBytes(
  file: OpenSealedFile,
  blob: Expected,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  const { chunkBytes } = file.layout;
  const from = Math.max(0, start) + PROLOGUE_BYTES;
  const to = Math.min(end, blob.sizeBytes) + PROLOGUE_BYTES;
  const first = Math.floor(from / chunkBytes);
  let offset = first * chunkBytes;
  for await (const plaintext of chunksAhead(file, first, Math.ceil(to / chunkBytes))) {
    const part = plaintext.subarray(Math.max(0, from - offset), to - offset);
    offset += chunkBytes;
    if (part.length > 0) yield part;
  }
}

/** As much padding as one chunk can hold: chunks have at most 2^22 bytes. */
const ZEROS = Buffer.alloc(2 ** LARGEST_LOG2);

/** Reads a whole sealed file, padding included, and proves that the padding is nothing but zeros. */
export async function* openedWhole(file: OpenSealedFile, blob: Expected): AsyncGenerator<Uint8Array> {
  const { chunkBytes, count } = file.layout;
  const end = PROLOGUE_BYTES + blob.sizeBytes;
  let offset = 0;
  for await (const plaintext of chunksAhead(file, 0, count)) {
    const padding = plaintext.subarray(Math.max(0, end - offset));
    if (Buffer.compare(padding, ZEROS.subarray(0, padding.length)) !== 0) throw blobDamaged(blob, 'padding');
    const part = plaintext.subarray(offset === 0 ? PROLOGUE_BYTES : 0, Math.max(0, end - offset));
    offset += chunkBytes;
    if (part.length > 0) yield part;
  }
}
