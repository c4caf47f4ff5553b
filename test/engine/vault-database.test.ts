// The database's own guards, the sweep, and what a change promises.
import { readFile, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openVault, vaultInfo } from '../../src/engine';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = () => openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
const refused = (code: string, details: Record<string, unknown> = {}): Promise<void> =>
  expect(open()).rejects.toMatchObject({ code, details });
const database = (): string => join(folder, 'db-000001.sqlite');

describe('the database', () => {
  it.each([
    ['missing', () => rm(database())],
    ['empty', () => truncate(database(), 0)],
    ['cut short', () => truncate(database(), 4096 * 3 + 100)],
    ['somebody’s unencrypted database', () => writeFile(database(), 'SQLite format 3\0'.padEnd(8192, '\0'))],
  ])('is damaged when it is %s', async (_name, damage) => {
    await damage();
    await refused('integrity.database-damaged');
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('is damaged by a flip in its first page', async () => {
    const bytes = await readFile(database());
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
    await writeFile(database(), bytes);
    await refused('integrity.database-damaged');
  });

  it('of a newer version is refused and not touched', async () => {
    const db = await rawDatabase(folder);
    db.pragma('user_version = 11');
    db.close();
    const before = await readFile(database());
    await refused('vault.newer-version', { found: 11 });
    expect((await readFile(database())).equals(before)).toBe(true);
  });

  it('of another kind of program is refused', async () => {
    const db = await rawDatabase(folder);
    db.pragma('application_id = 7');
    db.close();
    await refused('integrity.database-damaged', { reason: 'application-id' });
  });

  it('is opened with the settings the format names', async () => {
    const db = await rawDatabase(folder);
    const settings = Object.fromEntries(
      [
        'journal_mode',
        'synchronous',
        'locking_mode',
        'temp_store',
        'mmap_size',
        'secure_delete',
        'trusted_schema',
        'cell_size_check',
        'foreign_keys',
        'cipher',
      ].map((name) => [name, db.pragma(name, { simple: true })]),
    );
    db.close();
    expect(settings).toEqual({
      journal_mode: 'delete',
      synchronous: 3,
      locking_mode: 'normal',
      temp_store: 2,
      mmap_size: 0,
      secure_delete: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      foreign_keys: 1,
      cipher: 'sqlcipher',
    });
  });
});

describe('links inside the folder', () => {
  it.each(['tmp', 'blobs', 'db-000001.sqlite'])('are refused in the place of %s', async (name) => {
    await rename(join(folder, name), join(fixture.work, `real-${name}`));
    await symlink(join(fixture.work, `real-${name}`), join(folder, name));
    await refused('vault.leads-outside');
    expect(await readdir(folder)).not.toContain('lock');
    await rm(join(fixture.work, `real-${name}`), { recursive: true });
  });
});

describe('unfinished work of an earlier run', () => {
  it('is swept at the next opening, and nothing else is', async () => {
    const part = join(folder, 'tmp', `${'0a'.repeat(16)}.part`);
    await writeFile(part, 'half a file');
    await writeFile(join(folder, 'tmp', 'note.txt'), 'somebody’s');
    await rm(join(folder, 'blobs'), { recursive: true });
    (await open()).close();
    expect(await readdir(join(folder, 'tmp'))).toEqual(['note.txt']);
    expect(await readdir(folder)).toContain('blobs');
  });
});

describe('a change', () => {
  it('is undone as a whole by a throw, with its journal entry', async () => {
    const vault = await open();
    expect(() =>
      vault.write(({ db, now, record }) => {
        record('control.added', 'CTL-001', {});
        db.prepare('UPDATE vault SET recovery_confirmed_at = ?').run(now);
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    const info = vaultInfo(vault);
    vault.close();
    expect(info.recoveryKeyConfirmed).toBe(false);
    expect(info.counts.journalEntries).toBe(1);
  });

  it('is a bug when the journal is not told, when it waits, or when it is inside another', async () => {
    const vault = await open();
    expect(() => vault.write(() => 1)).toThrow('invariant');
    expect(() =>
      vault.write(({ record }) => {
        record('control.added', 'CTL-001', {});
        return Promise.resolve();
      }),
    ).toThrow('invariant');
    expect(() =>
      vault.write(({ record }) => {
        record('control.added', 'CTL-001', {});
        vault.write(({ record: inner }) => inner('control.added', 'CTL-002', {}));
      }),
    ).toThrow('invariant');
    expect(vaultInfo(vault).counts.journalEntries).toBe(1);
    vault.close();
  });

  it('cannot be made through the reading handle, nor after closing', async () => {
    const vault = await open();
    expect(() => vault.db.prepare('DELETE FROM vault')).toThrow('invariant');
    vault.close();
    vault.close();
    expect(() => vault.db.prepare('SELECT 1')).toThrow('use.vault-locked');
    expect(() => vault.write(({ record }) => record('control.added', 'CTL-001', {}))).toThrow(
      'use.vault-locked',
    );
    expect(() => vault.signer.sign(new Uint8Array(1))).toThrow('use.vault-locked');
  });
});
