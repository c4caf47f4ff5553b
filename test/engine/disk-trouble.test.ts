// Disks that are full, fail or forget while evidence is stored: a clear answer, nothing half written.
import { appendFileSync } from 'node:fs';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createVault, openVault, vaultInfo, type OpenVault } from '../../src/engine';
import { createBlobStore } from '../../src/engine/blobs/blob-store';
import { sessionOf } from '../../src/engine/vault/session';
import { addBytes } from './add-bytes';
import { BLOB_KEYS, blobFixture, readAll, type BlobFixture } from './blob-fixture';
import { failWritesAfter, fileHandlePrototype, smallDisk, systemError } from './small-disk';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';

const MEBIBYTE = 2 ** 20;
let fixture: BlobFixture;
beforeAll(async () => {
  fixture = await blobFixture();
});
afterAll(() => fixture.remove());
afterEach(() => {
  vi.restoreAllMocks();
});

const source = (name: string, bytes: Uint8Array | string) => fixture.source(name, bytes);
const expectNothingLeft: BlobFixture['expectNothingLeft'] = (...args) => fixture.expectNothingLeft(...args);

/** Both answer how to undo it. */
const fillDisk = (path: string): (() => Promise<void>) => {
  const filler = join(path, 'filler');
  try {
    for (;;) appendFileSync(filler, Buffer.alloc(16_384));
  } catch {
    return () => rm(filler);
  }
};
const limitDatabase = (vault: OpenVault): (() => Promise<void>) => {
  const { database } = sessionOf(vault);
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${String(pages + 2)}`);
  // The limit ends with the connection.
  return () => Promise.resolve();
};

describe('the disk of the vault', () => {
  it('is asked for room before anything is written', async () => {
    const disk = smallDisk(4);
    try {
      // Where no small disk can be mounted, the answer of a small one is put in its place.
      const folder = disk.real ? join(disk.path, 'vault') : fixture.folder;
      if (disk.real)
        await cp(fixture.folder, folder, { recursive: true, filter: (from) => !/[0-9a-f]{64}/.test(from) });
      else await failWritesAfter(0, 'ENOSPC');
      const path = await source('too-big.bin', randomBytes(5 * MEBIBYTE));
      const store = createBlobStore({
        folder,
        keys: BLOB_KEYS,
        epoch: 1,
        environment: fixture.environment,
        findRow: () => undefined,
      });
      await expect(store.put(path, quietJob())).rejects.toMatchObject({ code: 'disk.full' });
      expect(await readdir(join(folder, 'tmp'))).toEqual([]);
    } finally {
      await disk.remove();
    }
  });

  it('that refuses the first byte leaves nothing, and no failure that nobody waits for', async () => {
    const path = await source('first-byte.bin', randomBytes(5 * MEBIBYTE));
    await failWritesAfter(0, 'ENOSPC');
    await expectNothingLeft(path, 'disk.full');
  });

  it.each([
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['EIO', 'disk.failed'],
    ['EROFS', 'disk.no-access'],
  ])('that answers %s in the middle leaves nothing (%s)', async (errno, code) => {
    const path = await source('big.bin', randomBytes(5 * MEBIBYTE));
    await failWritesAfter(2 * MEBIBYTE, errno);
    await expectNothingLeft(path, code, { reason: errno });
  });

  it('that fails to sync is not asked again', async () => {
    const path = await source('unsynced.bin', randomBytes(MEBIBYTE));
    const prototype = await fileHandlePrototype();
    const sync = vi.spyOn(prototype, 'sync').mockRejectedValue(systemError('EIO'));
    await expectNothingLeft(path, 'disk.failed', { reason: 'EIO' });
    expect(sync).toHaveBeenCalledTimes(1);
  });

  it('that gives back other bytes than were written is found out before the file counts', async () => {
    const path = await source('forgetful.bin', randomBytes(MEBIBYTE));
    const prototype = await fileHandlePrototype();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its handle below
    const write = prototype.write as (...parameters: unknown[]) => Promise<unknown>;
    vi.spyOn(prototype, 'write').mockImplementation(async function (this: unknown, ...parameters: unknown[]) {
      const [bytes, ...rest] = parameters as [Uint8Array, ...unknown[]];
      const rotten = Uint8Array.from(bytes);
      if (rotten.length > 100_000) rotten[50_000] = (rotten[50_000] ?? 0) ^ 4;
      return (await write.apply(this, [rotten, ...rest])) as never;
    });
    await expectNothingLeft(path, 'integrity.blob-damaged');
  });

  it('that is full refuses a change, keeps what was there, and works again when there is room', async () => {
    const disk = smallDisk(3);
    try {
      const folder = join(disk.path, 'vault');
      const input = { organization: 'Acme AI', member: 'Dana', passphrase: PASSPHRASE };
      const { vault } = await createVault(folder, input, testEnvironment());
      const blob = await addBytes(vault, await source('small.txt', 'kept'), 1);
      // Where the disk is not small, SQLite is told to stop growing: the same answer from the same code.
      const makeRoom = disk.real ? fillDisk(disk.path) : limitDatabase(vault);
      const huge = { text: 'x'.repeat(2_000_000) };
      expect(() => vault.write(({ record }) => record('control.added', 'CTL-001', huge))).toThrow(
        'disk.full',
      );
      expect(vaultInfo(vault).counts).toMatchObject({ evidence: 1, journalEntries: 2 });
      vault.close();
      // Reading needs no room: neither for the lock nor for the header's copy.
      await rm(join(folder, 'vault.header.bak'));
      if (disk.real) fillDisk(disk.path);
      const reader = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      expect((await readAll(reader.blobs.read(blob))).toString()).toBe('kept');
      await makeRoom();
      reader.write(({ record }) => record('control.added', 'CTL-001', { text: 'short' }));
      reader.close();
      const again = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      expect(vaultInfo(again).counts).toMatchObject({ evidence: 1, journalEntries: 3 });
      again.close();
    } finally {
      await disk.remove();
    }
  });

  it('whose folder for sealed files is a file answers a disk error', async () => {
    const other = await blobFixture();
    try {
      await rm(join(other.folder, 'blobs'), { recursive: true });
      await writeFile(join(other.folder, 'blobs'), 'in the way');
      const path = await source('any.txt', 'any');
      await expect(other.store().put(path, quietJob())).rejects.toMatchObject({ code: 'disk.failed' });
      expect(await readdir(join(other.folder, 'tmp'))).toEqual([]);
    } finally {
      await other.remove();
    }
  });
});
