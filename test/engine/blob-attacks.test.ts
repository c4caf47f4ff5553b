// What somebody who can write into the vault folder can do to sealed files: each ends in one refusal.
import { copyFile, chmod, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  blobCommitment,
  blobFileKey,
  encodeBlobHeader,
  HEADER_BYTES,
} from '../../src/engine/blobs/blob-header';
import { createBlobStore } from '../../src/engine/blobs/blob-store';
import type { StoredBlob } from '../../src/engine/blobs/stored-blob';
import { chunkCipher, SUITES } from '../../src/engine/crypto/chunk-cipher';
import { BLOB_KEYS, blobFixture, readAll, type BlobFixture } from './blob-fixture';
import { quietJob } from './temporary-vault';

const CHUNK = 2 ** 18;
const SEALED_CHUNK = CHUNK + 16;

let fixture: BlobFixture;
let sound: Buffer;
let blob: StoredBlob;
let path: string;

const take = async (bytes: Uint8Array): Promise<StoredBlob> => {
  const source = join(fixture.work, 'source.bin');
  await writeFile(source, bytes);
  return (await fixture.store().put(source, quietJob())).blob;
};

beforeAll(async () => {
  fixture = await blobFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  blob = await take(randomBytes(3 * CHUNK - 100));
  path = fixture.pathOf(blob);
  await chmod(path, 0o600);
  sound = await readFile(path);
});

/** Reads whole, and one byte from the middle: neither may hand out anything after damage to what it reads. */
const expectRefused = async (described: StoredBlob = blob): Promise<void> => {
  const refusal = { code: 'integrity.blob-damaged', details: { id: described.id } };
  await expect(readAll(fixture.store().read(described))).rejects.toMatchObject(refusal);
};
const expectRangeRefused = (described: StoredBlob = blob): Promise<void> =>
  expect(readAll(fixture.store().readRange(described, CHUNK + 5, CHUNK + 6))).rejects.toMatchObject({
    code: 'integrity.blob-damaged',
  });

