// Two verifiers, one in each language, say the same of rounds, deltas and renewed keys.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from '../engine/temporary-vault';
import { ROUND_ATTACKS } from '../vectors/package-v1/round-attacks';
import { delta, keyNumber, nextRound, open, renewed } from '../vectors/package-v1/rounds';

const VERIFIER = join(import.meta.dirname, 'verify_package.py');
let folder: string;
let good: Buffer;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-python-'));
  const zip = join(folder, 'good.zip');
  await writePackage(
    sampleContent({ controls: 2, evidence: 4 }),
    organizationKey(),
    openSample,
    zip,
    quietJob(),
  );
  good = await readFile(zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What the reader in Python says: exit code and findings. */
const python = async (zip: Buffer, base: Buffer | null, signer: string) => {
  const path = join(folder, 'one.zip');
  await writeFile(path, zip);
  const options = ['--signer', signer];
  if (base !== null) {
    await writeFile(join(folder, 'base.zip'), base);
    options.push('--base', join(folder, 'base.zip'));
  }
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', VERIFIER, path, ...options], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return { status, said: stdout.trim() };
};
const ours = (zip: Buffer, base: Buffer | null, signer: string) =>
  verifyPackage(
    memorySource(zip, 'p.zip'),
    { signer, base: base === null ? null : memorySource(base) },
    quietJob(),
  );
const key = minisignKeyText;

/** Of each kind one or two: starting Python costs more than what it does. */
const SOME: ReadonlySet<string> = new Set([
  'round-before-with-another-seal',
  'delta-that-hides-a-file',
  'delta-of-another-history',
  'delta-with-another-base',
  'key-change-forged',
  'key-change-cut-out',
]);

describe('the reader in Python', { timeout: 120_000 }, () => {
  it('verifies a round, a delta with its base, and a renewed key told by its first', async () => {
    const signer = organizationKey();
    const told = key(signer.publicKey);
    const later = nextRound(open(good), signer).zip();
    const part = delta(open(good), signer).zip();
    const changed = renewed(open(good), [signer, keyNumber(21), keyNumber(22)]).zip();
    expect({
      later: await python(later, null, told),
      delta: await python(part, good, told),
      renewed: await python(changed, null, told),
    }).toEqual({
      later: { status: 0, said: 'verified' },
      delta: { status: 0, said: 'verified' },
      renewed: { status: 0, said: 'verified' },
    });
    const alone = await python(part, null, told);
    expect(alone).toMatchObject({ status: 20 });
    expect(alone.said).toContain('delta.base-needed');
  });

  it('refuses what the other reader refuses, some of each kind', async () => {
    const differ: string[] = [];
    for (const { name, make } of ROUND_ATTACKS.filter((one) => SOME.has(one.name))) {
      const { files, base = null, told = organizationKey() } = make(open(good), organizationKey());
      const [first] = files;
      if (files.length !== 1 || first === undefined) continue;
      const signer = key(told.publicKey);
      const { status } = await python(first.bytes, base, signer);
      const report = await ours(first.bytes, base, signer);
      if ((status === 0) !== (report.verdict === 'verified'))
        differ.push(`${name}: ${String(status)}, ${report.verdict}`);
    }
    expect(differ).toEqual([]);
  });
});
