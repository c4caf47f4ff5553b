// Backups: what a state holds, that a further one costs only what is new, and that nothing changed in a
// backup goes unseen when it is restored.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  backupState,
  backupVault,
  checkVault,
  listBackup,
  openVault,
  restoreBackup,
  verifyJournal,
  type OpenVault,
} from '../../src/engine';
import { backUpSealedFiles } from '../../src/engine/backup/sealed-files';
import { keepBlobRow } from '../../src/engine/vault/blob-rows';
import type { Instant } from '../../src/shared/period';
import { addBytes } from './add-bytes';
import { smallDisk } from './small-disk';
import {
  PASSPHRASE,
  quietJob,
  temporaryFolder,
  testEnvironment,
  type TestEnvironment,
} from './temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'one.txt', 'one'), 1);
    await addBytes(vault, await sourceFile(work, 'two.txt', 'two'.repeat(500_000)), 2);
  });
});
afterAll(() => fixture.remove());

let environment: TestEnvironment;
let vault: OpenVault;
let target: string;
beforeEach(async () => {
  environment = testEnvironment();
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, environment);
  target = join(temporaryFolder(), 'backup');
  const opened = vault;
  onTestFinished(() => opened.close());
});

const run = () => backupVault(vault, target, quietJob());
const restored = async (snapshot: string | null = null): Promise<string> => {
  const folder = join(temporaryFolder(), 'restored');
  await restoreBackup({ backup: target, snapshot, folder }, environment, quietJob());
  return folder;
};
/** Opens the vault in the folder and answers how many items a deep check found sound. */
const soundItems = async (folder: string): Promise<number> => {
  const again = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  try {
    const report = await checkVault(again, { deep: true }, quietJob());
    expect(report.findings).toEqual([]);
    expect((await verifyJournal(again, quietJob())).verdict).toBe('unbroken');
    return report.counts.blobs;
  } finally {
    again.close();
  }
};
const add = async (number: number, text: string): Promise<void> => {
  const source = await sourceFile(fixture.work, `${String(number)}-${String(text.length)}.txt`, text);
  await addBytes(vault, source, number);
};
const storedFiles = (): string[] => {
  const files = join(target, 'files');
  return readdirSync(files).flatMap((pair) =>
    readdirSync(join(files, pair)).map((name) => `${pair}/${name}`),
  );
};
const flip = (path: string, at: number): void => {
  chmodSync(path, 0o600);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
};

