// The deep check: every page of the database, the copies of it, progress over everything, a prompt cancel.
import {
  chmod,
  copyFile,
  mkdir,
  open as openFile,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkVault, listEvidence, openVault } from '../../src/engine';
import { blobPath } from '../../src/engine/blobs/blob-store';
import type { StoredBlob } from '../../src/engine/vault/open-vault';
import { addBytes } from './add-bytes';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const COPY = 'db-000001-0000000004-20260701T090000Z.sqlite';
let fixture: VaultFixture;
let folder: string;
const blobs: StoredBlob[] = [];

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    for (let number = 1; number <= 4; number += 1) {
      const path = await sourceFile(work, 'evidence.bin', randomBytes(number * 150_000));
      blobs.push(await addBytes(vault, path, number));
    }
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const database = () => join(folder, 'db-000001.sqlite');
const copy = () => join(folder, 'backups', COPY);

const report = async (deep = true, job = quietJob()) => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  try {
    return await checkVault(vault, { deep }, job);
  } finally {
    vault.close();
  }
};

const flip = async (path: string, place: number, bit = 0): Promise<void> => {
  const file = await openFile(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, place);
  byte.writeUInt8(byte.readUInt8() ^ (1 << bit));
  await file.write(byte, 0, 1, place);
  await file.close();
};

/** Leaves free pages at the end of the database, which no table uses and SQLite never reads. */
const withFreePages = async (): Promise<{ readonly from: number; readonly pages: number }> => {
  const db = await rawDatabase(folder);
  const from = Number(db.pragma('page_count', { simple: true }));
  db.exec(`CREATE TABLE filler (bytes BLOB); INSERT INTO filler
    SELECT randomblob(4000) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 40) SELECT i FROM n);
    DROP TABLE filler;`);
  expect(Number(db.pragma('freelist_count', { simple: true }))).toBeGreaterThan(30);
  db.close();
  return { from, pages: (await stat(database())).size / 4096 };
};

describe('proving the pages of the database', () => {
  it('names the page whatever bit of it changed, also where no table uses it and SQLite sees nothing', async () => {
    const { pages } = await withFreePages();
    // Leaves of the list of free pages: SQLite's own check has no reason to read them.
    const place = (pages - 3) * 4096 + 1234;
    await flip(database(), place);
    expect(await report(false)).toMatchObject({ verdict: 'sound', findings: [] });
    const deep = await report();
    expect(deep.verdict).toBe('damaged');
    expect(deep.findings).toMatchObject([
      { code: 'integrity.database-damaged', subject: 'db-000001.sqlite' },
    ]);
    expect(deep.findings[0]?.detail).toContain(`page ${String(pages - 2)} is not what was written`);
  });

  it('finds a page put in the place of another, and a file that does not end with a page', async () => {
    const { pages } = await withFreePages();
    const bytes = await readFile(database());
    bytes.copy(bytes, (pages - 1) * 4096, (pages - 2) * 4096, (pages - 1) * 4096);
    await writeFile(database(), bytes);
    expect((await report()).findings[0]?.detail).toContain(`page ${String(pages)} is not`);
    await writeFile(database(), Buffer.concat([await readFile(database()), Buffer.alloc(10)]));
    const longer = (await report()).findings;
    expect(longer[0]?.detail).toContain('longer or shorter than its pages');
    expect(longer[1]?.detail).toContain(`pages ${String(pages)}, ${String(pages + 1)} are not`);
  });

  it('keeps what the open vault writes meanwhile', async () => {
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const work = checkVault(vault, { deep: true }, quietJob());
    for (let number = 5; number < 12; number += 1) {
      await addBytes(vault, await sourceFile(fixture.work, 'more.bin', randomBytes(5000)), number);
    }
    expect(await work).toMatchObject({ verdict: 'sound', findings: [] });
    expect(await checkVault(vault, { deep: true }, quietJob())).toMatchObject({
      verdict: 'sound',
      counts: { blobs: 11 },
    });
    vault.close();
  });
});

describe('a check of a vault that is open for reading only', () => {
  it('takes no index for damaged that it searched before another session wrote', async () => {
    const writer = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const reader = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment(), { readOnly: true });
    const anything = {
      ...{ search: 'beside', controlId: null, criterionId: null, verdict: null, offset: 0, limit: 5 },
      sort: 'match',
      direction: 'ascending',
    } as const;
    for (let round = 0; round < 3; round += 1) {
      listEvidence(reader, anything);
      for (let at = 0; at <= round; at += 1) {
        const path = await sourceFile(fixture.work, 'beside.bin', randomBytes(900));
        await addBytes(writer, path, 20 + round * 3 + at);
      }
      expect(await checkVault(reader, { deep: false }, quietJob())).toMatchObject({ findings: [] });
    }
    reader.close();
    writer.close();
  });

  it('proves everything while another session writes, and finds nothing wrong', async () => {
    const writer = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const reader = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment(), { readOnly: true });
    const adding = (async () => {
      for (let number = 5; number < 15; number += 1) {
        await addBytes(writer, await sourceFile(fixture.work, 'beside.bin', randomBytes(9000)), number);
      }
    })();
    for (let again = 0; again < 3; again += 1) {
      expect(await checkVault(reader, { deep: true }, quietJob())).toMatchObject({ findings: [] });
    }
    await adding;
    expect(await checkVault(reader, { deep: true }, quietJob())).toMatchObject({
      verdict: 'sound',
      findings: [],
      counts: { blobs: 14 },
    });
    reader.close();
    writer.close();
  });
});

