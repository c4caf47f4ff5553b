// Vault folders arranged by somebody who has no key: files swapped, cut, of another vault, links, pipes,
// crowds of names. Refused with a code or told by a check, soon, never followed and never waited for.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkVault, openVault } from '../../src/engine';
import { blobPath } from '../../src/engine/blobs/blob-store';
import type { StoredBlob } from '../../src/engine/vault/open-vault';
import { addBytes } from './add-bytes';
import { cheaply, HEADERS, opening, openingAndCheck } from './hostile';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const DATABASE = 'db-000001.sqlite';
const NAMES = Number(process.env['NAMES'] ?? 20_000);
const FILES = [1, 2, 3];

interface Filled extends VaultFixture {
  readonly blobs: readonly StoredBlob[];
}
const filled = async (): Promise<Filled> => {
  const blobs: StoredBlob[] = [];
  const fixture = await vaultFixture(async (vault, work) => {
    for (const number of FILES) {
      blobs.push(await addBytes(vault, await sourceFile(work, 'e.bin', randomBytes(30_000)), number));
    }
  });
  return { ...fixture, blobs };
};

let ours: Filled;
let theirs: Filled;
let folder: string;

beforeAll(async () => {
  ours = await filled();
  theirs = await filled();
});
afterAll(async () => {
  await ours.remove();
  await theirs.remove();
});
beforeEach(async () => {
  folder = await ours.copy();
});

const database = (): string => join(folder, DATABASE);
const blobAt = (of: Filled, place: number): StoredBlob => {
  const blob = of.blobs[place];
  if (blob === undefined) throw new Error('the fixture has three');
  return blob;
};
const sealed = (place: number): string => {
  const path = blobPath(folder, blobAt(ours, place).id);
  chmodSync(path, 0o600);
  return path;
};
const pipe = (path: string): void => {
  rmSync(path, { recursive: true, force: true });
  execFileSync('mkfifo', [path]);
};

describe('sealed files', () => {
  it('two-swapped', async () => {
    renameSync(sealed(0), join(folder, 'aside'));
    renameSync(sealed(1), blobPath(folder, blobAt(ours, 0).id));
    renameSync(join(folder, 'aside'), blobPath(folder, blobAt(ours, 1).id));
    for (const deep of [false, true]) {
      expect((await openingAndCheck(folder, deep)).sort()).toEqual([
        'integrity.blob-damaged EVD-0001',
        'integrity.blob-damaged EVD-0002',
      ]);
    }
  });

  it('one-of-another-vault-under-a-name-of-this-one', async () => {
    const source = blobPath(await theirs.copy(), blobAt(theirs, 0).id);
    rmSync(sealed(0));
    copyFileSync(source, blobPath(folder, blobAt(ours, 0).id));
    expect(await openingAndCheck(folder, false)).toEqual(['integrity.blob-damaged EVD-0001']);
  });

  it('one-empty-one-cut-one-grown', async () => {
    truncateSync(sealed(0), 0);
    truncateSync(sealed(1), 20_000);
    appendFileSync(sealed(2), 'x');
    expect((await openingAndCheck(folder, false)).sort()).toEqual(
      FILES.map((number) => `integrity.blob-damaged EVD-000${String(number)}`),
    );
  });

  it('all-gone', async () => {
    rmSync(join(folder, 'blobs'), { recursive: true });
    expect((await openingAndCheck(folder, false)).sort()).toEqual(
      FILES.map((number) => `integrity.blob-missing EVD-000${String(number)}`),
    );
  });
});

