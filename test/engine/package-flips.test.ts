// Flips single bits of packages: a whole one, a delta with its base, one in parts, one after a renewal of the
// key. Not one may go unseen. The seed is fixed here; the long form is `npm run campaign -- package-flips`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { writePackage } from '../../src/engine/export/write-package';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { delta, keyNumber, open, parts, renewed } from '../vectors/package-v1/rounds';
import { generator } from './seeded';
import { quietJob } from './temporary-vault';

const FLIPS = Number(process.env['FLIPS'] ?? 100);
const SEED = Number(process.env['SEED'] ?? 20261121);
const EVERY_BIT = process.env['EVERY_BIT'] === '1';
const LONG = 3_600_000;

interface Kind {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly base: Buffer | null;
}

let whole: Buffer;
let kinds: readonly Kind[];

beforeAll(async () => {
  await cryptoReady();
  const folder = await mkdtemp(join(tmpdir(), 'muniment-flips-'));
  const zip = join(folder, 'package.zip');
  const content = sampleContent({ controls: 2, evidence: 3 });
  await writePackage(content, organizationKey(), openSample, zip, quietJob());
  whole = await readFile(zip);
  await rm(folder, { recursive: true });
  const key = organizationKey();
  const named = (bytes: Buffer) => [{ name: 'p.zip', bytes }];
  kinds = [
    { name: 'whole', files: named(whole), base: null },
    { name: 'delta', files: named(delta(open(whole), key).zip()), base: whole },
    { name: 'parts', files: parts(open(whole), 2), base: null },
    { name: 'renewed', files: named(renewed(open(whole), [key, keyNumber(21)]).zip()), base: null },
  ];
});

const verify = ({ files, base }: Kind) =>
  verifyPackage(
    files.map((file) => memorySource(file.bytes, file.name)),
    { signer: null, base: base === null ? null : memorySource(base) },
    quietJob(),
  );

/** Verifies with one bit flipped and puts it back. Answers what is wrong with the answer, if anything. */
const unseen = async (kind: Kind, file: Buffer, place: number, bit: number): Promise<string | null> => {
  const original = file.readUInt8(place);
  file.writeUInt8(original ^ (1 << bit), place);
  try {
    const report = await verify(kind);
    const refused = ['failed', 'hostile', 'incomplete'].includes(report.verdict);
    return refused && report.findings.length > 0 && report.scope === null
      ? null
      : `${kind.name}, bit ${String(bit)} of byte ${String(place)}: ${report.verdict}`;
  } catch (error) {
    return `${kind.name}, bit ${String(bit)} of byte ${String(place)}: ${String(error)}`;
  } finally {
    file.writeUInt8(original, place);
  }
};

const filesOf = ({ files, base }: Kind): Buffer[] => [
  ...files.map((file) => file.bytes),
  ...(base === null ? [] : [base]),
];

const ofWhole = async (places: Iterable<readonly [number, number]>): Promise<void> => {
  const [kind] = kinds;
  const found: string[] = [];
  for (const [place, bit] of places) {
    const one = kind === undefined ? null : await unseen(kind, whole, place, bit);
    if (one !== null) found.push(one);
  }
  expect(found).toEqual([]);
};

describe('one flipped bit', () => {
  it('is not needed for any of these packages to verify', async () => {
    for (const kind of kinds)
      expect(await verify(kind)).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
  });

  it(`is refused wherever it falls (${String(FLIPS)} places)`, { timeout: LONG }, async () => {
    const random = generator(SEED);
    const found: string[] = [];
    const tried = new Map<string, number>();
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const kind = kinds[random(kinds.length)];
      const files = kind === undefined ? [] : filesOf(kind);
      const file = files[random(files.length)];
      if (kind === undefined || file === undefined) continue;
      tried.set(kind.name, (tried.get(kind.name) ?? 0) + 1);
      const one = await unseen(kind, file, random(file.length), random(8));
      if (one !== null) found.push(one);
    }
    expect([...tried.values()].reduce((sum, count) => sum + count, 0)).toBe(FLIPS);
    expect(found).toEqual([]);
  });

  it(
    'is refused in every byte of the end of the zip and of two directory lines',
    { timeout: LONG },
    async () => {
      const places: [number, number][] = [];
      const directory = whole.readUInt32LE(whole.length - 6);
      const line = 46 + whole.readUInt16LE(directory + 28);
      const from = EVERY_BIT ? directory : whole.length - 22;
      for (let place = from; place < whole.length; place += 1) {
        if (EVERY_BIT) for (let bit = 0; bit < 8; bit += 1) places.push([place, bit]);
        else places.push([place, place % 8]);
      }
      for (let place = directory; place < directory + 2 * line; place += 2) places.push([place, place % 7]);
      await ofWhole(places);
    },
  );

  it('is refused in every byte of the signature and of a local header', { timeout: LONG }, async () => {
    const places: [number, number][] = [];
    const signature = whole.indexOf('untrusted comment: signature of');
    const step = EVERY_BIT ? 1 : 10;
    for (let place = signature; place < signature + 530; place += step) places.push([place, place % 7]);
    for (let place = 0; place < 30; place += 1)
      for (let bit = place % 4; bit < 8; bit += EVERY_BIT ? 1 : 4) places.push([place, bit]);
    await ofWhole(places);
  });
});
