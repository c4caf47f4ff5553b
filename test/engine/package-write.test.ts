import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { writePackage } from '../../src/engine/export/write-package';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from './temporary-vault';

let folder: string;
beforeAll(async () => {
  await cryptoReady();
  folder = process.env['KEEP_PACKAGE'] ?? (await mkdtemp(join(tmpdir(), 'muniment-package-')));
});
afterAll(async () => {
  if (process.env['KEEP_PACKAGE'] === undefined) await rm(folder, { recursive: true });
});

describe('writing a package', () => {
  it('writes the same bytes for the same content', async () => {
    const first = await writePackage(
      sampleContent(),
      organizationKey(),
      openSample,
      join(folder, 'one.zip'),
      quietJob(),
    );
    const second = await writePackage(
      sampleContent(),
      organizationKey(),
      openSample,
      join(folder, 'two.zip'),
      quietJob(),
    );
    expect(second).toEqual(first);
  });
});