describe('the database', () => {
  it.each<[string, () => void]>([
    ['empty', () => truncateSync(database(), 0)],
    ['shorter-than-its-salt', () => truncateSync(database(), 15)],
    ['its-salt-alone', () => truncateSync(database(), 16)],
    ['cut-inside-its-first-page', () => truncateSync(database(), 4000)],
    ['its-first-page-alone', () => truncateSync(database(), 4096)],
    ['cut-at-a-page', () => truncateSync(database(), statSync(database()).size - 4096)],
    ['cut-inside-a-page', () => truncateSync(database(), statSync(database()).size - 5000)],
    ['missing', () => rmSync(database())],
    ['not-encrypted', () => writeFileSync(database(), `SQLite format 3\0${'\0'.repeat(8176)}`)],
    [
      'right-salt-and-noise',
      () => {
        const bytes = randomBytes(40 * 4096);
        readFileSync(database()).copy(bytes, 0, 0, 16);
        writeFileSync(database(), bytes);
      },
    ],
    [
      'its-pages-in-another-order',
      () => {
        const bytes = readFileSync(database());
        const page = Buffer.from(bytes.subarray(4096, 8192));
        bytes.copyWithin(4096, 8192, 12_288);
        page.copy(bytes, 8192);
        writeFileSync(database(), bytes);
      },
    ],
  ])('%s', async (_name, damage) => {
    damage();
    const found = await openingAndCheck(folder);
    expect(found[0]).toMatch(/^integrity\.database-damaged/);
  });

  it('grown-by-a-page, which SQLite never looks at', async () => {
    appendFileSync(database(), randomBytes(4096));
    expect(await openingAndCheck(folder, false)).toEqual([`integrity.database-damaged ${DATABASE}`]);
  });

  it('of-another-vault', async () => {
    copyFileSync(join(await theirs.copy(), DATABASE), database());
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('journal-of-noise-planted-beside-it', async () => {
    writeFileSync(`${database()}-journal`, randomBytes(20_000));
    expect(['opens', 'integrity.database-damaged']).toContain(await opening(folder));
    expect(await openingAndCheck(folder)).toEqual([]);
  });

  it('journal-of-another-vault-planted-beside-it', async () => {
    // A hot journal as SQLite writes it: magic, one page, no checksum nonce, sector and page size.
    const head = Buffer.alloc(512);
    Buffer.from('d9d505f920a163d7', 'hex').copy(head);
    head.writeUInt32BE(1, 8);
    head.writeUInt32BE(statSync(database()).size / 4096, 16);
    head.writeUInt32BE(512, 20);
    head.writeUInt32BE(4096, 24);
    const page = readFileSync(join(await theirs.copy(), DATABASE)).subarray(4096, 8192);
    let sum = 0;
    for (let at = 4096 - 200; at > 0; at -= 200) sum = (sum + page.readUInt8(at)) >>> 0;
    const record = Buffer.alloc(4 + 4096 + 4);
    record.writeUInt32BE(2);
    page.copy(record, 4);
    record.writeUInt32BE(sum, 4100);
    writeFileSync(`${database()}-journal`, Buffer.concat([head, record]));
    const found = await openingAndCheck(folder);
    // Whatever SQLite makes of it, nothing else than damage is said, and nothing of theirs is shown.
    expect(found.every((line) => line.startsWith('integrity.database-damaged'))).toBe(true);
  });

  it.each(['wal', 'shm'])('%s-planted-beside-it', async (kind) => {
    writeFileSync(`${database()}-${kind}`, randomBytes(32_768));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });
});

describe('links', () => {
  const outside = (): string => join(ours.work, `outside-${randomBytes(4).toString('hex')}`);

  it.each([...HEADERS])('%s', async (name) => {
    const target = outside();
    renameSync(join(folder, name), target);
    symlinkSync(target, join(folder, name));
    const before = readFileSync(target);
    expect(await opening(folder)).toBe('opens');
    // The other one was good; this one was written anew as a file, and what it led to is as it was.
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(await openingAndCheck(folder)).toEqual([]);
  });

  it('both-headers', async () => {
    for (const name of HEADERS) {
      const target = outside();
      renameSync(join(folder, name), target);
      symlinkSync(target, join(folder, name));
    }
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it.each([
    DATABASE,
    `${DATABASE}-journal`,
    'tmp',
    'blobs',
    'backups',
    'lock',
    'writer.lock',
    'writer.lock-journal',
  ])('%s', async (name) => {
    const target = outside();
    if (existsSync(join(folder, name))) renameSync(join(folder, name), target);
    else writeFileSync(target, 'somebody else needs this');
    const before = statSync(target).isFile() ? readFileSync(target) : readdirSync(target);
    symlinkSync(target, join(folder, name));
    const found = await openingAndCheck(folder);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every((line) => /^(vault\.leads-outside|check\.symbolic-link)/.test(line)),
      found.join(),
    ).toBe(true);
    const after = statSync(target).isFile() ? readFileSync(target) : readdirSync(target);
    expect(after).toEqual(before);
  });

  it('to-a-device-in-the-place-of-the-lock', async () => {
    symlinkSync('/dev/zero', join(folder, 'lock'));
    expect(await opening(folder)).toBe('vault.leads-outside');
  });

  it('in-the-place-of-a-fan-folder', async () => {
    const fan = blobAt(ours, 0).id.slice(0, 2);
    const target = outside();
    renameSync(join(folder, 'blobs', fan), target);
    symlinkSync(target, join(folder, 'blobs', fan));
    expect(await openingAndCheck(folder, false)).toContain(`check.symbolic-link blobs/${fan}`);
  });
});

describe('pipes, which never answer', () => {
  it.each([...HEADERS])('%s', async (name) => {
    pipe(join(folder, name));
    expect(await opening(folder)).toBe('opens');
  });

  it.each([
    DATABASE,
    `${DATABASE}-journal`,
    'tmp',
    'blobs',
    'backups',
    'lock',
    'writer.lock',
    'writer.lock-journal',
    'README.txt',
  ])('%s', async (name) => {
    pipe(join(folder, name));
    const found = await openingAndCheck(folder);
    expect(found.every((line) => /^[a-z]+\.[a-z-]+/.test(line))).toBe(true);
  });

  it('a-sealed-file', async () => {
    pipe(sealed(0));
    expect(await openingAndCheck(folder, false)).toContain('integrity.blob-damaged EVD-0001');
  });

  it('a-copy-of-the-database', async () => {
    const [name = ''] = readdirSync(join(folder, 'backups')).filter((copy) => copy.endsWith('.sqlite'));
    pipe(join(folder, 'backups', name));
    // The opening misses a copy, makes one, and puts it in the place of the pipe.
    expect(await openingAndCheck(folder)).toEqual([]);
    expect(statSync(join(folder, 'backups', name)).isFile()).toBe(true);
  });
});

describe('crowds', () => {
  it(`${String(NAMES)}-names-in-a-folder-of-sealed-files`, { timeout: 600_000 }, async () => {
    const fan = join(folder, 'blobs', '00');
    if (!existsSync(fan)) mkdirSync(fan);
    for (let number = 0; number < NAMES; number += 1) {
      writeFileSync(
        join(fan, number % 2 === 0 ? `00${number.toString(16).padStart(62, '0')}` : `x${String(number)}`),
        '',
      );
    }
    expect(await opening(folder)).toBe('opens');
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const report = await cheaply(() => checkVault(vault, { deep: false }, quietJob()));
    vault.close();
    expect(report.counts.orphans).toBe(NAMES / 2);
    // Told by the first of them and their number.
    expect(report.findings).toHaveLength(101);
    expect(report.findings.at(-1)).toMatchObject({ code: 'check.unexpected-file', subject: 'blobs/00' });
    expect(report.verdict).toBe('sound');
  });

  it(`${String(NAMES)}-unfinished-files`, { timeout: 600_000 }, async () => {
    for (let number = 0; number < NAMES; number += 1) {
      writeFileSync(join(folder, 'tmp', `${number.toString(16).padStart(32, '0')}.part`), '');
    }
    expect(await opening(folder)).toBe('opens');
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('5000-copies-of-the-database', async () => {
    for (let number = 0; number < 5000; number += 1) {
      const name = `db-000001-${String(number).padStart(10, '0')}-20260701T090000Z.sqlite`;
      writeFileSync(join(folder, 'backups', name), '');
    }
    const found = await openingAndCheck(folder);
    expect(found.every((line) => line.startsWith('check.copy-damaged backups/'))).toBe(true);
  });
});