describe('a backup', () => {
  it('holds the vault, is recorded, and comes back whole', async () => {
    const job = quietJob();
    const report = await backupVault(vault, target, job);
    expect(report).toMatchObject({
      snapshot: { name: '20260701T090000Z-000001-0000000002', epoch: 1, journalSeq: 2, blobs: 2 },
      copiedBlobs: 2,
      prunedSnapshots: 0,
    });
    expect(report.copiedBytes).toBe(report.snapshot.bytes);
    expect([...new Set(job.reported.map(({ phase }) => phase))]).toEqual(['copying', 'checking']);
    expect(job.reported.at(-1)).toMatchObject({ phase: 'checking', unit: 'bytes' });
    expect(await listBackup(target)).toEqual([report.snapshot]);
    expect(await backupState(vault)).toMatchObject({
      last: { snapshot: report.snapshot.name, by: 'MEM-01', blobs: 2, journalSeq: 2 },
      entriesSince: 0,
    });
    expect(readdirSync(join(target, 'tmp'))).toEqual([]);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
    expect(readdirSync(target).sort()).not.toContain('lock');
    expect(await soundItems(await restored())).toBe(2);
  });

  it('made again copies no file, and only what is new after a change', async () => {
    await run();
    expect(await run()).toMatchObject({
      copiedBlobs: 0,
      copiedBytes: 0,
      snapshot: { blobs: 2, journalSeq: 3 },
    });
    await add(3, 'three');
    expect((await backupState(vault)).entriesSince).toBe(1);
    expect(await run()).toMatchObject({ copiedBlobs: 1, snapshot: { blobs: 3 } });
    expect(storedFiles()).toHaveLength(3);
    const states = await listBackup(target);
    expect(states.map(({ blobs }) => blobs)).toEqual([3, 2, 2]);
    expect(await soundItems(await restored(states[2]?.name ?? ''))).toBe(2);
    expect(await soundItems(await restored())).toBe(3);
  });

  it('that is made while evidence is added is the vault of one moment', async () => {
    const adding = (async () => {
      for (let number = 3; number < 20; number += 1) await add(number, `item ${String(number)}`.repeat(9000));
    })();
    const { snapshot } = await run();
    await adding;
    expect(await soundItems(await restored(snapshot.name))).toBe(snapshot.blobs);
    expect((await run()).snapshot.blobs).toBe(19);
    expect(await soundItems(await restored())).toBe(19);
  });

  it('of a session that only reads is made all the same, and changes nothing in the vault', async () => {
    vault.close();
    const names = readdirSync(vault.folder, { recursive: true }).sort();
    const before = readFileSync(join(vault.folder, 'db-000001.sqlite'));
    const reader = await openVault(vault.folder, { passphrase: PASSPHRASE }, environment, { readOnly: true });
    onTestFinished(() => reader.close());
    const report = await backupVault(reader, target, quietJob());
    expect(report.snapshot.blobs).toBe(2);
    reader.close();
    expect(readdirSync(vault.folder, { recursive: true }).sort()).toEqual(names);
    expect(readFileSync(join(vault.folder, 'db-000001.sqlite')).equals(before)).toBe(true);
    expect(await soundItems(await restored())).toBe(2);
  });

  it('goes to another disk', async () => {
    const disk = smallDisk(16);
    try {
      const { snapshot } = await backupVault(vault, join(disk.path, 'backup'), quietJob());
      expect(await listBackup(join(disk.path, 'backup'))).toEqual([snapshot]);
    } finally {
      await disk.remove();
    }
  });

  it('goes on from what a run has left that was cancelled, and shows nothing of it before', async () => {
    await add(3, 'third '.repeat(400_000));
    const abort = new AbortController();
    const stopping = {
      signal: abort.signal,
      progress: ({ phase }: { phase: string }) => {
        if (phase === 'checking') abort.abort();
      },
    };
    await expect(backupVault(vault, target, stopping)).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(await listBackup(target)).toEqual([]);
    expect(readdirSync(join(target, 'tmp'))).toEqual([]);
    expect(storedFiles()).toHaveLength(3);
    expect((await backupState(vault)).last).toBeNull();
    expect(await run()).toMatchObject({ copiedBlobs: 0, snapshot: { blobs: 3 } });
    expect(await soundItems(await restored())).toBe(3);
  });

  it('keeps states by the rule, and removes sealed files that no state lists any more', async () => {
    for (let day = 1; day <= 9; day += 1) {
      environment.setClock(`2026-08-0${String(day)}T10:00:00Z` as Instant);
      await run();
    }
    const orphan = join(target, 'files', 'ab', 'ab'.repeat(32));
    mkdirSync(join(target, 'files', 'ab'), { recursive: true });
    writeFileSync(orphan, 'of a run that was killed');
    environment.setClock('2026-08-10T10:00:00Z' as Instant);
    const { prunedSnapshots } = await run();
    const kept = (await listBackup(target)).map(({ madeAt }) => madeAt.slice(8, 10));
    expect(prunedSnapshots).toBe(1);
    expect(kept).toEqual(['10', '09', '08', '07', '06', '05', '04', '02']);
    expect(existsSync(orphan)).toBe(false);
    expect(await soundItems(await restored())).toBe(2);
  });

  it('removes no sealed file while the list of a remaining state cannot be read', async () => {
    const { snapshot } = await run();
    flip(join(target, 'states', snapshot.name, 'files'), 10);
    const orphan = join(target, 'files', 'ab', 'ab'.repeat(32));
    mkdirSync(join(target, 'files', 'ab'), { recursive: true });
    writeFileSync(orphan, 'perhaps needed');
    for (let hour = 10; hour <= 14; hour += 1) {
      environment.setClock(`2026-07-01T${String(hour)}:00:00Z` as Instant);
      await run();
    }
    // The day of the first is the day of the others, so it went: only then may the file go.
    expect(existsSync(orphan)).toBe((await listBackup(target)).some(({ name }) => name === snapshot.name));
  });
});

