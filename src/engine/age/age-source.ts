// What lies in an age file, readable anywhere in it: chunks are opened as they are asked for, nothing is
// decrypted to the disk and memory stays flat. STREAM as in the age specification: 64 KiB chunks under
// ChaCha20-Poly1305, counted, the last one marked, so that no chunk can be moved, left out or added.
import { hkdfSync } from 'node:crypto';
import type { ByteSource } from '../verify';
import { utf8 } from '../crypto/bytes';
import { chunkCipher, SUITES, TAG_BYTES } from '../crypto/chunk-cipher';
import { damaged } from './age-header';
import { CHUNK_BYTES, NONCE_BYTES } from './age-limits';

const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;
/** Chunks opened for one read: what is asked for in one go may be anything. */
const CHUNKS_AT_ONCE = 64;

interface Shape {
  readonly chunks: number;
  readonly sizeBytes: number;
}

const shapeOf = (payloadBytes: number): Shape => {
  const chunks = Math.ceil(payloadBytes / SEALED_CHUNK);
  const sizeBytes = payloadBytes - chunks * TAG_BYTES;
  const last = payloadBytes - (chunks - 1) * SEALED_CHUNK - TAG_BYTES;
  // Only a file without content ends in an empty chunk.
  if (chunks < 1 || last < 0 || (last === 0 && chunks > 1)) throw damaged('length');
  return { chunks, sizeBytes };
};

/**
 * Opens the payload behind a header of `headerBytes`. The last chunk is opened at once: a file that was cut,
 * or to which something was added, is refused before anything else of it is read.
 * @throws UserError package.encryption-damaged, here and from each read
 */
export const openAgePayload = async (
  source: ByteSource,
  fileKey: Uint8Array,
  headerBytes: number,
): Promise<ByteSource> => {
  const start = headerBytes + NONCE_BYTES;
  const nonce = await source.read(headerBytes, NONCE_BYTES);
  if (nonce.length !== NONCE_BYTES || source.sizeBytes < start) throw damaged('length');
  const key = new Uint8Array(hkdfSync('sha256', fileKey, nonce, utf8('payload'), 32));
  const cipher = chunkCipher(SUITES.chacha20poly1305, key, new Uint8Array());
  const { chunks, sizeBytes } = shapeOf(source.sizeBytes - start);

  const openChunks = async (first: number, count: number): Promise<Uint8Array[]> => {
    const place = start + first * SEALED_CHUNK;
    const end = Math.min(place + count * SEALED_CHUNK, source.sizeBytes);
    const sealed = await source.read(place, end - place);
    if (sealed.length !== end - place) throw damaged('length');
    const opened: Uint8Array[] = [];
    for (let at = 0; at < count; at += 1) {
      const piece = sealed.subarray(at * SEALED_CHUNK, (at + 1) * SEALED_CHUNK);
      const plain = await cipher.open(first + at, first + at === chunks - 1, piece);
      if (plain === null) throw damaged('chunk');
      opened.push(plain);
    }
    return opened;
  };

  let held: { readonly index: number; readonly bytes: Uint8Array } = {
    index: chunks - 1,
    bytes: (await openChunks(chunks - 1, 1))[0] ?? new Uint8Array(),
  };

  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(offset + length, sizeBytes);
    if (offset < 0 || offset >= end) return new Uint8Array();
    const answer = new Uint8Array(end - offset);
    const last = Math.floor((end - 1) / CHUNK_BYTES);
    let index = Math.floor(offset / CHUNK_BYTES);
    const take = (at: number, bytes: Uint8Array): void => {
      const from = Math.max(offset - at * CHUNK_BYTES, 0);
      const to = Math.min(end - at * CHUNK_BYTES, bytes.length);
      answer.set(bytes.subarray(from, to), at * CHUNK_BYTES + from - offset);
    };
    while (index <= last) {
      if (held.index === index) {
        take(index, held.bytes);
        index += 1;
        continue;
      }
      const opened = await openChunks(index, Math.min(last - index + 1, CHUNKS_AT_ONCE));
      opened.forEach((bytes, at) => {
        take(index + at, bytes);
      });
      index += opened.length;
      const newest = opened.at(-1);
      if (newest !== undefined) held = { index: index - 1, bytes: newest };
    }
    return answer;
  };
  const name = source.name?.replace(/\.age$/, '');
  return {
    ...(name === undefined ? {} : { name }),
    ...(source.stamp === undefined ? {} : { stamp: () => source.stamp?.() ?? Promise.resolve('') }),
    sizeBytes,
    read,
    close: () => source.close(),
  };
};
