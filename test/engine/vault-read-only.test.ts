// Opening for reading: takes no lock, changes nothing, sees whole states while another process writes, and
// is what an opening becomes where nothing can be written.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, cp, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  checkVault,
  listEngagements,
  openVault,
  recoverVault,
  verifyJournal,
  type OpenVault,
} from '../../src/engine';
import { addBytes } from './add-bytes';
import { childProgram, ended, nextMessage, type ChildTask } from './child';
import { smallDisk } from './small-disk';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const NOBODY = 65_534;
const DATABASE = 'db-000001.sqlite';

let fixture: VaultFixture;
let folder: string;
let start: Awaited<ReturnType<typeof childProgram>>;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'kept', 'the evidence itself'), 1);
  });
  start = await childProgram('read-only');
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const look = (place = folder, environment = testEnvironment()): Promise<OpenVault> =>
  openVault(place, { passphrase: PASSPHRASE }, environment, { readOnly: true });
const task = (given: Partial<ChildTask> = {}): ChildTask => ({
  do: 'open',
  folder,
  passphrase: PASSPHRASE,
  work: fixture.work,
  ...given,
});

/** Names, sizes, modes, times and bytes of everything in the folder, and of the folder itself. */
const stateOf = (place: string): unknown =>
  ['', ...readdirSync(place, { recursive: true, encoding: 'utf8' }).sort()].map((name) => {
    const { mode, size, mtimeMs, ino } = lstatSync(join(place, name));
    const bytes = lstatSync(join(place, name)).isFile() ? readFileSync(join(place, name), 'hex') : '';
    return { name, mode, size, mtimeMs, ino, bytes };
  });

const code = (work: () => unknown): string => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a vault that is opened for reading', () => {
  it('shows everything and changes nothing in its folder', async () => {
    await writeFile(join(folder, 'tmp', `${'0a'.repeat(16)}.part`), 'unfinished work of somebody');
    await copyFile(join(folder, 'vault.header'), join(folder, 'vault.header.bak.new'));
    const before = stateOf(folder);
    const vault = await look();
    expect(vault.access).toEqual({ mode: 'read-only', why: 'asked', holder: null });
    expect(listEngagements(vault)).toEqual([]);
    const report = await checkVault(vault, { deep: true }, quietJob());
    expect(report.verdict).toBe('sound');
    expect(report.counts.blobs).toBe(1);
    vault.close();
    expect(stateOf(folder)).toEqual(before);
  });

  it('refuses every change, before any work is done for it', async () => {
    const vault = await look();
    const before = stateOf(folder);
    expect(code(() => vault.write(({ record }) => record('control.added', 'CTL-001', {})))).toBe(
      'vault.read-only',
    );
    expect(code(() => vault.requireMay('evidence.added'))).toBe('vault.read-only');
    const source = await sourceFile(fixture.work, 'new', 'new evidence');
    await expect(vault.blobs.put(source, quietJob())).rejects.toMatchObject({ code: 'vault.read-only' });
    vault.close();
    expect(stateOf(folder)).toEqual(before);
  });

  it('is neither kept out by a writer nor keeps one out, and says who writes', async () => {
    const writer = start(task());
    await nextMessage(writer);
    await expect(openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).rejects.toMatchObject({
      code: 'vault.in-use',
    });
    const vault = await look();
    expect(vault.access).toMatchObject({ why: 'in-use', holder: { host: hostname() } });
    writer.send('close');
    await ended(writer);
    const second = start(task());
    expect(await nextMessage(second)).toEqual({ opened: true });
    second.send('close');
    await ended(second);
    vault.close();
  });

  it('opens beside a writer in the same process, without taking its locks away', async () => {
    const writer = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const reader = await look();
    writer.write(({ record }) => record('vault.recovery-key-confirmed', writer.vaultId, {}));
    reader.close();
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ code: 'vault.in-use' });
    await ended(other);
    writer.close();
  });

  it('sees only whole changes of a process that writes without a pause', async () => {
    const writer = start(task({ do: 'change-for-ever' }));
    expect(await nextMessage(writer)).toEqual({ number: 1 });
    const vault = await look();
    const counts = vault.db.prepare(
      `SELECT (SELECT count(*) FROM engagement) AS rows,
         (SELECT count(*) FROM journal WHERE action = 'engagement.created') AS told,
         (SELECT max(seq) FROM journal) AS seq, (SELECT count(*) FROM journal) AS entries`,
    );
    const seen = new Set<number>();
    const until = performance.now() + 3000;
    let last = 0;
    while (performance.now() < until) {
      const { rows, told, seq, entries } = counts.get() as Record<
        'rows' | 'told' | 'seq' | 'entries',
        number
      >;
      expect({ told, entries }).toEqual({ told: rows, entries: seq + 1 });
      expect(rows).toBeGreaterThanOrEqual(last);
      last = rows;
      seen.add(rows);
      await pause(0);
    }
    const journal = await verifyJournal(vault, quietJob());
    expect(journal).toMatchObject({ verdict: 'unbroken', findings: [] });
    const report = await checkVault(vault, { deep: true }, quietJob());
    expect(report.findings).toEqual([]);
    writer.kill('SIGKILL');
    await ended(writer);
    vault.close();
    // Reader and writer went on side by side; a slow machine sees fewer states, never none.
    expect(seen.size).toBeGreaterThan(5);
  });

  it('is refused while a change that was killed half-way has to be undone, and changes nothing', async () => {
    const db = await rawDatabase(folder);
    db.pragma('cache_size = 1');
    db.exec(`BEGIN IMMEDIATE; CREATE TABLE half (a); INSERT INTO half
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT randomblob(2000) FROM n`);
    // A copy of both files at this moment is what a power cut would leave.
    const cut = join(fixture.work, 'cut');
    await cp(folder, cut, { recursive: true });
    db.exec('ROLLBACK');
    db.close();
    expect((await stat(join(cut, `${DATABASE}-journal`))).size).toBeGreaterThan(512);
    const before = stateOf(cut);
    await expect(look(cut)).rejects.toMatchObject({
      code: 'vault.read-only',
      details: { reason: 'interrupted-change' },
    });
    expect(stateOf(cut)).toEqual(before);
    (await openVault(cut, { passphrase: PASSPHRASE }, testEnvironment())).close();
    const vault = await look(cut);
    expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
    vault.close();
  });

  it('is refused with an older schema, which only writing could bring up to date', async () => {
    const old = join(fixture.work, 'old');
    cpSync(resolve('test/fixtures/vaults/format-1-schema-1/vault'), old, { recursive: true });
    const before = stateOf(old);
    await expect(look(old)).rejects.toMatchObject({
      code: 'vault.read-only',
      details: { reason: 'older-schema' },
    });
    expect(stateOf(old)).toEqual(before);
  });

  it('leaves a header whose copy is gone as it is', async () => {
    await cp(join(folder, 'vault.header'), join(folder, 'vault.header.bak'));
    await writeFile(join(folder, 'vault.header'), 'damaged');
    const before = stateOf(folder);
    const environment = testEnvironment();
    (await look(folder, environment)).close();
    expect(stateOf(folder)).toEqual(before);
    expect(environment.logged.map((line) => line.message).join()).toContain('its copy is used');
  });
});