describe('the place of a backup', () => {
  const refused = (code: string, at: string = target): Promise<void> =>
    expect(backupVault(vault, at, quietJob())).rejects.toMatchObject({ code });

  it('is not inside the vault, however it is spelled', async () => {
    const link = join(temporaryFolder(), 'link');
    symlinkSync(vault.folder, link);
    const before = readdirSync(vault.folder, { recursive: true }).sort();
    for (const place of [
      vault.folder,
      join(vault.folder, 'backup'),
      join(link, 'blobs'),
      join(link, 'new'),
    ]) {
      await refused('backup.inside-vault', place);
    }
    expect(readdirSync(vault.folder, { recursive: true }).sort()).toEqual(before);
  });

  it('holds one vault only', async () => {
    await run();
    const other = await vaultFixture();
    onTestFinished(() => other.remove());
    vault = await openVault(await other.copy(), { passphrase: PASSPHRASE }, environment);
    onTestFinished(() => vault.close());
    await refused('backup.other-vault');
  });

  it('is empty or a backup, and nothing of somebody’s folder is touched', async () => {
    mkdirSync(target);
    writeFileSync(join(target, 'holiday.jpg'), 'mine');
    await refused('vault.folder-not-empty');
    expect(readdirSync(target)).toEqual(['holiday.jpg']);
  });

  it('is written by one run at a time', async () => {
    const [first, second] = await Promise.allSettled([run(), run()]);
    const outcomes = [first, second].map((each) =>
      each.status === 'fulfilled' ? 'made' : (each.reason as { code: string }).code,
    );
    expect(outcomes.sort()).toEqual(['backup.in-use', 'made']);
    expect(await soundItems(await restored())).toBe(2);
  });

  it.each(['files', 'states', 'tmp', 'files/ab', 'muniment-backup'])(
    'has no link in the place of %s',
    async (name) => {
      await run();
      const elsewhere = temporaryFolder();
      const path = join(target, name);
      if (existsSync(path)) renameSync(path, join(elsewhere, 'real'));
      symlinkSync(existsSync(join(elsewhere, 'real')) ? join(elsewhere, 'real') : elsewhere, path);
      const before = readdirSync(elsewhere, { recursive: true });
      await refused('vault.leads-outside');
      expect(readdirSync(elsewhere, { recursive: true })).toEqual(before);
    },
  );

  it('that is full is told before anything is copied, and earlier states stay', async () => {
    const disk = smallDisk(4);
    try {
      const at = join(disk.path, 'backup');
      const { snapshot } = await backupVault(vault, at, quietJob());
      if (!disk.real) return;
      await add(3, 'x'.repeat(5_000_000));
      await refused('disk.full', at);
      expect(await listBackup(at)).toEqual([snapshot]);
      expect(readdirSync(join(at, 'tmp'))).toEqual([]);
      target = at;
      expect(await soundItems(await restored())).toBe(2);
    } finally {
      await disk.remove();
    }
  });
});

describe('a damaged file', () => {
  it('of the vault keeps nothing else out, and is taken from the backup when that has it', async () => {
    await run();
    const { id } = vault.db.prepare('SELECT id FROM blob WHERE size_bytes = 3').get() as { id: string };
    const path = join(vault.folder, 'blobs', id.slice(0, 2), id);
    flip(path, 200);
    const { snapshot } = await run();
    expect(await soundItems(await restored(snapshot.name))).toBe(2);
    target = join(temporaryFolder(), 'second');
    const incomplete = { code: 'backup.incomplete', details: { count: 1, ids: 'EVD-0001' } };
    await expect(run()).rejects.toMatchObject(incomplete);
    expect(await listBackup(target)).toMatchObject([{ blobs: 1 }]);
    expect((await backupState(vault)).last).toMatchObject({ blobs: 1 });
    rmSync(path);
    await expect(run()).rejects.toMatchObject(incomplete);
    const again = await openVault(await restored(), { passphrase: PASSPHRASE }, testEnvironment());
    onTestFinished(() => again.close());
    const report = await checkVault(again, { deep: true }, quietJob());
    expect(report.findings).toMatchObject([{ code: 'integrity.blob-missing', subject: 'EVD-0001' }]);
    // Added again, it is in the next backup.
    await vault.blobs.put(await sourceFile(fixture.work, 'one.txt', 'one'), quietJob()).then(({ blob }) =>
      vault.write(({ db, record }) => {
        keepBlobRow(db, blob);
        record('evidence.added', 'EVD-0001', {});
      }),
    );
    expect(await run()).toMatchObject({ copiedBlobs: 1, snapshot: { blobs: 2 } });
  });

  it.each([
    ['a sealed file', () => join('files', storedFiles()[0] ?? ''), 300],
    ['the database', (name: string) => join('states', name, 'db-000001.sqlite'), 5000],
    ['the header', (name: string) => join('states', name, 'vault.header'), 100],
    ['the list', (name: string) => join('states', name, 'files'), 20],
    ['the description', (name: string) => join('states', name, 'state'), 60],
  ])('of the backup is named when it is restored: %s', async (_what, of, at) => {
    const { snapshot } = await run();
    const file = of(snapshot.name);
    flip(join(target, file), at);
    const folder = join(temporaryFolder(), 'restored');
    await expect(
      restoreBackup({ backup: target, snapshot: snapshot.name, folder }, environment, quietJob()),
    ).rejects.toMatchObject({ code: 'backup.damaged', details: { file } });
    expect(existsSync(folder)).toBe(false);
  });

  it('of the backup is found by a later run, in its turn, and copied again', async () => {
    await run();
    const [file = ''] = storedFiles();
    const path = join(target, 'files', file);
    const good = readFileSync(path);
    flip(path, 3000);
    let runs = 0;
    while (!readFileSync(path).equals(good) && runs < 17) {
      environment.setClock(`2026-07-${String(runs + 2).padStart(2, '0')}T10:00:00Z` as Instant);
      await run();
      runs += 1;
    }
    expect(runs).toBeLessThanOrEqual(16);
    expect(environment.logged.map(({ message }) => message)).toContain(
      'A sealed file in the backup was damaged and is copied again.',
    );
    expect(await soundItems(await restored())).toBe(2);
  });

  it('of the backup that is cut or gone is copied again at once', async () => {
    await run();
    const [first = '', second = ''] = storedFiles();
    rmSync(join(target, 'files', first));
    chmodSync(join(target, 'files', second), 0o600);
    writeFileSync(join(target, 'files', second), 'cut');
    expect((await run()).copiedBlobs).toBe(2);
    expect(await soundItems(await restored())).toBe(2);
  });

  it('is not believed because a forged list says so', async () => {
    const { snapshot } = await run();
    // Somebody without the key lists a file of their own for an evidence file, with all sums right.
    const state = join(target, 'states', snapshot.name, 'state');
    const [line1 = '', line2 = '', line3 = ''] = readFileSync(state, 'utf8').split('\n');
    const forged = `${line1}\n${line2.replace('"run":1', '"run":5')}\n${line3}\n`;
    const { sha256Hex } = await import('../../src/engine/crypto/hash');
    writeFileSync(state, `${forged}sum ${sha256Hex(forged)}\n`);
    expect(await listBackup(target)).toHaveLength(1);
    // What it lists is not taken on trust: every file is read again.
    const spied = quietJob();
    await backupVault(vault, target, spied);
    expect(spied.reported.filter(({ phase }) => phase === 'checking').at(-1)?.done).toBeGreaterThan(0);
  });
});

