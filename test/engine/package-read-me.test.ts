import { beforeAll, describe, expect, it } from 'vitest';
import { organizationKey, sampleContent } from '../fixtures/package-content';
import { secondRound } from '../fixtures/package-round';
import type { Sha256 } from '../../src/shared/ids';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import type { PackageContent } from '../../src/engine/export/package-content';
import { packageModel } from '../../src/engine/export/package-model';
import { howToVerifyText, readMeText } from '../../src/engine/export/read-me';

const delta = (): PackageContent => {
  const content = secondRound();
  const file = content.evidence[0]?.files[0];
  return {
    ...content,
    kind: 'delta',
    base: {
      packageId: content.packageId,
      round: 1,
      sealNumber: '5e'.repeat(32) as Sha256,
      paths: new Map(file === undefined ? [] : [[file.sha256, '30_evidence/EVD-0000-0099/old.csv']]),
    },
  };
};
const howTo = (content: PackageContent): string =>
  howToVerifyText(packageModel(content, signerIdentity(organizationKey().publicKey)), 120);
beforeAll(cryptoReady);

describe('HOW-TO-VERIFY.txt', () => {
  it('is one page of 80 columns of ASCII with CRLF, whatever the package is', () => {
    for (const content of [sampleContent(), secondRound(), delta()]) {
      const text = howTo(content);
      expect(text).toMatch(/^(?:[\x20-\x7e]{0,79}\r\n)+$/);
      expect(text.split('\r\n').length).toBeLessThan(88);
    }
    expect(howTo(sampleContent()).split('\r\n').length).toBeLessThanOrEqual(68);
  });

  it('names stock tools and what to do first with a file .age or parts', () => {
    const text = howTo(sampleContent());
    for (const part of [
      'minisign -Vm',
      'sha256sum -c',
      'shasum -a 256',
      'Get-FileHash',
      'age -d',
      'parts',
      'seal number',
    ])
      expect(text).toContain(part);
    expect(text).toContain('exactly 120 files');
    expect(text).not.toContain('key-change');
    expect(text).not.toContain('DELTA');
  });

  it('leads from an older key to this one where keys were changed', () => {
    expect(howTo(secondRound())).toContain('minisign -Vm key-change-1.txt -P OLDKEY');
  });

  it('of a delta counts what it carries and names the base by its seal number', () => {
    const text = howTo(delta());
    expect(text).toContain('exactly 119 files');
    expect(text).toContain('5e'.repeat(32));
    expect(text).toContain('--ignore-missing -c manifest-sha256.txt');
  });
});

describe('00_README.txt', () => {
  it('keeps its lines short and says what is not included', () => {
    const text = readMeText(packageModel(secondRound(), signerIdentity(organizationKey().publicKey)));
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(110);
    expect(text).toMatch(/OMI-01/);
    expect(text).toContain('1 added, 1 replaced, 1 withdrawn');
  });
});
