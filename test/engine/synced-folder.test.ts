// A vault in a folder that a program keeps alike on several computers: said in a check, not refused; but a
// rollback journal that was set aside is never passed over.
import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkVault, openVault } from '../../src/engine';
import { syncProgramOf } from '../../src/engine/vault/synced-folder';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

const DATABASE = 'db-000001.sqlite';
let fixture: VaultFixture;
let folder: string;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = (place = folder, environment = testEnvironment(), readOnly = false) =>
  openVault(place, { passphrase: PASSPHRASE }, environment, { readOnly });
/** A file that was last written so many seconds from now. */
const put = (name: string, seconds = 0): void => {
  const path = join(folder, name);
  writeFileSync(path, 'what another computer had');
  const time = Date.now() / 1000 + seconds;
  utimesSync(path, time, time);
};

describe('the program that looks after a folder', () => {
  it.each([
    ['Dropbox', 'Dropbox'],
    ['Dropbox (Acme)', 'Dropbox'],
    ['OneDrive - Acme Ltd', 'OneDrive'],
    ['GoogleDrive-ada@example.com', 'Google Drive'],
    ['Mobile Documents', 'iCloud'],
    ['Nextcloud', 'Nextcloud'],
    ['Nextclouds and other weather', null],
    ['Boxes', null],
    ['Documents', null],
  ])('of %s is known by its name', async (name, program) => {
    const place = join(temporaryFolder(), name, 'audit', 'client.muniment');
    mkdirSync(place, { recursive: true });
    expect(await syncProgramOf(place)).toBe(program);
  });

  it('is known by what it leaves at the top of it', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, '.stfolder'));
    mkdirSync(join(root, 'client.muniment'));
    expect(await syncProgramOf(join(root, 'client.muniment'))).toBe('Syncthing');
  });

  it('is told by a check, which is no damage', async () => {
    const place = join(temporaryFolder(), 'Dropbox', 'client.muniment');
    cpSync(folder, place, { recursive: true });
    const vault = await open(place);
    const report = await checkVault(vault, { deep: false }, quietJob());
    vault.close();
    expect(report).toMatchObject({
      verdict: 'sound',
      findings: [{ code: 'check.synced-folder', subject: '.', detail: 'Dropbox' }],
    });
  });
});

describe('a journal of the database that was set aside', () => {
  const names = [
    'db-000001.sqlite-journal (1)',
    'db-000001 (1).sqlite-journal',
    "db-000001 (Ada's conflicted copy 2026-07-01).sqlite-journal",
    'db-000001.sync-conflict-20260701-101112-ABCDEFG.sqlite-journal',
  ];
  it.each(names)('keeps the vault shut when it may be the one it needs: %s', async (name) => {
    put(name);
    await expect(open()).rejects.toMatchObject({ code: 'vault.sync-conflict' });
    await expect(open(folder, testEnvironment(), true)).rejects.toMatchObject({
      code: 'vault.sync-conflict',
    });
  });

  it('is no danger when the database has gone on since, or has its own', async () => {
    put(names[0] ?? '', -600);
    (await open()).close();
    put(names[1] ?? '');
    writeFileSync(join(folder, `${DATABASE}-journal`), '');
    (await open()).close();
  });
});

it('says in the log that header or database were set aside, and opens', async () => {
  put("vault (Ada's conflicted copy 2026-07-01).header");
  put('db-000001 (1).sqlite');
  const environment = testEnvironment();
  (await open(folder, environment)).close();
  expect(environment.logged).toContainEqual({
    level: 'warn',
    message: 'A sync program has set files of the vault aside: was it open in two places?',
    data: { files: 2 },
  });
});
