// The page for auditors and the program answer the same: every vector goes through the checks as they are
// built into verify.html, in Chromium, and through the verifier in Node.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import type { VerifyReport } from '../../src/shared/domain/package';
import { quietJob } from '../engine/temporary-vault';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { ATTACKS } from '../vectors/package-v1/attacks';
import { BAGS, type BagFiles } from '../vectors/package-v1/bags';
import { firstDraft } from '../vectors/package-v1/first-draft';
import { entry, putTogether } from '../vectors/package-v1/forge';
import { ROUND_ATTACKS, type Scene } from '../vectors/package-v1/round-attacks';
import { delta, keyNumber, nextRound, open, parts, renewed } from '../vectors/package-v1/rounds';
import { CheckerInBrowser } from './checker-in-browser';

const key = organizationKey;
const zip = (made: Buffer): Scene => ({ files: [{ name: 'p.zip', bytes: made }] });
const zipOf = (files: BagFiles): Buffer =>
  putTogether(
    [...files].map(([path, content]) => entry(`bag/${path}`, content)),
    0,
  );
const toldOf = ({ told = key() }: Scene): string => minisignKeyText(told.publicKey);

const HONEST: readonly (readonly [string, (bytes: Buffer) => Scene])[] = [
  ['a good package', zip],
  ['a package of the first draft', (bytes) => zip(firstDraft(open(bytes)).sign(key()).zip())],
  ['a later round', (bytes) => zip(nextRound(open(bytes), key()).zip())],
  ['a delta alone', (bytes) => zip(delta(open(bytes), key()).zip())],
  ['a delta with its base', (bytes) => ({ ...zip(delta(open(bytes), key()).zip()), base: bytes })],
  ['parts', (bytes) => ({ files: parts(open(bytes), 3) })],
  ['a renewed key', (bytes) => zip(renewed(open(bytes), [key(), keyNumber(21)]).zip())],
  ['another signer', (bytes) => ({ ...zip(bytes), told: keyNumber(30) })],
];
const MAKERS: readonly (readonly [string, (bytes: Buffer) => Scene])[] = [
  ...HONEST,
  ...ATTACKS.map((attack) => [attack.name, (bytes: Buffer) => zip(attack.make(bytes, key()))] as const),
  ...BAGS.map(({ name, files }) => [`bag: ${name}`, () => zip(zipOf(files))] as const),
  ...ROUND_ATTACKS.map(
    (attack) => [attack.name, (bytes: Buffer) => attack.make(open(bytes), key())] as const,
  ),
];

let scenes: Scene[];
let inBrowser: VerifyReport[];

beforeAll(async () => {
  await cryptoReady();
  const folder = await mkdtemp(join(tmpdir(), 'muniment-vectors-'));
  const path = join(folder, 'good.zip');
  await writePackage(sampleContent({ controls: 2, evidence: 4 }), key(), openSample, path, quietJob());
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  scenes = MAKERS.map(([, make]) => make(bytes));
  const checker = await CheckerInBrowser.open('chromium');
  inBrowser = await checker.reports(
    scenes.map((scene) => ({ files: scene.files, base: scene.base ?? null, told: toldOf(scene) })),
  );
  await checker.close();
}, 300_000);

/** Everything but the wording of details, which may come from the platform's own readers. */
const bare = ({ findings, ...rest }: VerifyReport) => ({
  ...rest,
  findings: findings.map(({ code, path }) => ({ code, path })),
});

describe('the checks in a browser answer as the program does', () => {
  it.each(MAKERS.map(([name], place) => [name, place] as const))('%s', async (_name, place) => {
    const scene = scenes[place] ?? { files: [] };
    const inNode = await verifyPackage(
      scene.files.map((file) => memorySource(file.bytes, file.name)),
      { signer: toldOf(scene), base: scene.base === undefined ? null : memorySource(scene.base) },
      quietJob(),
    );
    const report = inBrowser[place];
    expect(report).toHaveProperty('verdict');
    if (report !== undefined) expect(bare(report)).toEqual(bare(inNode));
  });
});
