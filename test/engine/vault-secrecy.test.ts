// Nothing that a vault was told can be found in its folder, in temporary files, or in what it logs.
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault, listJournal, openVault, recoverVault, type OpenVault } from '../../src/engine';
import { addBytes } from './add-bytes';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

const MARKERS = [
  'TITLE-MARKER',
  'NAME-MARKER',
  'CONTENT-MARKER',
  'ORGANIZATION-MARKER',
  'MEMBER-MARKER',
  'DETAIL-MARKER',
];
const ORGANIZATION = 'ORGANIZATION-MARKER Ltd';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** As it stands, and as UTF-16, base64 and hex would hide it. */
const spellings = (marker: string): Buffer[] => [
  Buffer.from(marker),
  Buffer.from(marker, 'utf16le'),
  Buffer.from(Buffer.from(marker).toString('hex')),
  Buffer.from(Buffer.from(marker).toString('base64url').slice(0, 12)),
];
const found = (folder: string, secrets: readonly string[]): string[] =>
  filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    return secrets
      .filter((secret) => spellings(secret).some((form) => bytes.includes(form)))
      .map((secret) => `${secret} in ${path}`);
  });

const fill = async (vault: OpenVault): Promise<void> => {
  for (let number = 1; number <= 5; number += 1) {
    const path = join(fixture.work, 'NAME-MARKER.txt');
    writeFileSync(path, `CONTENT-MARKER ${String(number)}\n`.repeat(40_000));
    await addBytes(vault, path, number);
  }
};

describe('the folder of a vault', () => {
  it('holds no title, name, content, organization, person or detail in the clear, open or closed', async () => {
    const folder = join(fixture.work, 'marked');
    const input = { organization: ORGANIZATION, member: 'MEMBER-MARKER', passphrase: PASSPHRASE };
    const { vault, recoveryWords } = await createVault(folder, input, testEnvironment());
    await fill(vault);
    vault.write(({ record }) => {
      record('control.added', 'CTL-001', { title: 'DETAIL-MARKER '.repeat(5000) });
      // In the middle of a transaction the rollback journal is on disk too.
      expect(readdirSync(folder)).toContain('db-000001.sqlite-journal');
      expect(found(folder, MARKERS)).toEqual([]);
    });
    expect(found(folder, MARKERS)).toEqual([]);
    vault.close();
    const secrets = [
      ...MARKERS,
      PASSPHRASE,
      recoveryWords.join(' '),
      'MEM-01',
      'vault.created',
      'CREATE TABLE',
    ];
    expect(found(folder, secrets)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes('journal') || name === 'lock')).toEqual([]);
  });

  it('has markers that this test would find', () => {
    const folder = join(fixture.work, 'clear');
    writeFileSync(folder, 'x TITLE-MARKER y');
    expect(spellings('TITLE-MARKER').some((form) => readFileSync(folder).includes(form))).toBe(true);
  });

  it('can be entered and read by its owner only', async () => {
    const folder = await fixture.copy();
    const path = join(fixture.work, 'source.txt');
    writeFileSync(path, 'x');
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    await addBytes(vault, path, 1);
    const modes = new Set(filesBelow(folder).map((file) => statSync(file).mode & 0o077));
    expect(statSync(folder).mode & 0o077).toBe(0);
    vault.close();
    expect([...modes]).toEqual([0]);
  });

  it('gives every vault other bytes for the same content and passphrase', async () => {
    const [one = '', two = ''] = await Promise.all(
      ['twin-a', 'twin-b'].map(async (name) => {
        const folder = join(fixture.work, name);
        const input = { organization: 'Acme AI', member: 'Dana', passphrase: PASSPHRASE };
        const { vault } = await createVault(folder, input, testEnvironment());
        vault.close();
        return folder;
      }),
    );
    for (const name of ['vault.header', 'db-000001.sqlite']) {
      const [a, b] = [readFileSync(join(one, name)), readFileSync(join(two, name))];
      expect(a.subarray(0, 64).equals(b.subarray(0, 64)) && name !== 'vault.header').toBe(false);
      expect(a.equals(b)).toBe(false);
    }
  });
});

describe('temporary files', () => {
  it('are not made by the database, however much it has to sort', async () => {
    const db = await rawDatabase(await fixture.copy());
    db.exec('CREATE TEMP TABLE heap (text TEXT)');
    const insert = db.prepare('INSERT INTO heap VALUES (?)');
    db.exec('BEGIN');
    for (let i = 0; i < 4000; i += 1)
      insert.run(`TITLE-MARKER ${String((i * 7919) % 4001)} ${'y'.repeat(1000)}`);
    db.exec('COMMIT');
    db.prepare('SELECT text FROM heap ORDER BY text DESC').all();
    const openFiles = readdirSync('/proc/self/fd').map((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`);
      } catch {
        return '';
      }
    });
    expect(openFiles.filter((name) => /etilqs|sqlite_/i.test(name))).toEqual([]);
    db.close();
  });
});

describe('the log', () => {
  it('holds sentences and numbers, no secrets, names or paths', async () => {
    const environment = testEnvironment();
    const folder = await fixture.copy();
    writeFileSync(join(folder, 'vault.header'), 'damaged');
    writeFileSync(join(folder, 'tmp', `${'0'.repeat(32)}.part`), 'x');
    writeFileSync(join(folder, 'lock'), 'torn');
    const vault = await recoverVault(
      folder,
      { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
      environment,
    );
    listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 5 });
    vault.close();
    expect(environment.logged.length).toBeGreaterThan(2);
    const said = JSON.stringify(environment.logged);
    for (const secret of [
      PASSPHRASE,
      NEW_PASSPHRASE,
      ...fixture.recoveryWords.map((word) => ` ${word} `),
      folder,
      'Acme',
      'Dana',
    ]) {
      if (secret.trim().length > 5 || secret.startsWith('/')) expect(said).not.toContain(secret);
    }
  });
});
