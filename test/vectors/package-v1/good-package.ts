// A good package that each attack begins with, and how an attacked one is verified.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cryptoReady } from '../../../src/engine/crypto/hash';
import { signerIdentity } from '../../../src/engine/crypto/signer-identity';
import type { PackageContent } from '../../../src/engine/export/package-content';
import { writePackage } from '../../../src/engine/export/write-package';
import { verifyPackage } from '../../../src/engine/verify';
import { quietJob } from '../../engine/temporary-vault';
import { openSample, organizationKey, sampleContent } from '../../fixtures/package-content';

export interface GoodPackage {
  readonly good: Buffer;
  readonly verify: (bytes: Buffer) => ReturnType<typeof verifyPackage>;
  readonly remove: () => Promise<void>;
}

/** @param withMore What the content holds besides two controls and their evidence. */
export const goodPackage = async (
  withMore: (content: ReturnType<typeof sampleContent>) => PackageContent,
): Promise<GoodPackage> => {
  await cryptoReady();
  const folder = await mkdtemp(join(tmpdir(), 'muniment-vectors-'));
  const path = join(folder, 'good.zip');
  const content = withMore(sampleContent({ controls: 2, evidence: 6 }));
  await writePackage(content, organizationKey(), openSample, path, quietJob());
  const signer = signerIdentity(organizationKey().publicKey).publicKey;
  return {
    good: await readFile(path),
    verify: async (bytes) => {
      const attacked = join(folder, 'vector.zip');
      await writeFile(attacked, bytes);
      return verifyPackage(attacked, { signer }, quietJob());
    },
    remove: () => rm(folder, { recursive: true }),
  };
};
