import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { FINDING_CODES, verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from '../engine/temporary-vault';
import { ATTACKS } from './package-v1/attacks';
import { BAGS } from './package-v1/bags';
import { ROUND_ATTACKS } from './package-v1/round-attacks';
import { firstDraft } from './package-v1/first-draft';
import { Bag, putTogether, takeApart } from './package-v1/forge';

let folder: string;
let good: Buffer;
const key = organizationKey;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-vectors-'));
  const zip = join(folder, 'good.zip');
  await writePackage(sampleContent({ controls: 2, evidence: 4 }), key(), openSample, zip, quietJob());
  good = await readFile(zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const verify = async (bytes: Buffer) => {
  const path = join(folder, 'vector.zip');
  await writeFile(path, bytes);
  return verifyPackage(path, { signer: signerIdentity(key().publicKey).publicKey }, quietJob());
};

describe('the forge', () => {
  it('gives the good package back unless it is told otherwise', async () => {
    const { entries, time } = takeApart(good);
    expect(putTogether(entries, time).equals(good)).toBe(true);
    expect(new Bag(entries, time).relist().sign(key()).zip().equals(good)).toBe(true);
    expect(await verify(good)).toMatchObject({ verdict: 'verified', findings: [] });
  });
});

describe('a package of an earlier draft', () => {
  it('verifies without what later writers added', async () => {
    const { entries, time } = takeApart(good);
    expect(await verify(firstDraft(new Bag(entries, time)).sign(key()).zip())).toMatchObject({
      verdict: 'verified',
      findings: [],
    });
  });
});

describe('a package made to harm', () => {
  it.each(ATTACKS.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const made = attack.make(good, key());
    const before = process.cpuUsage();
    const report = await verify(made);
    const { user, system } = process.cpuUsage(before);
    const codes = report.findings.map((one) => one.code);
    expect(codes).toContain(attack.code);
    expect(report.verdict).toBe(attack.verdict);
    expect(report.scope).toBeNull();
    // Time of the processor: what else the machine does is not the verifier's.
    expect((user + system) / 1000).toBeLessThan(5000);
  });

  it('is not read where its files share bytes: they could be any number of times the zip', async () => {
    const overlap = ATTACKS.find((one) => one.name === 'entries-overlap');
    const report = await verify(overlap?.make(good, key()) ?? good);
    expect(report).toMatchObject({ verdict: 'hostile', counts: { files: 0, bytes: 0 } });
  });

  it('has a vector for every code', () => {
    const covered = new Set<string>([...ATTACKS, ...ROUND_ATTACKS, ...BAGS].map(({ code }) => code ?? ''));
    const elsewhere = ['signature.other-signer', 'entry.unreadable', 'zip.too-many-entries', 'bag.missing'];
    expect(Object.keys(FINDING_CODES).filter((code) => !covered.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});
