// A damaged or missing database gives its place to a copy: what it held until then is there again, and nothing
// that was there is deleted.
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  addMember,
  checkVault,
  confirmRecoveryKey,
  listCopies,
  openVault,
  rekeyVault,
  removeMember,
  renewRecoveryKey,
  restoreCopy,
  vaultInfo,
  verifyJournal,
  type OpenVault,
} from '../../src/engine';
import { copyDatabase } from '../../src/engine/vault/copies/copy-database';
import { copySource } from '../../src/engine/vault/session';
import type { Instant } from '../../src/shared/period';
import { addBytes } from './add-bytes';
import {
  PASSPHRASE,
  quietJob,
  temporaryFolder,
  testEnvironment,
  type TestEnvironment,
} from './temporary-vault';
import { NEW_PASSPHRASE, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'one.txt', 'one'), 1);
  });
});
afterAll(() => fixture.remove());

let environment: TestEnvironment;
let folder: string;
beforeEach(async () => {
  environment = testEnvironment();
  environment.setClock('2026-07-01T10:00:00Z' as Instant);
  folder = await fixture.copy();
});

const open = async (passphrase = PASSPHRASE): Promise<OpenVault> => {
  const vault = await openVault(folder, { passphrase }, environment);
  onTestFinished(() => vault.close());
  return vault;
};
const newestCopy = async (): Promise<string> => (await listCopies(folder))[0]?.name ?? '';
const restore = async (copy?: string, passphrase = PASSPHRASE): Promise<OpenVault> => {
  const input = { copy: copy ?? (await newestCopy()), passphrase, networkDrive: false, acceptOlder: true };
  const vault = await restoreCopy(folder, input, environment);
  onTestFinished(() => vault.close());
  return vault;
};
const database = (): string => join(folder, 'db-000001.sqlite');
const damagedFiles = (): string[] => readdirSync(folder).filter((name) => name.startsWith('damaged-'));
const findings = async (vault: OpenVault): Promise<string[]> => {
  const report = await checkVault(vault, { deep: true }, quietJob());
  expect((await verifyJournal(vault, quietJob())).verdict).toBe('unbroken');
  return report.findings.map(({ code, subject }) => `${code} ${subject}`);
};
const lastEntries = (vault: OpenVault, count: number) =>
  (
    vault.db.prepare('SELECT action, line FROM journal ORDER BY seq DESC LIMIT ?').all(count) as {
      action: string;
      line: string;
    }[]
  ).map(({ action, line }) => ({ action, detail: (JSON.parse(line) as { detail: unknown }).detail }));

describe('a copy that takes the place of the database', () => {
  it.each([
    ['missing', () => rmSync(database())],
    ['empty', () => truncateSync(database(), 0)],
    ['cut short', () => truncateSync(database(), 3 * 4096)],
    ['other bytes', () => writeFileSync(database(), Buffer.alloc(40_960, 7))],
  ])('opens the vault again when the database is %s', async (_what, damage) => {
    damage();
    const before = existsSync(database()) ? readFileSync(database()) : null;
    await expect(open()).rejects.toMatchObject({ code: 'integrity.database-damaged' });
    const copy = await newestCopy();
    const vault = await restore(copy);
    expect(lastEntries(vault, 1)).toEqual([{ action: 'vault.copy-restored', detail: { copy, lostFrom: 2 } }]);
    expect(await findings(vault)).toEqual([]);
    expect(damagedFiles()).toEqual(before === null ? [] : ['damaged-20260701T100000Z.sqlite']);
    if (before !== null) {
      expect(readFileSync(join(folder, damagedFiles()[0] ?? '')).equals(before)).toBe(true);
    }
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    vault.close();
    (await open()).close();
  });

  it('keeps the evidence files that came after it, and takes them in again', async () => {
    const copy = await newestCopy();
    let vault = await open();
    const source = await sourceFile(fixture.work, 'later.txt', 'later');
    const { id } = await addBytes(vault, source, 2);
    vault.close();
    truncateSync(database(), 4096);
    vault = await restore(copy);
    const report = await checkVault(vault, { deep: true }, quietJob());
    expect(report).toMatchObject({ verdict: 'sound', counts: { blobs: 1, orphans: 1 } });
    expect((await addBytes(vault, source, 2)).id).toBe(id);
    expect(await findings(vault)).toEqual([]);
  });

  it('may take the place of a database that is whole, which is kept too', async () => {
    const whole = readFileSync(database());
    const vault = await restore();
    expect(readFileSync(join(folder, damagedFiles()[0] ?? '')).equals(whole)).toBe(true);
    expect(await findings(vault)).toEqual([]);
    vault.close();
    await restore();
    expect(damagedFiles()).toEqual(['damaged-20260701T100000Z-2.sqlite', 'damaged-20260701T100000Z.sqlite']);
  });

  it('is never changed by the journal of a change that was interrupted in the old one', async () => {
    writeFileSync(database(), Buffer.alloc(40_960, 7));
    writeFileSync(`${database()}-journal`, Buffer.alloc(8192, 9));
    const vault = await restore();
    expect(await findings(vault)).toEqual([]);
    expect(damagedFiles().sort()).toEqual([
      'damaged-20260701T100000Z.sqlite',
      'damaged-20260701T100000Z.sqlite-journal',
    ]);
    expect(existsSync(`${database()}-journal`)).toBe(false);
  });

  it('of an earlier epoch is brought to the present one', async () => {
    let vault = await open();
    const { name } = copyDatabase(copySource(vault));
    vault = await rekeyVault(vault, quietJob());
    vault = await rekeyVault(vault, quietJob());
    await addBytes(vault, await sourceFile(fixture.work, 'third.txt', 'third epoch'), 2);
    vault.close();
    rmSync(join(folder, 'db-000003.sqlite'));
    vault = await restore(name);
    expect(vault.epoch).toBe(3);
    expect(
      lastEntries(vault, 3).map(({ action, detail }) => [action, (detail as { epoch?: number }).epoch]),
    ).toEqual([
      ['vault.copy-restored', undefined],
      ['vault.rekeyed', 3],
      ['vault.rekeyed', 2],
    ]);
    expect(await findings(vault)).toEqual([]);
    vault.close();
    vault = await rekeyVault(await open(), quietJob());
    expect(await findings(vault)).toEqual([]);
  });

  it('asks for the recovery key again: one that was made since is not the journal’s', async () => {
    let vault = await open();
    expect(confirmRecoveryKey(vault, fixture.recoveryWords)).toBe(true);
    const { name } = copyDatabase(copySource(vault));
    const words = await renewRecoveryKey(vault);
    expect(confirmRecoveryKey(vault, words)).toBe(true);
    vault.close();
    vault = await restore(name);
    expect(vaultInfo(vault).recoveryKeyConfirmed).toBe(false);
    expect(confirmRecoveryKey(vault, words)).toBe(false);
    expect(confirmRecoveryKey(vault, await renewRecoveryKey(vault))).toBe(true);
    expect(await findings(vault)).toEqual([]);
  });

  it('of before a migration is migrated again', async () => {
    const { cpSync } = await import('node:fs');
    folder = join(temporaryFolder(), 'old');
    cpSync('test/fixtures/vaults/format-1-schema-1/vault', folder, { recursive: true });
    (await open()).close();
    const copy = (await listCopies(folder)).find(({ name }) => name.includes('schema1'));
    truncateSync(database(), 4096);
    const vault = await restore(copy?.name);
    expect(await findings(vault)).toEqual([]);
  });
});

