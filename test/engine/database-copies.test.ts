// The automatic copies of the database: when they are made, what they hold, and that they stop nobody.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openVault, vaultInfo, type OpenVault } from '../../src/engine';
import { copiesIn, copyDatabase, type CopySource } from '../../src/engine/vault/copies/copy-database';
import { copyAfterChange } from '../../src/engine/vault/copies/copy-after-change';
import { copyWhenDue } from '../../src/engine/vault/copies/copy-when-due';
import { copySource, sessionOf } from '../../src/engine/vault/session';
import { databaseFacts, proveCopy } from '../../src/engine/db/database-copy';
import type { OpenDatabase } from '../../src/engine/db/open-database';
import type { Instant } from '../../src/shared/period';
import { addBytes } from './add-bytes';
import { smallDisk } from './small-disk';
import { PASSPHRASE, temporaryFolder, testEnvironment, type TestEnvironment } from './temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'one.txt', 'one'), 1);
  });
});
afterAll(() => fixture.remove());

const opened = async (environment: TestEnvironment = testEnvironment()): Promise<OpenVault> => {
  const vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
  onTestFinished(() => vault.close());
  return vault;
};
const change = (vault: OpenVault): void => {
  vault.write(({ db, now, record }) => {
    db.prepare('UPDATE vault SET recovery_confirmed_at = ?').run(now);
    record('vault.recovery-key-confirmed', vault.vaultId, {});
  });
};
const namesIn = (vault: Pick<OpenVault, 'folder'>): string[] =>
  copiesIn(vault.folder).map(({ name }) => name);

/** Takes the room of a small disk until none is left. */
const fillUp = (path: string): void => {
  for (let i = 0; ; i += 1) {
    try {
      writeFileSync(join(path, `ballast-${String(i)}`), Buffer.alloc(16_384));
    } catch {
      return;
    }
  }
};

/** Where no small disk can be mounted: a database that answers as one without room does. */
const onFullDisk = (vault: OpenVault): CopySource => {
  const full = (): never => {
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  };
  return { ...copySource(vault), database: { prepare: full } as unknown as OpenDatabase };
};

describe('a copy of the database', () => {
  it('is made when a vault is closed that has none, and says epoch, newest entry and time', async () => {
    const folder = await fixture.copy();
    expect(namesIn({ folder })).toEqual(['db-000001-0000000001-20260701T090000Z.sqlite']);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('holds every row and opens with the same key alone', async () => {
    const vault = await opened();
    const copy = copyDatabase(copySource(vault));
    const path = join(vault.folder, 'backups', copy.name);
    const { keys, database } = sessionOf(vault);
    expect(proveCopy(path, keys)).toEqual(databaseFacts(database));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(copy.sizeBytes).toBe(statSync(path).size);
    expect(readFileSync(path).subarray(0, 16)).toEqual(Buffer.from(keys.databaseSalt));
    expect(() => proveCopy(path, { ...keys, database: new Uint8Array(32) })).toThrow(
      expect.objectContaining({ code: 'integrity.database-damaged' }) as Error,
    );
  });

  it('is found damaged when a byte of it has changed', async () => {
    const vault = await opened();
    const path = join(vault.folder, 'backups', copyDatabase(copySource(vault)).name);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(4096 * 5 + 77) ^ 1, 4096 * 5 + 77);
    writeFileSync(path, bytes);
    expect(() => proveCopy(path, sessionOf(vault).keys)).toThrow(
      expect.objectContaining({ code: 'integrity.database-damaged' }) as Error,
    );
  });
});

describe('the automatic copy', () => {
  it('is made again twenty hours later when something has changed, and not before', async () => {
    const environment = testEnvironment();
    const vault = await opened(environment);
    const due = (): boolean => copyWhenDue(copySource(vault), 20);
    environment.setClock('2026-07-02T04:59:59Z' as Instant);
    change(vault);
    expect(due()).toBe(false);
    environment.setClock('2026-07-02T05:00:00Z' as Instant);
    expect(due()).toBe(true);
    environment.setClock('2026-07-05T05:00:00Z' as Instant);
    expect(due()).toBe(false);
    change(vault);
    vault.close();
    expect(namesIn(vault)).toHaveLength(3);
  });

  it('is not put off by a copy from the future', async () => {
    const environment = testEnvironment();
    const vault = await opened(environment);
    environment.setClock('2026-06-01T00:00:00Z' as Instant);
    change(vault);
    expect(copyWhenDue(copySource(vault), 20)).toBe(true);
    expect(namesIn(vault)).toContain('db-000001-0000000002-20260601T000000Z.sqlite');
  });

  it('goes when newer ones have taken its place, and nothing else in the folder does', async () => {
    const environment = testEnvironment();
    const vault = await opened(environment);
    writeFileSync(join(vault.folder, 'backups', 'note.txt'), 'mine');
    for (let day = 1; day <= 40; day += 1) {
      const date = new Date(Date.UTC(2026, 7, day)).toISOString().slice(0, 10);
      environment.setClock(`${date}T10:00:00Z` as Instant);
      change(vault);
      expect(copyWhenDue(copySource(vault), 20)).toBe(true);
    }
    const days = copiesIn(vault.folder).map(({ madeAt }) => madeAt.slice(0, 10));
    expect(days).toEqual([
      ...['2026-09-09', '2026-09-08', '2026-09-07', '2026-09-06', '2026-09-05', '2026-09-04', '2026-09-03'],
      ...['2026-08-31', '2026-08-30', '2026-08-23', '2026-07-01'],
    ]);
    expect(readdirSync(join(vault.folder, 'backups'))).toContain('note.txt');
  });

  it('that cannot be made is told to the log and keeps nobody from opening or closing', async () => {
    const folder = await fixture.copy();
    rmSync(join(folder, 'backups'), { recursive: true });
    symlinkSync(temporaryFolder(), join(folder, 'backups'));
    const environment = testEnvironment();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
    vault.close();
    const told = environment.logged.filter(({ message }) => message.includes('automatic copy'));
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ level: 'warn', data: { code: 'vault.leads-outside' } });
  });

  it('is not made without room, and leaves nothing', async () => {
    const disk = smallDisk(2);
    try {
      const folder = join(disk.path, 'vault');
      await cp(await fixture.copy(), folder, { recursive: true });
      const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      if (disk.real) fillUp(disk.path);
      expect(() => copyDatabase(disk.real ? copySource(vault) : onFullDisk(vault))).toThrow(
        expect.objectContaining({ code: 'disk.full' }) as Error,
      );
      expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
      expect(namesIn(vault)).toHaveLength(1);
      vault.close();
    } finally {
      await disk.remove();
    }
  });
});