describe('checking the copies of the database', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'backups'), { recursive: true });
    await copyFile(database(), copy());
  });

  it('reads them and counts them', async () => {
    expect(await report(false)).toMatchObject({ verdict: 'sound', counts: { copies: 1 } });
    expect(await report()).toMatchObject({ verdict: 'sound', findings: [], counts: { copies: 1 } });
  });

  it('names a copy in which a bit changed, one that was cut, and one of another vault', async () => {
    await flip(copy(), 9 * 4096 + 7);
    expect((await report()).findings).toMatchObject([
      { code: 'check.copy-damaged', subject: `backups/${COPY}` },
    ]);
    await truncate(copy(), 5000);
    expect((await report(false)).findings).toMatchObject([{ code: 'check.copy-damaged' }]);
    expect((await report()).findings).toMatchObject([{ code: 'check.copy-damaged' }]);
    const other = await vaultFixture();
    await copyFile(join(await other.copy(), 'db-000001.sqlite'), copy());
    expect((await report(false)).findings).toMatchObject([{ code: 'check.copy-damaged' }]);
    await other.remove();
  });

  it('names a copy that is not the state its name says', async () => {
    await rename(copy(), join(folder, 'backups', COPY.replace('0000000004', '0000000009')));
    expect((await report()).findings).toMatchObject([{ code: 'check.copy-damaged' }]);
  });

  it('names the newest sound copy where the database is damaged', async () => {
    await withFreePages();
    await flip(database(), (await stat(database())).size - 9000);
    expect((await report()).findings[0]?.detail).toContain(`the newest sound copy is backups/${COPY}`);
  });
});

describe('a check while it runs', () => {
  it('tells how far it is in bytes of everything it reads, and ends at the end', async () => {
    await mkdir(join(folder, 'backups'), { recursive: true });
    await copyFile(database(), copy());
    const job = quietJob();
    await report(true, job);
    const size = (await stat(database())).size;
    const total = 3 * size + blobs.reduce((sum, blob) => sum + blob.sealedSizeBytes, 0);
    expect(job.reported.at(-1)).toEqual({ phase: 'checking', done: total, total, unit: 'bytes' });
    const done = job.reported.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(job.reported.map((progress) => progress.total))).toEqual(new Set([total]));
  });

  it('ends at the end of its bar also when files are damaged or gone', async () => {
    const [first, second] = blobs;
    if (first === undefined || second === undefined) throw new Error('the fixture has four');
    await rm(blobPath(folder, first.id));
    await chmod(blobPath(folder, second.id), 0o600);
    await truncate(blobPath(folder, second.id), 300_000);
    const job = quietJob();
    expect((await report(true, job)).verdict).toBe('damaged');
    expect(job.reported.at(-1)).toMatchObject({ done: job.reported.at(-1)?.total });
  });

  it('stops within a tenth of a second of being cancelled, wherever it is', async () => {
    const source = await sourceFile(fixture.work, 'long.bin', randomBytes(40_000_000));
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    await addBytes(vault, source, 5);
    const slowest: number[] = [];
    for (let wait = 0; wait < 60; wait += 12) {
      const controller = new AbortController();
      const work = checkVault(
        vault,
        { deep: true },
        { signal: controller.signal, progress: () => undefined },
      ).catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, wait));
      // Its own time: on a busy machine others take theirs in between.
      const before = process.cpuUsage();
      controller.abort();
      expect(await work).toMatchObject({ code: 'job.cancelled' });
      const spent = process.cpuUsage(before);
      slowest.push((spent.user + spent.system) / 1000);
    }
    vault.close();
    expect(Math.max(...slowest)).toBeLessThan(100);
  });

  it('reports the same damage in the same words and order each time', async () => {
    await truncate(database(), (await stat(database())).size - 4096 * 3).catch(() => undefined);
    folder = await fixture.copy();
    for (const blob of blobs) await rm(blobPath(folder, blob.id));
    for (const name of ['zebra', 'apple', 'mango']) await writeFile(join(folder, name), 'x');
    const first = await report();
    expect(first.findings.map((found) => found.code)).toContain('integrity.blob-missing');
    for (let again = 0; again < 3; again += 1) expect(await report()).toEqual(first);
  });
});
