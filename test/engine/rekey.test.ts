// A new epoch: everything is there as before under another key, and a crash at any line leaves the old epoch or
// the new one.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  backupVault,
  checkVault,
  listBackup,
  openVault,
  recoverVault,
  rekeyVault,
  restoreBackup,
  verifyJournal,
  vaultInfo,
  type OpenVault,
} from '../../src/engine';
import { proveCopy } from '../../src/engine/db/database-copy';
import { copiesIn } from '../../src/engine/vault/copies/copy-database';
import { sessionOf } from '../../src/engine/vault/session';
import { addBytes } from './add-bytes';
import { fileHandlePrototype, smallDisk, systemError } from './small-disk';
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
    await addBytes(vault, await sourceFile(work, 'two.txt', 'two'.repeat(200_000)), 2);
  });
});
afterAll(() => fixture.remove());

let environment: TestEnvironment;
let folder: string;
beforeEach(async () => {
  environment = testEnvironment();
  folder = await fixture.copy();
});

const open = async (passphrase = PASSPHRASE): Promise<OpenVault> => {
  const vault = await openVault(folder, { passphrase }, environment);
  onTestFinished(() => vault.close());
  return vault;
};
const digest = (vault: OpenVault, number: number): string => {
  const { sha256 } = vault.db
    .prepare('SELECT blob.sha256 FROM evidence_file JOIN blob ON blob.id = blob WHERE evidence = ?')
    .get(number) as { sha256: string };
  return sha256;
};
const proveSound = async (vault: OpenVault): Promise<void> => {
  const report = await checkVault(vault, { deep: true }, quietJob());
  expect(report.findings).toEqual([]);
  expect((await verifyJournal(vault, quietJob())).verdict).toBe('unbroken');
};
const databases = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.sqlite'));

