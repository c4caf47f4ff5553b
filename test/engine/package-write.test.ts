import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { writePackage, type WrittenPackage } from '../../src/engine/export/write-package';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { fileHandlePrototype, smallDisk, systemError } from './small-disk';
import { quietJob } from './temporary-vault';
import { modulePath } from '../../tools/module-path.ts';

let folder: string;
let zip: string;
let written: WrittenPackage;
let bag: string;
const write = (path: string, content = sampleContent()) =>
  writePackage(content, organizationKey(), openSample, path, quietJob());
const run = (program: string, args: string[], cwd = folder): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-package-'));
  zip = join(folder, 'package.zip');
  written = await write(zip);
  run('unzip', ['-q', zip]);
  bag = join(folder, written.topFolder);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const files = (root = bag, inside = ''): string[] =>
  readdirSync(join(root, inside), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? files(root, join(inside, one.name)) : [join(inside, one.name)],
  );
const text = (path: string): string => readFileSync(join(bag, path), 'utf8');

describe('tools that are not ours', () => {
  it('minisign accepts the signature and prints the trusted comment', () => {
    const key = minisignKeyText(organizationKey().publicKey);
    const said = run('minisign', ['-Vm', 'tagmanifest-sha256.txt', '-P', key], bag);
    expect(said).toContain('Signature and comment signature verified');
    expect(said).toMatch(
      /Trusted comment: muniment-package-1 pkg=PKG-2026-01 uuid=\S+ built=2026-11-13T16:20:33Z by=Ines%20/,
    );
    run('minisign', ['-Vm', 'tagmanifest-sha256.txt', '-p', 'signer.pub'], bag);
  });

  it('sha256sum accepts both lists', () => {
    run('sha256sum', ['--strict', '--quiet', '-c', 'tagmanifest-sha256.txt'], bag);
    run('sha256sum', ['--strict', '--quiet', '-c', 'manifest-sha256.txt'], bag);
  });

  it.each([
    ['unzip', ['-tq']],
    ['7z', ['t', '-bd']],
    ['bsdtar', ['-tf']],
    ['python3', ['-m', 'zipfile', '-t']],
  ])('%s reads the zip', (program, args) => {
    run(program, [...args, zip]);
  });

  it('bsdtar unpacks the same bytes as unzip', () => {
    mkdirSync(join(folder, 'other'));
    run('bsdtar', ['-xf', zip, '-C', 'other']);
    run('diff', ['-r', bag, join('other', written.topFolder)]);
  });

  it('find counts the files that HOW-TO-VERIFY.txt announces', () => {
    const count = run('find', ['data', '-type', 'f'], bag).trim().split('\n').length;
    expect(text('HOW-TO-VERIFY.txt')).toContain(`must hold exactly ${String(count)} files`);
  });
});

describe('the same content', () => {
  it('gives the same bytes, in another time zone and language too', { timeout: 120_000 }, async () => {
    const outDir = resolve('node_modules/.cache/muniment-tests', `package-${String(process.pid)}`);
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [modulePath()],
      build: {
        ssr: resolve('test/fixtures/write-sample.ts'),
        outDir,
        emptyOutDir: true,
        target: 'node24',
        rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'write.mjs' } },
      },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    });
    for (const [TZ, LANG] of [
      ['UTC', 'C'],
      ['Asia/Tokyo', 'ja_JP.UTF-8'],
      ['America/St_Johns', 'tr_TR.UTF-8'],
    ] as const) {
      const path = join(folder, `${LANG}.zip`);
      const sha256 = execFileSync(process.execPath, [join(outDir, 'write.mjs'), path], {
        encoding: 'utf8',
        env: { ...process.env, TZ, LANG, LC_ALL: LANG },
      });
      expect(sha256).toBe(written.zipSha256);
    }
    await rm(outDir, { recursive: true });
  });
});