describe('a copy is not put in the place of the database', () => {
  const refused = async (code: string, copy?: string, passphrase = PASSPHRASE): Promise<void> => {
    const before = readFileSync(database());
    await expect(restore(copy, passphrase)).rejects.toMatchObject({ code });
    expect(readFileSync(database()).equals(before)).toBe(true);
    expect(damagedFiles()).toEqual([]);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  };

  it('with a wrong passphrase, or when there is no such copy', async () => {
    await refused('vault.wrong-passphrase', undefined, 'some other words that open nothing');
    await refused('backup.unknown-snapshot', 'db-000001-0000000009-20260701T090000Z.sqlite');
    await refused('backup.unknown-snapshot', '../db-000001.sqlite');
    await refused('backup.unknown-snapshot', 'db-000001.sqlite');
  });

  it('when the copy is damaged, or a link', async () => {
    const copy = await newestCopy();
    const path = join(folder, 'backups', copy);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(30_000) ^ 1, 30_000);
    writeFileSync(path, bytes);
    await refused('backup.damaged', copy);
    rmSync(path);
    symlinkSync(database(), path);
    await refused('vault.leads-outside', copy);
  });

  it('while the vault is open', async () => {
    const vault = await open();
    await expect(restore()).rejects.toMatchObject({ code: 'vault.in-use' });
    vault.close();
  });

  it('by somebody who is no owner', async () => {
    let vault = await open();
    await addMember(vault, { name: 'Rae', role: 'editor', passphrase: NEW_PASSPHRASE });
    copyDatabase(copySource(vault));
    vault.close();
    await refused('member.not-allowed', undefined, NEW_PASSPHRASE);
    vault = await open();
    vault.close();
  });
});

describe('removing a member', () => {
  it('leaves them no way in, and the others theirs', async () => {
    const vault = await open();
    const { id } = await addMember(vault, { name: 'Rae', role: 'editor', passphrase: NEW_PASSPHRASE });
    await expect(removeMember(vault, 'MEM-01' as never, quietJob())).rejects.toMatchObject({
      code: 'member.last-owner',
    });
    await expect(removeMember(vault, 'MEM-07' as never, quietJob())).rejects.toMatchObject({
      code: 'member.unknown',
    });
    const next = await removeMember(vault, id, quietJob());
    onTestFinished(() => next.close());
    expect(next.epoch).toBe(2);
    expect(lastEntries(next, 2)).toEqual([
      {
        action: 'vault.rekeyed',
        detail: expect.objectContaining({ epoch: 2, reason: 'member-removed' }) as unknown,
      },
      { action: 'member.removed', detail: { name: 'Rae', role: 'editor' } },
    ]);
    expect(await findings(next)).toEqual([]);
    await expect(removeMember(next, id, quietJob())).rejects.toMatchObject({ code: 'member.removed' });
    next.close();
    await expect(open(NEW_PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    expect(await findings(await open())).toEqual([]);
  });

  it('is for owners alone, and nobody removes themselves', async () => {
    let vault = await open();
    const rae = await addMember(vault, { name: 'Rae', role: 'editor', passphrase: NEW_PASSPHRASE });
    await addMember(vault, { name: 'Kim', role: 'owner', passphrase: 'another long and unlikely sentence' });
    await expect(removeMember(vault, 'MEM-01' as never, quietJob())).rejects.toMatchObject({
      code: 'member.not-allowed',
    });
    vault.close();
    vault = await open(NEW_PASSPHRASE);
    await expect(removeMember(vault, rae.id, quietJob())).rejects.toMatchObject({
      code: 'member.not-allowed',
    });
    await expect(rekeyVault(vault, quietJob())).rejects.toMatchObject({ code: 'member.not-allowed' });
    vault.close();
    vault = await open('another long and unlikely sentence');
    const next = await removeMember(vault, 'MEM-01' as never, quietJob());
    expect(await findings(next)).toEqual([]);
    next.close();
    await expect(open()).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  });
});
