// Rounds, deltas, parts and key changes: what holds is verified, and every attack gets its own answer.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from '../engine/temporary-vault';
import type { Bag } from './package-v1/forge';
import { ROUND_ATTACKS, type Scene } from './package-v1/round-attacks';
import { delta, evidencePaths, keyNumber, nextRound, open, parts, refOf, renewed } from './package-v1/rounds';

let folder: string;
let bytes: Buffer;
const good = (): Bag => open(bytes);
const key = organizationKey;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-rounds-'));
  const zip = join(folder, 'good.zip');
  await writePackage(sampleContent({ controls: 2, evidence: 4 }), key(), openSample, zip, quietJob());
  bytes = await readFile(zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const verify = ({ files, base, told = key() }: Scene) =>
  verifyPackage(
    files.map((file) => memorySource(file.bytes, file.name)),
    {
      signer: minisignKeyText(told.publicKey),
      base: base === undefined ? null : memorySource(base),
    },
    quietJob(),
  );
const zip = (bag: Bag): Scene['files'] => [{ name: 'p.zip', bytes: bag.zip() }];

describe('a later round', () => {
  it('verifies on its own', async () => {
    const report = await verify({ files: zip(nextRound(good(), key())) });
    expect(report).toMatchObject({ verdict: 'verified', findings: [], kind: 'package', scope: { round: 2 } });
  });
});

describe('a delta', () => {
  it('is incomplete alone, and says what it goes with', async () => {
    const report = await verify({ files: zip(delta(good(), key())) });
    const base = refOf(good());
    expect(report).toMatchObject({
      verdict: 'incomplete',
      kind: 'delta',
      base: { packageId: base.id, round: 1, sealNumber: base.seal_number },
      findings: [{ code: 'delta.base-needed' }],
      scope: { round: 2 },
    });
    expect(report.findings).toHaveLength(1);
    expect(report.files.filter((file) => file.state === 'missing')).toHaveLength(evidencePaths(good()).length - 1);
  });

  it('verifies with its base, every file accounted for', async () => {
    const report = await verify({ files: zip(delta(good(), key())), base: good().zip() });
    expect(report).toMatchObject({ verdict: 'verified', findings: [], kind: 'delta', scope: { round: 2 } });
    expect(new Set(report.files.map((file) => file.state))).toEqual(new Set(['as-listed', 'in-base']));
  });

  it('verifies with a base from before the key was renewed', async () => {
    const keys = [key(), keyNumber(21)];
    const later = delta(good(), key(), { change: (bag) => void bag });
    const report = await verify({ files: zip(renewed(later, keys)), base: good().zip() });
    expect(report.findings.map((one) => one.code)).not.toContain('delta.other-base');
  });
});

describe('a package in parts', () => {
  it.each([1, 2, 4])('verifies from %i parts', async (count) => {
    const report = await verify({ files: parts(good(), count) });
    expect(report).toMatchObject({ verdict: 'verified', findings: [], kind: 'parts' });
  });

  it('finds the other parts beside the one that is named', async () => {
    for (const part of parts(good(), 3)) await writeFile(join(folder, part.name), part.bytes);
    const signer = minisignKeyText(key().publicKey);
    const path = join(folder, 'p.part-2-of-3.zip');
    expect(await verifyPackage(path, { signer }, quietJob())).toMatchObject({ verdict: 'verified' });
    await rm(join(folder, 'p.part-3-of-3.zip'));
    const report = await verifyPackage(path, { signer }, quietJob());
    expect(report.verdict).toBe('incomplete');
    expect(report.findings[0]).toMatchObject({ code: 'part.missing', path: 'p.part-3-of-3.zip' });
    await rm(join(folder, 'p.part-1-of-3.zip'));
    await rm(path);
  });
});

describe('a key that was renewed', () => {
  it.each([
    ['the first', 0],
    ['the second', 1],
    ['the one that signs', 2],
  ])('verifies for who was told %s key', async (_which, place) => {
    const keys = [key(), keyNumber(21), keyNumber(22)];
    const told = keys[place] ?? key();
    const report = await verify({ files: zip(renewed(good(), keys)), told });
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
    expect(report.keyChanges.map((change) => change.to)).toEqual(
      keys.slice(1).map((one) => minisignKeyText(one.publicKey)),
    );
  });
});

describe('an attack on rounds, deltas, parts or keys', () => {
  it.each(ROUND_ATTACKS.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const made = attack.make(good(), key());
    const before = process.cpuUsage();
    const report = await verify(made);
    const { user, system } = process.cpuUsage(before);
    expect(report.findings.map((one) => one.code)).toContain(attack.code);
    expect(report.verdict).toBe(attack.verdict);
    // Time of the processor: what else the machine does is not the verifier's.
    expect((user + system) / 1000).toBeLessThan(5000);
  });

  it('writes nothing', async () => {
    expect(await readdir(folder)).toEqual(['good.zip']);
  });

  it('has a name of its own', () => {
    expect(new Set(ROUND_ATTACKS.map((attack) => attack.name)).size).toBe(ROUND_ATTACKS.length);
  });
});
