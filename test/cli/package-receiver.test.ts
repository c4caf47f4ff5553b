// What a receiver of deltas and parts types, without a vault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { VerifyReport } from '../../src/shared/domain/package';
import { EXIT } from '../../src/shared/errors';
import { quietJob } from '../engine/temporary-vault';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { delta, open, parts } from '../vectors/package-v1/rounds';
import { muniment } from './run-cli-in-test';

let folder: string;
let signer: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await cryptoReady();
  folder = mkdtempSync(join(tmpdir(), 'muniment-cli-rounds-'));
  const key = organizationKey();
  signer = minisignKeyText(key.publicKey);
  await writePackage(
    sampleContent({ controls: 2, evidence: 4 }),
    key,
    openSample,
    at('full.zip'),
    quietJob(),
  );
  const full = open(readFileSync(at('full.zip')));
  writeFileSync(at('delta.zip'), delta(full, key).zip());
  for (const part of parts(full, 2)) writeFileSync(at(part.name), part.bytes);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('package verify', () => {
  it('asks for the base of a delta, and takes it', async () => {
    const alone = await muniment(['package', 'verify', at('delta.zip'), '--signer', signer, '--json']);
    expect(alone.exit).toBe(EXIT.damaged);
    const report = VerifyReport.parse(alone.document());
    expect(report).toMatchObject({ verdict: 'incomplete', kind: 'delta', base: { round: 1 } });
    const whole = await muniment([
      'package',
      'verify',
      at('delta.zip'),
      '--base',
      at('full.zip'),
      '--signer',
      signer,
      '--files',
    ]);
    expect(whole.exit).toBe(EXIT.done);
    expect(whole.stdout).toContain('round 2');
    expect(whole.stdout).toContain('in base');
    expect(whole.stdout).toContain('What it does not show');
  });

  it('finds the other parts, and says which is missing', async () => {
    const one = await muniment(['package', 'verify', at('p.part-1-of-2.zip'), '--signer', signer]);
    expect(one.exit).toBe(EXIT.done);
    const both = await muniment([
      'package',
      'verify',
      at('p.part-2-of-2.zip'),
      at('p.part-1-of-2.zip'),
      '--signer',
      signer,
    ]);
    expect(both.exit).toBe(EXIT.done);
    rmSync(at('p.part-2-of-2.zip'));
    const left = await muniment(['package', 'verify', at('p.part-1-of-2.zip'), '--signer', signer]);
    expect(left.exit).toBe(EXIT.damaged);
    expect(left.stdout).toContain('p.part-2-of-2.zip');
  });
});
