import { mkdir, readFile, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault, openVault, vaultInfo } from '../../src/engine';
import { childProgram, ended, nextMessage, type ChildTask } from './child';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
let start: Awaited<ReturnType<typeof childProgram>>;

beforeAll(async () => {
  fixture = await vaultFixture();
  start = await childProgram();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = (passphrase = PASSPHRASE) => openVault(folder, { passphrase }, testEnvironment());
const refused = (code: string, details: Record<string, unknown> = {}): Promise<void> =>
  expect(open()).rejects.toMatchObject({ code, details });
const task = (): ChildTask => ({ do: 'open', folder, passphrase: PASSPHRASE, work: fixture.work });
const database = (): string => join(folder, 'db-000001.sqlite');

describe('the passphrase', () => {
  it('opens nothing when it is wrong, and leaves no trace', async () => {
    const before = await readdir(folder);
    for (const wrong of ['', ' ', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `, 'x'.repeat(1024)]) {
      await expect(open(wrong)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    }
    expect(await readdir(folder)).toEqual(before);
  });

  it('may be typed with composed or decomposed letters', async () => {
    const path = join(fixture.work, 'accents');
    const composed = 'élan vital, über alle Maßen: ångström';
    const input = { organization: 'Acme AI', member: 'Dana', passphrase: composed.normalize('NFD') };
    const created = await createVault(path, input, testEnvironment());
    created.vault.close();
    (await openVault(path, { passphrase: composed.normalize('NFC') }, testEnvironment())).close();
  });
});

describe('making a vault', () => {
  const input = { organization: 'Acme AI', member: 'Dana Owner', passphrase: PASSPHRASE };

  it('refuses a weak passphrase and makes nothing', async () => {
    const path = join(fixture.work, 'weak');
    for (const weak of ['short', 'password password', 'aaaaaaaaaaaaaaaaaaaaaaa', 'Acme AI Acme AI Acme AI']) {
      await expect(
        createVault(path, { ...input, passphrase: weak }, testEnvironment()),
      ).rejects.toMatchObject({
        code: 'use.weak-passphrase',
      });
    }
    await expect(readdir(path)).rejects.toThrow('ENOENT');
  });

  it('refuses a folder that holds something, and leaves it as it was', async () => {
    const path = join(fixture.work, 'full');
    await mkdir(path);
    await writeFile(join(path, 'thesis.txt'), 'years of work');
    await expect(createVault(path, input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    await expect(createVault(join(path, 'thesis.txt'), input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    expect(await readFile(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(await readdir(path)).toEqual(['thesis.txt']);
  });

  it('refuses a folder that is a vault already', async () => {
    await expect(createVault(folder, input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    (await open()).close();
  });

  it('leaves nothing of a vault that could not be finished', async () => {
    const path = join(fixture.work, 'unfinished');
    const broken = {
      ...testEnvironment(),
      kdf: { algorithm: 'argon2id13', operations: -1, memoryMebibytes: 8 } as const,
    };
    await expect(createVault(path, input, broken)).rejects.toThrow();
    await expect(readdir(path)).rejects.toThrow('ENOENT');
  });

  it('answers 24 words, and the identity of a signer who is new each time', async () => {
    const made = await Promise.all(
      ['one', 'two'].map((name) => createVault(join(fixture.work, name), input, testEnvironment())),
    );
    const infos = made.map(({ vault }) => vaultInfo(vault));
    for (const { vault, recoveryWords } of made) {
      expect(recoveryWords).toHaveLength(24);
      vault.close();
    }
    expect(new Set(infos.map((info) => info.vaultId)).size).toBe(2);
    expect(new Set(infos.map((info) => info.signer.publicKey)).size).toBe(2);
    expect(infos[0]?.signer.publicKey).toMatch(/^RW[A-Za-z0-9+/]{54}$/);
  });
});

describe('a vault that is open already', () => {
  it('is in use for a second opening in the same process', async () => {
    const first = await open();
    await refused('vault.in-use', { host: hostname() });
    first.close();
    (await open()).close();
  });

  it('is in use for another process, and free again after it', async () => {
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ opened: true });
    await refused('vault.in-use', { host: hostname() });
    const third = start(task());
    expect(await nextMessage(third)).toEqual({ code: 'vault.in-use' });
    other.send('close');
    await Promise.all([ended(other), ended(third)]);
    (await open()).close();
  });

  it('is kept from a second writer even when somebody deletes the lock file', async () => {
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ opened: true });
    await rm(join(folder, 'lock'));
    await refused('vault.in-use');
    expect(await readdir(folder)).not.toContain('lock');
    other.send('close');
    await ended(other);
  });

  it('is refused to the process that holds it, without the lock file too, and stays locked for others', async () => {
    const first = await open();
    await rm(join(folder, 'lock'));
    await refused('vault.in-use');
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ code: 'vault.in-use' });
    await ended(other);
    first.close();
  });

  it('is free at once when its holder was killed', async () => {
    const other = start(task());
    await nextMessage(other);
    other.kill('SIGKILL');
    await ended(other);
    expect(await readdir(folder)).toContain('lock');
    (await open()).close();
  });

  it.each([
    ['a process number that is another process now', { processStartedAt: '1' }],
    ['an earlier start of this computer', { bootId: 'earlier' }],
    ['a process that is gone', { pid: 4_194_303 }],
  ])('is not in use by the lock of %s', async (_name, change) => {
    const vault = await open();
    const note = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as object;
    vault.close();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...note, ...change }));
    (await open()).close();
  });

  it('is never taken over from another computer', async () => {
    const vault = await open();
    const note = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as object;
    vault.close();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...note, host: 'reception-pc', pid: 4_194_303 }));
    await refused('vault.in-use', { host: 'reception-pc' });
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain('reception-pc');
  });

  it('forgives a lock file that was torn by a crash', async () => {
    await writeFile(join(folder, 'lock'), '{"host":');
    (await open()).close();
  });
});

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
    db.pragma('user_version = 9');
    db.close();
    const before = await readFile(database());
    await refused('vault.newer-version', { found: 9 });
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
      locking_mode: 'exclusive',
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
