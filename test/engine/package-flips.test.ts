// Flips single bits of a package; not one may go unseen. The seed is fixed here; a longer campaign is
//   FLIPS=20000 SEED=7 EVERY_BIT=1 npx vitest run test/engine/package-flips.test.ts
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { writePackage } from '../../src/engine/export/write-package';
import { verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { generator } from './seeded';
import { quietJob } from './temporary-vault';

const FLIPS = Number(process.env['FLIPS'] ?? 100);
const SEED = Number(process.env['SEED'] ?? 20261121);
const EVERY_BIT = process.env['EVERY_BIT'] === '1';
const LONG = 3_600_000;

let folder: string;
let zip: string;
let bytes: Buffer;
let directory: number;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-flips-'));
  zip = join(folder, 'package.zip');
  await writePackage(
    sampleContent({ controls: 2, evidence: 3 }),
    organizationKey(),
    openSample,
    zip,
    quietJob(),
  );
  bytes = await readFile(zip);
  directory = bytes.readUInt32LE(bytes.length - 6);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Verifies with one bit flipped and puts it back. Answers what is wrong with the answer, if anything. */
const unseen = async (place: number, bit: number): Promise<string | null> => {
  const file = await open(zip, 'r+');
  const original = bytes.readUInt8(place);
  try {
    await file.write(Buffer.of(original ^ (1 << bit)), 0, 1, place);
    const report = await verifyPackage(zip, { signer: null }, quietJob());
    const refused = ['failed', 'hostile', 'incomplete'].includes(report.verdict);
    return refused && report.findings.length > 0 && report.scope === null
      ? null
      : `bit ${String(bit)} of byte ${String(place)}: ${report.verdict}`;
  } finally {
    await file.write(Buffer.of(original), 0, 1, place);
    await file.close();
  }
};

const expectAllSeen = async (places: Iterable<readonly [number, number]>): Promise<void> => {
  const found: string[] = [];
  for (const [place, bit] of places) {
    const one = await unseen(place, bit);
    if (one !== null) found.push(one);
  }
  expect(found).toEqual([]);
};

describe('one flipped bit', () => {
  it(`is refused wherever it falls (${String(FLIPS)} places)`, { timeout: LONG }, async () => {
    const random = generator(SEED);
    await expectAllSeen(Array.from({ length: FLIPS }, () => [random(bytes.length), random(8)] as const));
  });

  it(
    'is refused in every byte of the end of the zip and of two directory lines',
    { timeout: LONG },
    async () => {
      const places: [number, number][] = [];
      const line = 46 + bytes.readUInt16LE(directory + 28);
      const from = EVERY_BIT ? directory : bytes.length - 22;
      for (let place = from; place < bytes.length; place += 1) {
        for (let bit = 0; bit < 8; bit += 1) places.push([place, bit]);
      }
      for (let place = directory; place < directory + 2 * line; place += 1) places.push([place, place % 8]);
      await expectAllSeen(places);
    },
  );

  it('is refused in every byte of the signature and of a local header', { timeout: LONG }, async () => {
    const places: [number, number][] = [];
    const signature = bytes.indexOf('untrusted comment: signature of');
    for (let place = signature; place < signature + 530; place += 2) places.push([place, place % 7]);
    for (let place = 0; place < 30; place += 1)
      for (let bit = 0; bit < 8; bit += 1) places.push([place, bit]);
    await expectAllSeen(places);
  });
});