describe('restoring', () => {
  it('needs a backup, a state that is there, and an empty folder outside of it', async () => {
    const { snapshot } = await run();
    const restore = (backup: string, name: string | null, folder: string) =>
      restoreBackup({ backup, snapshot: name, folder }, environment, quietJob());
    const free = join(temporaryFolder(), 'free');
    await expect(restore(temporaryFolder(), null, free)).rejects.toMatchObject({
      code: 'backup.not-a-backup',
    });
    await expect(restore(join(free, 'no'), null, free)).rejects.toMatchObject({
      code: 'backup.not-a-backup',
    });
    await expect(restore(target, 'other', free)).rejects.toMatchObject({
      code: 'backup.unknown-snapshot',
      details: { name: 'other' },
    });
    const full = temporaryFolder();
    writeFileSync(join(full, 'note.txt'), 'mine');
    await expect(restore(target, snapshot.name, full)).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    expect(readdirSync(full)).toEqual(['note.txt']);
    await expect(restore(target, null, join(target, 'inside'))).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    expect(existsSync(free)).toBe(false);
  });

  it('that is cancelled leaves nothing', async () => {
    await run();
    const folder = temporaryFolder();
    const abort = new AbortController();
    await expect(
      restoreBackup({ backup: target, snapshot: null, folder }, environment, {
        signal: abort.signal,
        progress: () => abort.abort(),
      }),
    ).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives the files the modes of a vault', async () => {
    await run();
    const folder = await restored();
    expect(statSync(join(folder, 'vault.header')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'db-000001.sqlite')).mode & 0o777).toBe(0o600);
    const blobs = join(folder, 'blobs');
    for (const pair of readdirSync(blobs)) {
      for (const name of readdirSync(join(blobs, pair))) {
        expect(statSync(join(blobs, pair, name)).mode & 0o777).toBe(0o400);
      }
    }
  });

  it('goes without the program, by the lines on the format page', async () => {
    const { snapshot } = await run();
    const page = readFileSync('docs/format/backup-v1.md', 'utf8');
    const [, script = ''] = /```sh\n([^`]+)```/.exec(page) ?? [];
    const folder = join(temporaryFolder(), 'by hand');
    const env = { ...process.env, S: `states/${snapshot.name}`, V: folder };
    execFileSync('sh', ['-euc', script], { cwd: target, env });
    cpSync(join(vault.folder, 'README.txt'), join(folder, 'README.txt'));
    expect(await soundItems(folder)).toBe(2);
  });

  it('needs nothing but the folder: it may have been moved', async () => {
    await run();
    const moved = join(temporaryFolder(), 'elsewhere');
    cpSync(target, moved, { recursive: true });
    target = moved;
    expect(await soundItems(await restored())).toBe(2);
  });
});

it('a run over nothing but known files reads a sixteenth of them', async () => {
  const files = await backUpSealedFiles({
    folder: vault.folder,
    root: target,
    blobs: [],
    listed: new Map(),
    run: 1,
    otherBytes: 0,
    blobKeyOf: () => new Uint8Array(32),
    environment,
    job: quietJob(),
  });
  expect(files).toEqual({ files: [], copiedBlobs: 0, copiedBytes: 0, leftOut: [] });
});
