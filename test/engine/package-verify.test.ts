import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { writePackage, type WrittenPackage } from '../../src/engine/export/write-package';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from './temporary-vault';

let folder: string;
let zip: string;
let written: WrittenPackage;
const signer = () => signerIdentity(organizationKey().publicKey);

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-verify-'));
  zip = join(folder, 'package.zip');
  written = await writePackage(sampleContent(), organizationKey(), openSample, zip, quietJob());
  execFileSync('unzip', ['-q', zip, '-d', folder]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const verify = (path: string, told: string | null) => verifyPackage(path, { signer: told }, quietJob());

describe('verifying a package as it was built', () => {
  it('finds nothing wrong in the zip or in the unpacked folder', async () => {
    const expected = { verdict: 'verified-unknown-signer', findings: [] };
    expect(await verify(zip, null)).toMatchObject(expected);
    expect(await verify(join(folder, written.topFolder), null)).toMatchObject(expected);
  });

  it('says who signed, what was signed and what the package says of itself', async () => {
    const report = await verify(zip, null);
    expect(report.signer).toMatchObject(signer());
    expect(report.sealNumber).toBe(written.sealNumber);
    expect(report.trustedComment).toContain('muniment-package-1 pkg=PKG-2026-01 ');
    expect(report.scope).toEqual({
      packageId: 'PKG-2026-01',
      round: 1,
      organization: 'Quillmère AI, Inc.',
      system: 'Quillmere Answers',
      engagement: 'SOC 2 Type II, 2025-10-01 to 2026-09-30',
      verdict: 'complete-with-declared-omissions',
      builtAt: '2026-11-13T16:20:33Z',
    });
  });

  it.each([
    ['the minisign key', () => signer().publicKey],
    ['a whole .pub file', () => `untrusted comment: key of Quillmere\n${signer().publicKey}\n`],
    ['the twelve words', () => signer().words.join(' ')],
    ['the words with hyphens and capitals', () => signer().words.join('-').toUpperCase()],
    ['the SHA-256 of the key', () => signer().sha256],
  ])('accepts the signer told as %s', async (_how, told) => {
    expect(await verify(zip, told())).toMatchObject({ verdict: 'verified', findings: [] });
  });

  it('refuses a package of another signer than the one told', async () => {
    const other = signerIdentity(new Uint8Array(32).fill(1)).publicKey;
    const report = await verify(zip, other);
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((one) => one.code)).toEqual(['signature.other-signer']);
    expect(report.scope).toBeNull();
  });

  it('calls a signer it cannot read wrong use, not a bad package', async () => {
    await expect(verify(zip, 'RWnonsense')).rejects.toMatchObject({ code: 'use.bad-input' });
  });

  it('says what is not there', async () => {
    await expect(verify(join(folder, 'nowhere.zip'), null)).rejects.toMatchObject({
      code: 'package.not-found',
    });
  });

  it('names the changed file, and both when two are changed', async () => {
    const bytes = await readFile(zip);
    for (const text of ['evidence 1 ', 'evidence 18 ']) {
      const at = bytes.indexOf(text);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    }
    const damaged = join(folder, 'damaged.zip');
    await writeFile(damaged, bytes);
    const report = await verify(damaged, null);
    expect(report.verdict).toBe('failed');
    const changed = report.findings.filter((one) => one.code === 'file.changed').map((one) => one.path);
    expect(changed).toHaveLength(2);
    expect(changed[0]).toContain('EVD-0001.01');
    expect(changed[1]).toContain('EVD-0018.01');
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      verifyPackage(zip, { signer: null }, { ...quietJob(), signal: controller.signal }),
    ).rejects.toMatchObject({
      code: 'job.cancelled',
    });
  });

  it('calls a file that is no zip, and a folder that is no bag, no package', async () => {
    const paper = join(folder, 'paper.pdf');
    await writeFile(paper, `%PDF-1.7\n${'x'.repeat(200_000)}`);
    await expect(verify(paper, null)).rejects.toMatchObject({ code: 'package.not-a-package' });
    const other = join(folder, 'holiday');
    await mkdir(other);
    await writeFile(join(other, 'beach.txt'), 'sea');
    await expect(verify(other, null)).rejects.toMatchObject({ code: 'package.not-a-package' });
  });
});

describe('verifying something that is no file', () => {
  it('does not wait for a pipe', async () => {
    const pipe = join(folder, 'pipe.zip');
    execFileSync('mkfifo', [pipe]);
    await expect(verify(pipe, null)).rejects.toMatchObject({ code: 'package.not-a-package' });
    await rm(pipe);
  });
});

describe('verifying an unpacked package', () => {
  const copy = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await cp(join(folder, written.topFolder), path, { recursive: true });
    return path;
  };

  it('accepts the folder around it, another name for it, and what a desktop leaves behind', async () => {
    const path = await copy('renamed');
    await writeFile(join(path, '.DS_Store'), 'x');
    await writeFile(join(path, 'data', 'Thumbs.db'), 'x');
    expect(await verify(path, signer().publicKey)).toMatchObject({ verdict: 'verified', findings: [] });
    const around = join(folder, 'around');
    await mkdir(around);
    await rename(path, join(around, 'inner'));
    expect(await verify(around, signer().publicKey)).toMatchObject({ verdict: 'verified', findings: [] });
  });

  it('refuses a link, and names a file that is added, changed or gone', async () => {
    const linked = await copy('linked');
    await symlink('/etc/hostname', join(linked, 'data', 'link.txt'));
    expect(await verify(linked, null)).toMatchObject({
      verdict: 'hostile',
      findings: [{ code: 'entry.link-or-device', path: 'data/link.txt' }],
    });
    const changed = await copy('changed');
    await writeFile(join(changed, 'data', 'extra.txt'), 'x');
    await writeFile(join(changed, 'data', '00_README.txt'), 'x');
    await rm(join(changed, 'data', 'omissions.json'));
    const report = await verify(changed, null);
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((one) => `${one.code} ${one.path ?? ''}`).sort()).toEqual([
      'file.changed data/00_README.txt',
      'file.missing data/omissions.json',
      'file.unlisted data/extra.txt',
    ]);
  });
});

describe('what a report says beside the verdict', () => {
  it('names each file with its hash, and how far the custody record goes', async () => {
    const { files, custody, counts } = await verify(zip, null);
    // The list, its signature and nothing else stand outside of the lists.
    expect(files).toHaveLength(counts.files);
    expect(new Set(files.map((file) => file.state))).toEqual(new Set(['as-listed']));
    expect(custody?.entries).toBeGreaterThan(custody?.shown ?? 0);
    expect(custody?.from.startsWith('2026-05-04T10:00:00')).toBe(true);
  });

  it('puts files that are not as listed first', async () => {
    const bytes = await readFile(zip);
    const at = bytes.indexOf('evidence 18 ');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const report = await verifyPackage(memorySource(bytes), { signer: null }, quietJob());
    expect(report.files[0]).toMatchObject({ state: 'changed' });
    expect(report.files[0]?.path).toContain('EVD-0018.01');
    expect(report.custody).toBeNull();
  });

  it('takes the seal number for the signer, and no other hash', async () => {
    expect(await verify(zip, written.sealNumber)).toMatchObject({ verdict: 'verified', findings: [] });
    expect(await verify(zip, '0'.repeat(64))).toMatchObject({ verdict: 'failed' });
  });
});
