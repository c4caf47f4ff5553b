import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  decodeBlobHeader,
  HEADER_BYTES,
  layoutOfPlaintext,
  layoutOfSealed,
  sealedSize,
} from '../../src/engine/blobs/blob-header';
import { createBlobStore } from '../../src/engine/blobs/blob-store';
import { paddedLength } from '../../src/engine/blobs/padding';
import { chunkCipher, SUITES } from '../../src/engine/crypto/chunk-cipher';
import { blobFixture, readAll, type BlobFixture } from './blob-fixture';
import { quietJob } from './temporary-vault';

const CHUNK = 2 ** 18;
const BLOCK = 4 * CHUNK;
const PROLOGUE = 16;

let fixture: BlobFixture;
beforeAll(async () => {
  fixture = await blobFixture();
});
afterAll(() => fixture.remove());

const putBytes = async (bytes: Uint8Array, suite?: 1 | 2) => {
  const source = join(fixture.work, 'source.bin');
  await writeFile(source, bytes);
  return fixture.store(suite).put(source, quietJob());
};

const SIZES = [
  1,
  15,
  16,
  17,
  4079,
  4080,
  4081,
  CHUNK - PROLOGUE - 1,
  CHUNK - PROLOGUE,
  CHUNK - PROLOGUE + 1,
  CHUNK,
  CHUNK + 1,
  BLOCK - PROLOGUE,
  BLOCK - PROLOGUE + 1,
  2 * BLOCK - PROLOGUE - 1,
  5 * 1024 * 1024 + 7,
  // From 16 MiB on threads seal, and the page cache is bypassed where that is possible.
  16 * BLOCK,
  16 * BLOCK + 12_345,
  33 * BLOCK - PROLOGUE,
];

for (const [name, suite] of Object.entries(SUITES)) {
  describe(`sealing and opening with ${name}`, () => {
    it.each(SIZES)('gives back the same %i bytes', async (size) => {
      const bytes = randomBytes(size);
      const { blob, alreadyPresent, head } = await putBytes(bytes, suite);
      expect(alreadyPresent).toBe(false);
      expect(blob.sizeBytes).toBe(size);
      expect(blob.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.from(head).equals(bytes.subarray(0, 4100))).toBe(true);
      const path = fixture.pathOf(blob);
      expect((await stat(path)).size).toBe(blob.sealedSizeBytes);
      expect(decodeBlobHeader((await readFile(path)).subarray(0, HEADER_BYTES))?.suite).toBe(suite);
      expect((await readAll(fixture.store().read(blob))).equals(bytes)).toBe(true);
    });

    it('gives back any part by itself', async () => {
      const bytes = randomBytes(3 * CHUNK + 1234);
      const { blob } = await putBytes(bytes, suite);
      const place = fc.integer({ min: 0, max: bytes.length + 10 });
      await fc.assert(
        fc.asyncProperty(place, place, async (a, b) => {
          const part = await readAll(fixture.store().readRange(blob, a, b));
          expect(part.equals(bytes.subarray(a, b))).toBe(true);
        }),
        { numRuns: 40 },
      );
    });
  });
}

describe('what a sealed file looks like from outside', () => {
  it('gives back whatever bytes are put in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 9000 }), async (bytes) => {
        const { blob } = await putBytes(bytes);
        fixture.rows.set(blob.id, blob);
        expect((await readAll(fixture.store().read(blob))).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('has the same size for lengths that are near one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (size) => {
        const padded = paddedLength(size);
        expect(padded).toBeGreaterThanOrEqual(size + PROLOGUE);
        expect(paddedLength(padded - PROLOGUE)).toBe(padded);
        if (size > 5000) expect(padded).toBeLessThanOrEqual((size + PROLOGUE) * 1.12);
      }),
    );
    expect(new Set([1, 100, 4080].map(paddedLength))).toEqual(new Set([4096]));
    expect(paddedLength(2 ** 30 + 1)).toBe(2 ** 30 + 1 + PROLOGUE);
  });

  it('says by its length how many chunks it has, for every length a file can have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), fc.integer({ min: 16, max: 22 }), (size, log2) => {
        const layout = layoutOfPlaintext(paddedLength(size), log2);
        expect(layoutOfSealed(sealedSize(layout), log2)).toEqual(layout);
      }),
    );
    expect(layoutOfSealed(HEADER_BYTES, 18)).toBeNull();
    expect(layoutOfSealed(HEADER_BYTES + 16, 18)).toBeNull();
    expect(layoutOfSealed(HEADER_BYTES + CHUNK + 16 + 16, 18)).toBeNull();
  });

  it('has another nonce for every chunk, far beyond what 32 bits count', async () => {
    const cipher = chunkCipher(SUITES.aes256gcm, new Uint8Array(32), new Uint8Array(32));
    const seal = async (index: number, isLast: boolean): Promise<string> =>
      Buffer.from(await cipher.seal(index, isLast, new Uint8Array(32))).toString('hex');
    const places = [0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 50];
    const sealed = await Promise.all(places.flatMap((index) => [seal(index, false), seal(index, true)]));
    expect(new Set(sealed).size).toBe(sealed.length);
  });

  it('differs for the same bytes in two vaults, in name and content', async () => {
    const other = await blobFixture();
    try {
      const source = join(fixture.work, 'same.txt');
      await writeFile(source, 'the very same policy');
      const here = await fixture.store().put(source, quietJob());
      const keys = { blob: new Uint8Array(32).fill(9), blobName: new Uint8Array(32).fill(8) };
      const there = await createBlobStore({
        folder: other.folder,
        keys,
        epoch: 1,
        environment: other.environment,
        findRow: () => undefined,
      }).put(source, quietJob());
      expect(there.blob.sha256).toBe(here.blob.sha256);
      expect(there.blob.id).not.toBe(here.blob.id);
      expect(await readFile(other.pathOf(there.blob))).not.toEqual(await readFile(fixture.pathOf(here.blob)));
    } finally {
      await other.remove();
    }
  });
});

describe('the same bytes again', () => {
  it('are kept once, also when the first has no row yet', async () => {
    const store = fixture.store();
    const source = join(fixture.work, 'twice.txt');
    await writeFile(source, 'twice the same');
    const [first, second] = await Promise.all([store.put(source, quietJob()), store.put(source, quietJob())]);
    expect([first.alreadyPresent, second.alreadyPresent].sort()).toEqual([false, true]);
    expect(second.blob).toEqual(first.blob);
    expect((await readAll(store.read(second.blob))).toString()).toBe('twice the same');
    expect(await readdir(join(fixture.folder, 'tmp'))).toEqual([]);
  });

  it('take over the sealed file of an import that was interrupted before its row', async () => {
    const bytes = randomBytes(1000);
    const orphan = await putBytes(bytes);
    // Another session: it knows nothing of the first one's file.
    const adopted = await putBytes(bytes);
    expect(adopted.alreadyPresent).toBe(false);
    expect(adopted.blob.id).toBe(orphan.blob.id);
    expect((await readAll(fixture.store().read(adopted.blob))).equals(bytes)).toBe(true);
  });

  it('mend a sealed file that was damaged or deleted', async () => {
    const bytes = randomBytes(1000);
    const first = await putBytes(bytes);
    fixture.rows.set(first.blob.id, first.blob);
    await rm(fixture.pathOf(first.blob));
    const second = await putBytes(bytes);
    expect(second.alreadyPresent).toBe(false);
    expect(second.blob.headerDigest).not.toBe(first.blob.headerDigest);
    expect((await readAll(fixture.store().read(second.blob))).equals(bytes)).toBe(true);
  });
});
