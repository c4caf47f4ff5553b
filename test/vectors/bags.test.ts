// Bags that somebody else made: zipped and in memory, each with the answer it must get; a few on the disk.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { claimsToBeOurs } from '../../src/engine/verify/claims-to-be-ours';
import { quietJob } from '../engine/temporary-vault';
import { bag, BAGS, type BagFiles } from './package-v1/bags';
import { entry, putTogether } from './package-v1/forge';

let folder: string;
beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-bags-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const zip = (files: BagFiles): Buffer =>
  putTogether(
    [...files].map(([path, bytes]) => entry(`bag/${path}`, bytes)),
    0,
  );
const memoryPieces = async function* () {
  yield await Promise.resolve(Buffer.from('any'));
};
const verify = (files: BagFiles, signer: string | null = null) =>
  verifyPackage(memorySource(zip(files), 'bag.zip'), { signer }, quietJob());

describe('a bag', () => {
  it.each(BAGS.map((one) => [one.name, one] as const))('%s', async (_name, { files, verdict, code }) => {
    const report = await verify(files);
    const codes = report.findings.map((one) => one.code);
    if (code === null) expect(report.findings).toEqual([]);
    else expect(codes).toContain(code);
    expect(report.verdict).toBe(verdict);
    expect(report.scope).toBeNull();
  });

  it('never passes for a package of a signer that was told', async () => {
    const signer = signerIdentity(new Uint8Array(32).fill(3)).publicKey;
    const report = await verify(bag(), signer);
    expect(report).toMatchObject({
      verdict: 'incomplete',
      kind: 'bag',
      findings: [{ code: 'signature.missing' }],
    });
  });

  it('names each file and what became of it', async () => {
    const files = bag({}, (some) => {
      some.set('data/extra.txt', Buffer.from('x'));
      some.set('data/a.txt', Buffer.from('First'));
      some.delete('data/b/c.bin');
    });
    const states = (await verify(files)).files.map((file) => `${file.path} ${file.state}`);
    expect(states.slice(0, 3).sort()).toEqual([
      'data/a.txt changed',
      'data/b/c.bin missing',
      'data/extra.txt unlisted',
    ]);
  });

  it('is read from a folder as well, and nothing is written into it', async () => {
    const root = join(folder, 'unpacked');
    for (const [path, bytes] of bag()) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), bytes);
    }
    const before = (await readdir(root, { recursive: true })).sort();
    expect(await verifyPackage(root, { signer: null }, quietJob())).toMatchObject({
      verdict: 'bag-holds',
      kind: 'bag',
      findings: [],
    });
    expect((await readdir(root, { recursive: true })).sort()).toEqual(before);
  });

  it('hides no file in a folder that is called like what desktops leave behind', async () => {
    const root = join(folder, 'hidden');
    const files = bag({}, (some) => {
      some.set('data/.DS_Store', Buffer.from('left by a desktop'));
      some.set('data/Thumbs.db/extra.txt', Buffer.from('x'));
    });
    files.set('manifest-sha256.txt', bag().get('manifest-sha256.txt') ?? Buffer.alloc(0));
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), bytes);
    }
    const { findings } = await verifyPackage(root, { signer: null }, quietJob());
    expect(findings.map(({ code, path }) => `${code} ${path ?? ''}`)).toContain(
      'file.unlisted data/Thumbs.db/extra.txt',
    );
    expect(findings.some((one) => one.path === 'data/.DS_Store')).toBe(false);
  });

  it('is not taken for one of somebody else while what would tell is too long to be looked at', async () => {
    const file = (path: string, sizeBytes: number) => ({
      path,
      sizeBytes,
      crc32: null,
      open: () => memoryPieces(),
      readAt: null,
      stamp: () => Promise.resolve(''),
    });
    const named = (...files: ReturnType<typeof file>[]) =>
      claimsToBeOurs({ topFolder: 'bag', files, checkOwnForm: () => undefined });
    expect(await named(file('bagit.txt', 3), file('data/package.json', 64 * 1024 * 1024))).toBe(true);
    expect(await named(file('bagit.txt', 3), file('data/package.json', 3))).toBe(false);
  });
});