describe('a new epoch', () => {
  it('keeps everything, goes on under the same lock, and opens with the same passphrase', async () => {
    const vault = await open();
    const before = { sha256: digest(vault, 2), entries: vaultInfo(vault).counts.journalEntries };
    const next = await rekeyVault(vault, quietJob());
    onTestFinished(() => next.close());
    expect(next.epoch).toBe(2);
    expect(existsSync(join(folder, 'lock'))).toBe(true);
    expect(vaultInfo(next).counts).toMatchObject({ evidence: 2, journalEntries: before.entries + 1 });
    expect(digest(next, 2)).toBe(before.sha256);
    await addBytes(next, await sourceFile(fixture.work, 'three.txt', 'three'), 3);
    await proveSound(next);
    expect(() => vault.write(() => undefined)).toThrow(
      expect.objectContaining({ code: 'use.vault-locked' }) as Error,
    );
    next.close();
    expect(databases()).toEqual(['db-000002.sqlite']);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    const again = await open();
    expect(again.epoch).toBe(2);
    await proveSound(again);
  });

  it('is told in the journal, and the old database becomes a copy that the present key still opens', async () => {
    const vault = await open();
    const head = vaultInfo(vault).counts.journalEntries - 1;
    const oldKey = Buffer.from(sessionOf(vault).keys.database);
    const next = await rekeyVault(vault, quietJob());
    onTestFinished(() => next.close());
    const entry = next.db.prepare('SELECT action, line FROM journal ORDER BY seq DESC').get() as {
      action: string;
      line: string;
    };
    expect(entry.action).toBe('vault.rekeyed');
    expect(JSON.parse(entry.line)).toMatchObject({ detail: { epoch: 2, reason: 'asked' } });
    const copy = copiesIn(folder).find(({ epoch, journalSeq }) => epoch === 1 && journalSeq === head);
    const { keysOf, keys } = sessionOf(next);
    expect(proveCopy(join(folder, 'backups', copy?.name ?? ''), keysOf(1)).headSeq).toBe(head);
    expect(oldKey.equals(Buffer.from(keysOf(1).database))).toBe(true);
    expect(oldKey.equals(Buffer.from(keys.database))).toBe(false);
  });

  it('can be followed by another, and by a recovery', async () => {
    let vault = await open();
    for (let epoch = 2; epoch <= 4; epoch += 1) {
      vault = await rekeyVault(vault, quietJob());
      expect(vault.epoch).toBe(epoch);
      await addBytes(
        vault,
        await sourceFile(fixture.work, `e${String(epoch)}.txt`, `epoch ${String(epoch)}`),
        epoch + 10,
      );
    }
    await proveSound(vault);
    vault.close();
    const recovered = await recoverVault(
      folder,
      { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
      environment,
    );
    await proveSound(recovered);
    recovered.close();
    const again = await open(NEW_PASSPHRASE);
    expect(again.epoch).toBe(4);
    await proveSound(again);
  });

  it('is not begun by a session that only reads', async () => {
    (await open()).close();
    const reader = await openVault(folder, { passphrase: PASSPHRASE }, environment, { readOnly: true });
    onTestFinished(() => reader.close());
    await expect(rekeyVault(reader, quietJob())).rejects.toMatchObject({ code: 'vault.read-only' });
  });

  it('that is cancelled leaves the vault open in its epoch', async () => {
    const vault = await open();
    const abort = new AbortController();
    await expect(
      rekeyVault(vault, { signal: abort.signal, progress: () => abort.abort() }),
    ).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(databases()).toEqual(['db-000001.sqlite']);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    await addBytes(vault, await sourceFile(fixture.work, 'still.txt', 'still'), 3);
    await proveSound(vault);
  });
});

describe('a disk that fails during a new epoch', () => {
  it('that is full leaves the old epoch, open and writable', async () => {
    const disk = smallDisk(4);
    try {
      if (!disk.real) return;
      folder = join(disk.path, 'vault');
      cpSync(await fixture.copy(), folder, { recursive: true });
      const vault = await open();
      for (let i = 0; ; i += 1) {
        try {
          writeFileSync(join(disk.path, `ballast-${String(i)}`), Buffer.alloc(16_384));
        } catch {
          break;
        }
      }
      await expect(rekeyVault(vault, quietJob())).rejects.toMatchObject({ code: 'disk.full' });
      expect(databases()).toEqual(['db-000001.sqlite']);
      expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
      for (const name of readdirSync(disk.path))
        if (name.startsWith('ballast')) rmSync(join(disk.path, name));
      const next = await rekeyVault(vault, quietJob());
      await proveSound(next);
      next.close();
    } finally {
      await disk.remove();
    }
  });

  /** Lets the n-th sync of the run fail. */
  const failSync = async (n: number): Promise<() => number> => {
    const prototype = await fileHandlePrototype();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its handle below
    const { sync } = prototype;
    let count = 0;
    vi.spyOn(prototype, 'sync').mockImplementation(async function (this: typeof prototype) {
      count += 1;
      if (count === n) throw systemError('EIO');
      await sync.apply(this);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    return () => count;
  };

  it.each([1, 2, 3, 4, 5, 6, 7])('at sync %i leaves one epoch whole', async (n) => {
    const vault = await open();
    const syncs = await failSync(n);
    const outcome = await rekeyVault(vault, quietJob()).then(
      (next) => next,
      (error: unknown) => error as { code: string },
    );
    vi.restoreAllMocks();
    if ('code' in outcome) {
      expect(outcome.code).toBe('disk.failed');
      await addBytes(vault, await sourceFile(fixture.work, `sync-${String(n)}.txt`, `sync ${String(n)}`), 3);
      vault.close();
    } else {
      // The new header is there, its copy perhaps not: the session goes on, and an opening mends the rest.
      await addBytes(
        outcome,
        await sourceFile(fixture.work, `sync-${String(n)}.txt`, `sync ${String(n)}`),
        3,
      );
      outcome.close();
    }
    expect(syncs()).toBeGreaterThan(0);
    const again = await open();
    expect(again.epoch).toBe('code' in outcome ? 1 : 2);
    await proveSound(again);
    expect(databases()).toEqual([`db-00000${String(again.epoch)}.sqlite`]);
  });
});

describe('a crash', () => {
  /** The folder before and after a new epoch, to put together what a crash in between leaves. */
  const beforeAndAfter = async (): Promise<{ old: string; next: string }> => {
    const old = join(temporaryFolder(), 'old');
    cpSync(folder, old, { recursive: true });
    const vault = await open();
    (await rekeyVault(vault, quietJob())).close();
    const next = join(temporaryFolder(), 'next');
    cpSync(folder, next, { recursive: true });
    rmSync(folder, { recursive: true });
    cpSync(old, folder, { recursive: true });
    return { old, next };
  };

  it('while the new database is made leaves the old epoch, and the part is swept', async () => {
    const { next } = await beforeAndAfter();
    const part = join(folder, 'tmp', `${'0b'.repeat(16)}.part`);
    cpSync(join(next, 'db-000002.sqlite'), part);
    writeFileSync(`${part}-journal`, 'half');
    const vault = await open();
    expect(vault.epoch).toBe(1);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    await proveSound(vault);
  });

  it('between the new database and the header leaves the old epoch, and deletes nothing', async () => {
    const { next } = await beforeAndAfter();
    const unused = readFileSync(join(next, 'db-000002.sqlite'));
    writeFileSync(join(folder, 'db-000002.sqlite'), unused);
    let vault = await open();
    expect(vault.epoch).toBe(1);
    expect(databases().sort()).toEqual(['damaged-20260701T090000Z.sqlite', 'db-000001.sqlite']);
    // It may be the true one beside an old header that somebody put back.
    expect(readFileSync(join(folder, 'damaged-20260701T090000Z.sqlite')).equals(unused)).toBe(true);
    await proveSound(vault);
    vault = await rekeyVault(vault, quietJob());
    await proveSound(vault);
    vault.close();
  });

  it('between the header and its copy leaves the new epoch, and mends the copy', async () => {
    const { old, next } = await beforeAndAfter();
    cpSync(join(next, 'db-000002.sqlite'), join(folder, 'db-000002.sqlite'));
    cpSync(join(next, 'vault.header'), join(folder, 'vault.header'));
    writeFileSync(join(folder, 'vault.header.bak.new'), 'half');
    expect(
      readFileSync(join(folder, 'vault.header.bak')).equals(readFileSync(join(old, 'vault.header.bak'))),
    ).toBe(true);
    const vault = await open();
    expect(vault.epoch).toBe(2);
    expect(databases()).toEqual(['db-000002.sqlite']);
    expect(
      readFileSync(join(folder, 'vault.header.bak')).equals(readFileSync(join(folder, 'vault.header'))),
    ).toBe(true);
    expect(copiesIn(folder).some(({ epoch }) => epoch === 1)).toBe(true);
    await proveSound(vault);
  });

  it('before the old database became a copy leaves it to the next opening', async () => {
    const { old, next } = await beforeAndAfter();
    rmSync(folder, { recursive: true });
    cpSync(next, folder, { recursive: true });
    rmSync(join(folder, 'backups'), { recursive: true });
    const bytes = readFileSync(join(old, 'db-000001.sqlite'));
    writeFileSync(join(folder, 'db-000001.sqlite'), bytes);
    const vault = await open();
    const copy = copiesIn(folder).find(({ epoch }) => epoch === 1);
    expect(readFileSync(join(folder, 'backups', copy?.name ?? '')).equals(bytes)).toBe(true);
    expect(databases()).toEqual(['db-000002.sqlite']);
    await proveSound(vault);
  });

  it('that left a database of the old epoch cut short sets it aside and opens', async () => {
    const { old, next } = await beforeAndAfter();
    rmSync(folder, { recursive: true });
    cpSync(next, folder, { recursive: true });
    const bytes = readFileSync(join(old, 'db-000001.sqlite'));
    writeFileSync(join(folder, 'db-000001.sqlite'), bytes.subarray(0, bytes.length - 4096));
    const vault = await open();
    expect(databases().sort()).toEqual(['damaged-20260701T090000Z.sqlite', 'db-000002.sqlite']);
    await proveSound(vault);
  });
});

describe('a backup', () => {
  it('before and after a new epoch shares its files, and each state opens', async () => {
    const target = join(temporaryFolder(), 'backup');
    let vault = await open();
    await backupVault(vault, target, quietJob());
    vault = await rekeyVault(vault, quietJob());
    expect(await backupVault(vault, target, quietJob())).toMatchObject({
      copiedBlobs: 0,
      snapshot: { epoch: 2, blobs: 2 },
    });
    vault.close();
    for (const { name, epoch } of await listBackup(target)) {
      folder = join(temporaryFolder(), 'restored');
      await restoreBackup({ backup: target, snapshot: name, folder }, environment, quietJob());
      environment = testEnvironment();
      const restored = await open();
      expect(restored.epoch).toBe(epoch);
      await proveSound(restored);
      restored.close();
    }
  });
});

it('an old header beside a new epoch’s database opens nothing and destroys nothing', async () => {
  const old = readFileSync(join(folder, 'vault.header'));
  const vault = await open();
  (await rekeyVault(vault, quietJob())).close();
  const database = readFileSync(join(folder, 'db-000002.sqlite'));
  for (const name of ['vault.header', 'vault.header.bak']) writeFileSync(join(folder, name), old);
  await expect(open()).rejects.toMatchObject({ code: 'integrity.database-damaged' });
  const kept = databases().map((name) => readFileSync(join(folder, name)));
  expect(kept.some((bytes) => bytes.equals(database))).toBe(true);
});