describe('what is inside', () => {
  it('has short plain names that differ when case is ignored', () => {
    const all = files();
    for (const path of all) {
      expect(path).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/);
      expect(path.length).toBeLessThanOrEqual(110);
    }
    expect(new Set(all.map((path) => path.toLowerCase())).size).toBe(all.length);
    expect(written.topFolder.length).toBeLessThanOrEqual(32);
  });

  it('stores the same bytes once and keeps original names in the records', () => {
    const evidence = files(bag, 'data/30_evidence');
    const hashes = evidence.map((path) => run('sha256sum', [join(bag, path)]).slice(0, 64));
    expect(new Set(hashes).size).toBe(hashes.length);
    const json = JSON.parse(text('data/package.json')) as {
      evidence: { files: { path: string; original_name: string }[] }[];
    };
    const names = json.evidence.flatMap((one) => one.files.map((file) => file.original_name));
    expect(names).toContain('invoice\u202efdp.exe');
    expect(names).toContain('line\nbreak\r\n.csv');
    expect(new Set(json.evidence.flatMap((one) => one.files.map((file) => file.path))).size).toBe(
      evidence.length,
    );
  });

  it('shows direction marks and line breaks of names instead of obeying them', () => {
    const page = text('data/02_index/evidence/EVD-0000-0099.html');
    expect(page).toContain('invoice\\u{202E}fdp.exe');
    expect(page).not.toContain('\u202e');
  });

  it('has pages without network whose links all lead to files of the package', () => {
    const all = new Set(files());
    const pages = [...all].filter((path) => path.endsWith('.html'));
    const ids = new Map(
      pages.map((path) => [path, new Set([...text(path).matchAll(/\sid="([^"]+)"/g)].map((one) => one[1]))]),
    );
    const dead: string[] = [];
    for (const path of pages) {
      const page = text(path);
      expect(page).not.toMatch(/(?:href|src)="[a-z]+:|\son[a-z]+="|\sstyle="/);
      expect(page).toContain("default-src 'none'");
      for (const [, link = ''] of page.matchAll(/(?:href|src)="([^"]+)"/g)) {
        const [to = '', place] = link.split('#');
        const target = to === '' ? path : join(path, '..', to);
        const there = all.has(target) && target.startsWith('data/');
        if (!there || (place !== undefined && !ids.get(target)?.has(place))) dead.push(`${path} → ${link}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it('leaves every cell for the auditor empty, on pages and in the workbook', () => {
    for (const path of files().filter((one) => one.endsWith('.html'))) {
      expect(text(path)).not.toMatch(/class="aud blank[^>]*>[^<]/);
    }
    expect(text('data/20_controls/CTL-001.html')).toContain('For the auditor, left blank');
    expect(text('data/60_exceptions/exceptions.html')).toContain('For the auditor, left blank');
    expect(text('data/package.json')).not.toMatch(/"(result|conclusion|opinion|test_performed|score)"/);
  });
});

describe('trouble while writing', () => {
  it('stops when the bytes of evidence are not the ones the vault names, and leaves nothing', async () => {
    const path = join(folder, 'wrong.zip');
    async function* other() {
      yield await Promise.resolve(Buffer.from('other bytes'));
    }
    await expect(
      writePackage(sampleContent(), organizationKey(), () => other(), path, quietJob()),
    ).rejects.toMatchObject({ code: 'integrity.blob-damaged', details: { subject: 'EVD-0001.01' } });
    expect(existsSync(path)).toBe(false);
  });

  it('passes on what the vault says about a blob', async () => {
    const path = join(folder, 'missing.zip');
    async function* missing(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    }
    await expect(
      writePackage(sampleContent(), organizationKey(), () => missing(), path, quietJob()),
    ).rejects.toMatchObject({ code: 'disk.failed' });
    expect(existsSync(path)).toBe(false);
  });

  it('says that the disk is full, and leaves nothing', async () => {
    const disk = smallDisk(1);
    if (!disk.real) {
      const prototype = await fileHandlePrototype();
      vi.spyOn(prototype, 'writev').mockRejectedValue(systemError('ENOSPC'));
      vi.spyOn(prototype, 'write').mockRejectedValue(systemError('ENOSPC'));
    }
    const path = join(disk.path, 'full.zip');
    await expect(write(path, sampleContent({ evidence: 90 }))).rejects.toMatchObject({ code: 'disk.full' });
    expect(existsSync(path)).toBe(false);
    await disk.remove();
  });
});