describe('a sealed file that was tampered with', () => {
  it('swapped-with-another-blob', async () => {
    const other = await take(randomBytes(3 * CHUNK - 100));
    await copyFile(fixture.pathOf(other), `${path}.swap`);
    await rename(`${path}.swap`, path);
    await expectRefused();
    await expectRangeRefused();
  });

  it('older-sealing-of-the-same-bytes', async () => {
    const bytes = await readAll(fixture.store().read(blob));
    const newer = await take(bytes);
    expect(newer.id).toBe(blob.id);
    await chmod(path, 0o600);
    await writeFile(path, sound);
    await expectRefused(newer);
  });

  it.each([
    ['truncated-by-one-byte', -1],
    ['truncated-inside-a-chunk', -1000],
    ['last-chunk-missing', -(2 * CHUNK)],
  ])('%s', async (_name, by) => {
    await truncate(path, sound.length + by);
    await expectRefused();
    await expectRangeRefused();
  });

  it('last-chunk-missing-at-a-chunk-border, with a row that agrees with the shorter length', async () => {
    const shorter = HEADER_BYTES + SEALED_CHUNK;
    await truncate(path, shorter);
    await expectRefused({ ...blob, sealedSizeBytes: shorter, sizeBytes: CHUNK - 16 });
  });

  it('trailing-bytes', async () => {
    await writeFile(path, Buffer.concat([sound, Buffer.alloc(1)]));
    await expectRefused();
    await expectRangeRefused();
  });

  it('chunk-order-swapped', async () => {
    const first = HEADER_BYTES;
    const second = HEADER_BYTES + SEALED_CHUNK;
    const swapped = Buffer.from(sound);
    sound.copy(swapped, first, second, second + SEALED_CHUNK);
    sound.copy(swapped, second, first, first + SEALED_CHUNK);
    await writeFile(path, swapped);
    await expectRefused();
    await expectRangeRefused();
  });

  it('chunk-of-another-blob-at-the-same-place', async () => {
    const other = await take(randomBytes(3 * CHUNK - 100));
    const mixed = Buffer.from(sound);
    (await readFile(fixture.pathOf(other))).copy(
      mixed,
      HEADER_BYTES,
      HEADER_BYTES,
      HEADER_BYTES + SEALED_CHUNK,
    );
    await writeFile(path, mixed);
    await expectRefused();
  });

  it('one-flipped-bit in any field of the header', async () => {
    for (let offset = 0; offset < HEADER_BYTES; offset += 1) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ (1 << (offset % 8)), offset);
      await writeFile(path, flipped);
      await expectRefused();
    }
  });

  it('one-flipped-bit in first, middle and last chunk, data, padding and tags', async () => {
    const places = [
      HEADER_BYTES,
      HEADER_BYTES + 16,
      HEADER_BYTES + CHUNK,
      HEADER_BYTES + SEALED_CHUNK + 77,
      HEADER_BYTES + 2 * SEALED_CHUNK - 1,
      sound.length - 17,
      sound.length - 1,
    ];
    for (const offset of places) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ 0x10, offset);
      await writeFile(path, flipped);
      await expectRefused();
    }
  });

  it.each([
    ['suite-changed-to-the-other-cipher', 6, 2],
    ['suite-unknown', 6, 3],
    ['suite-zero', 6, 0],
    ['chunk-size-too-small', 7, 15],
    ['chunk-size-too-large', 7, 23],
    ['epoch-changed', 11, 2],
  ])('%s, also when the row is changed with it', async (_name, offset, value) => {
    const changed = Buffer.from(sound);
    changed.writeUInt8(value, offset);
    await writeFile(path, changed);
    const headerDigest = createHash('sha256').update(changed.subarray(0, HEADER_BYTES)).digest('hex');
    await expectRefused();
    await expectRefused({ ...blob, headerDigest });
    await expectRefused({ ...blob, headerDigest, epoch: value });
  });

  it('wrong length in the row', async () => {
    await expectRefused({ ...blob, sizeBytes: blob.sizeBytes - 1 });
  });

  it('opened with the key of another vault', async () => {
    const stranger = createBlobStore({
      folder: fixture.folder,
      keys: { ...BLOB_KEYS, blob: new Uint8Array(32).fill(77) },
      epoch: 1,
      environment: fixture.environment,
      findRow: () => undefined,
    });
    await expect(readAll(stranger.read(blob))).rejects.toMatchObject({ code: 'integrity.blob-damaged' });
  });

  it('replaced by a symbolic link to a sound copy', async () => {
    await copyFile(path, join(fixture.work, 'elsewhere'));
    await rm(path);
    await symlink(join(fixture.work, 'elsewhere'), path);
    await expectRefused();
    await rm(path);
  });

  it('deleted', async () => {
    await rm(path);
    await expect(readAll(fixture.store().read(blob))).rejects.toMatchObject({
      code: 'integrity.blob-missing',
      details: { id: blob.id },
    });
  });

  it('padding that is not zeros is refused even when it is authentic', async () => {
    // Sealed by our own key, as a dishonest program of a member could: bytes may not hide behind the data.
    const salt = new Uint8Array(32).fill(5);
    const key = blobFileKey(BLOB_KEYS.blob, salt);
    const header = encodeBlobHeader({
      suite: SUITES.aes256gcm,
      log2Chunk: 18,
      epoch: 1,
      salt,
      commitment: blobCommitment(key),
    });
    const digest = createHash('sha256').update(header).digest();
    const plain = Buffer.alloc(4096);
    plain.writeBigUInt64BE(5n, 0);
    plain.write('hello', 16);
    plain.write('hidden', 100);
    const sealed = Buffer.concat([header, await chunkCipher(1, key, digest).seal(0, true, plain)]);
    await writeFile(path, sealed);
    await expectRefused({
      ...blob,
      sizeBytes: 5,
      sealedSizeBytes: sealed.length,
      headerDigest: digest.toString('hex'),
    });
  });
});