/** What an ordinary opening may do for a user who cannot write there: another one when this is root. */
const openedWithoutRights = async (place: string): Promise<unknown> => {
  const isRoot = process.getuid?.() === 0;
  const child = start(task({ do: 'look', folder: place }), isRoot ? NOBODY : undefined);
  const message = await nextMessage(child);
  await ended(child);
  return message;
};

const accessHere = async (place: string): Promise<unknown> => {
  const vault = await openVault(place, { passphrase: PASSPHRASE }, testEnvironment());
  vault.close();
  return vault.access;
};

describe('a vault whose folder cannot be written', () => {
  const forReading = {
    access: { mode: 'read-only', why: 'no-write-access', holder: null },
    organization: 'Acme AI',
    code: 'vault.read-only',
  };

  it('opens for reading by itself', async () => {
    chmodSync(fixture.work, 0o755);
    execFileSync('chmod', ['-R', 'a-w,a+rX', folder]);
    const before = stateOf(folder);
    expect(await openedWithoutRights(folder)).toEqual(forReading);
    expect(stateOf(folder)).toEqual(before);
  });

  it('opens for reading when only the database is protected', async () => {
    chmodSync(fixture.work, 0o755);
    execFileSync('chmod', ['-R', 'a+rwX', folder]);
    chmodSync(join(folder, DATABASE), 0o444);
    expect(await openedWithoutRights(folder)).toEqual(forReading);
  });

  it('opens for reading from a disk that is mounted so', async () => {
    const disk = smallDisk(16);
    const place = join(disk.path, 'vault');
    await cp(folder, place, { recursive: true });
    try {
      if (disk.real) execFileSync('mount', ['-o', 'remount,ro', disk.path]);
      else execFileSync('chmod', ['-R', 'a-w,a+rX', disk.path]);
      const opened = disk.real
        ? await accessHere(place)
        : ((await openedWithoutRights(place)) as { access: unknown }).access;
      expect(opened).toEqual(forReading.access);
    } finally {
      await disk.remove();
    }
  });

  it('cannot be recovered, because a new passphrase has to be written down', async () => {
    const disk = smallDisk(16);
    const place = join(disk.path, 'vault');
    await cp(folder, place, { recursive: true });
    try {
      if (!disk.real) return;
      execFileSync('mount', ['-o', 'remount,ro', disk.path]);
      const input = { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE };
      await expect(recoverVault(place, input, testEnvironment())).rejects.toMatchObject({
        code: 'disk.no-access',
      });
    } finally {
      await disk.remove();
    }
  });
});