describe('a migration', () => {
  const old = async (): Promise<string> => {
    const folder = join(temporaryFolder(), 'vault');
    await cp(resolve('test/fixtures/vaults/format-1-schema-1/vault'), folder, { recursive: true });
    return folder;
  };

  it('begins with a copy of the database as it was', async () => {
    const folder = await old();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    onTestFinished(() => vault.close());
    const [name = ''] = namesIn(vault).filter((each) => each.includes('schema'));
    expect(name).toMatch(/^db-000001-\d{10}-20260701T090000Z-schema1\.sqlite$/);
    expect(proveCopy(join(folder, 'backups', name), sessionOf(vault).keys).schema).toBe(1);
    expect(vaultInfo(vault).counts.evidence).toBe(2);
  });

  it('does not happen when the copy cannot be made', async () => {
    const folder = await old();
    const before = readFileSync(join(folder, 'db-000001.sqlite'));
    symlinkSync(temporaryFolder(), join(folder, 'backups'));
    await expect(openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).rejects.toMatchObject({
      code: 'vault.leads-outside',
    });
    expect(readFileSync(join(folder, 'db-000001.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('does not happen on a full disk', async () => {
    const disk = smallDisk(1);
    try {
      if (!disk.real) return;
      const folder = join(disk.path, 'vault');
      await cp(await old(), folder, { recursive: true });
      fillUp(disk.path);
      const before = readFileSync(join(folder, 'db-000001.sqlite'));
      await expect(openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).rejects.toMatchObject({
        code: 'disk.full',
      });
      expect(readFileSync(join(folder, 'db-000001.sqlite')).equals(before)).toBe(true);
      expect(copiesIn(folder)).toEqual([]);
    } finally {
      await disk.remove();
    }
  });
});

describe('a long session', () => {
  it('makes a copy after a change when the newest is an hour old, and looks for that now and then', async () => {
    const environment = testEnvironment();
    const vault = await opened(environment);
    change(vault);
    expect(copyAfterChange(vault)).toBe(false);
    environment.setClock('2026-07-01T09:59:00Z' as Instant);
    expect(copyAfterChange(vault)).toBe(false);
    environment.setClock('2026-07-01T10:05:00Z' as Instant);
    expect(copyAfterChange(vault)).toBe(false);
    environment.setClock('2026-07-01T10:10:00Z' as Instant);
    expect(copyAfterChange(vault)).toBe(true);
    environment.setClock('2026-07-01T12:00:00Z' as Instant);
    expect(copyAfterChange(vault)).toBe(false);
  });
});

describe('the third copy of the header', () => {
  it('lies beside the copies, and is brought up to date by an opening', async () => {
    const folder = await fixture.copy();
    const third = join(folder, 'backups', 'vault.header');
    const header = readFileSync(join(folder, 'vault.header'));
    expect(readFileSync(third).equals(header)).toBe(true);
    for (const spoil of [() => rmSync(third), () => writeFileSync(third, 'old')]) {
      spoil();
      (await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).close();
      expect(readFileSync(third).equals(header)).toBe(true);
    }
  });
});
