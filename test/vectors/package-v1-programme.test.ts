import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';
import { quietJob } from '../engine/temporary-vault';
import { Bag, takeApart } from './package-v1/forge';
import { PROGRAMME_ATTACKS } from './package-v1/programme-attacks';

let folder: string;
let good: Buffer;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-vectors-'));
  const path = join(folder, 'good.zip');
  const content = withProgramme(sampleContent({ controls: 2, evidence: 6 }));
  await writePackage(content, organizationKey(), openSample, path, quietJob());
  good = await readFile(path);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const verify = async (bytes: Buffer) => {
  const path = join(folder, 'vector.zip');
  await writeFile(path, bytes);
  return verifyPackage(path, { signer: signerIdentity(organizationKey().publicKey).publicKey }, quietJob());
};

describe('a package with a programme', () => {
  it('verifies', async () => {
    expect(await verify(good)).toMatchObject({ verdict: 'verified', findings: [] });
  });

  it('verifies with members of a later writer', async () => {
    const { entries, time } = takeApart(good);
    const bag = new Bag(entries, time);
    bag.json('data/package.json', (json) => {
      const { registers } = json['programme'] as { registers: { records: Record<string, unknown>[] }[] };
      for (const one of registers.flatMap(({ records }) => records)) one['weight'] = 3;
    });
    const report = await verify(bag.relist().sign(organizationKey()).zip());
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  });
});

describe('a package that fakes a programme', () => {
  it.each(PROGRAMME_ATTACKS.map((one) => [one.name, one] as const))('%s', async (_name, { code, make }) => {
    const report = await verify(make(good, organizationKey()));
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((one) => one.code)).toContain(code);
  });
});
