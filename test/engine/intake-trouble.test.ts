// Files that make trouble while they are taken in: a clear answer each time, nothing half written.
import { execFileSync } from 'node:child_process';
import { appendFileSync, truncateSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod, symlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineProgress } from '../../src/shared/engine-messages';
import { blobFixture, readAll, type BlobFixture } from './blob-fixture';
import { fileHandlePrototype, systemError } from './small-disk';
import { quietJob } from './temporary-vault';

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
const sealedFiles = () => fixture.files();
const expectNothingLeft: BlobFixture['expectNothingLeft'] = (...args) => fixture.expectNothingLeft(...args);

/** Work during which `act` happens once, at the first report of progress. */
const meanwhile = (act: () => void): ReturnType<typeof quietJob> => {
  let acted = false;
  return {
    ...quietJob(),
    progress: () => {
      if (!acted) act();
      acted = true;
    },
  };
};

describe('what is no file with content', () => {
  it('says so for zero bytes', async () => {
    await expectNothingLeft(await source('empty.txt', ''), 'evidence.file-empty');
  });

  it('says so for a folder, a pipe, a socket and a device', async () => {
    await expectNothingLeft(fixture.work, 'evidence.not-a-file');
    execFileSync('mkfifo', [join(fixture.work, 'pipe')]);
    await expectNothingLeft(join(fixture.work, 'pipe'), 'evidence.not-a-file');
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(fixture.work, 'socket'), listening));
    await expectNothingLeft(join(fixture.work, 'socket'), 'evidence.not-a-file');
    await new Promise((closed) => server.close(closed));
    await expectNothingLeft('/dev/zero', 'evidence.not-a-file');
  });

  it('says so for nothing at all, and for a link to nothing', async () => {
    await expectNothingLeft(join(fixture.work, 'nowhere'), 'evidence.file-not-found');
    await symlink('nowhere', join(fixture.work, 'dangling'));
    await expectNothingLeft(join(fixture.work, 'dangling'), 'evidence.file-not-found');
    await symlink('loop', join(fixture.work, 'loop'));
    await expectNothingLeft(join(fixture.work, 'loop'), 'evidence.file-unreadable');
  });

  it('follows a link to a file', async () => {
    await source('real.txt', 'the real thing');
    await symlink('real.txt', join(fixture.work, 'link.txt'));
    const { blob } = await fixture.store().put(join(fixture.work, 'link.txt'), quietJob());
    expect((await readAll(fixture.store().read(blob))).toString()).toBe('the real thing');
  });
});

describe('a file that changes while it is read', () => {
  const large = (name: string) => source(name, randomBytes(12 * MEBIBYTE));

  it('is refused when it grows', async () => {
    const path = await large('growing.log');
    const job = meanwhile(() => appendFileSync(path, 'one more line\n'));
    await expectNothingLeft(path, 'evidence.file-changed', { how: 'grew' }, job);
  });

  it('is refused when it shrinks', async () => {
    const path = await large('shrinking.log');
    const job = meanwhile(() => truncateSync(path, 2 * MEBIBYTE + 5));
    await expectNothingLeft(path, 'evidence.file-changed', { how: 'shrank' }, job);
  });

  it('is refused when it is written in place', async () => {
    const path = await large('edited.log');
    const job = meanwhile(() => {
      writeFileSync(path, 'X', { flag: 'r+' });
      utimesSync(path, 1_900_000_000, 1_900_000_000);
    });
    await expectNothingLeft(path, 'evidence.file-changed', { how: 'written' }, job);
  });

  it('is taken in whole when it is deleted after its opening', async () => {
    const bytes = randomBytes(12 * MEBIBYTE);
    const path = await source('vanishing.log', bytes);
    const { blob } = await fixture.store().put(
      path,
      meanwhile(() => unlinkSync(path)),
    );
    expect((await readAll(fixture.store().read(blob))).equals(bytes)).toBe(true);
  });
});

describe('a file that cannot be read', () => {
  it('is refused when the system forbids it, root included', async () => {
    // Kernel attributes that can only be written refuse reading even to root; others obey the mode.
    const attribute = '/sys/bus/cpu/drivers_probe';
    const forbidden = await source('forbidden.txt', 'x');
    await chmod(forbidden, 0o000);
    const path = process.getuid?.() === 0 ? attribute : forbidden;
    await expectNothingLeft(path, 'evidence.file-unreadable', { reason: 'EACCES' });
  });

  it('is refused when its disk fails in the middle', async () => {
    const path = await source('on-a-bad-disk.bin', randomBytes(6 * MEBIBYTE));
    const prototype = await fileHandlePrototype();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its handle below
    const read = prototype.read as (...parameters: unknown[]) => Promise<unknown>;
    let reads = 0;
    vi.spyOn(prototype, 'read').mockImplementation(async function (this: unknown, ...parameters: unknown[]) {
      if ((reads += 1) > 3) throw systemError('EIO');
      return (await read.apply(this, parameters)) as never;
    });
    await expectNothingLeft(path, 'evidence.file-unreadable', { reason: 'EIO' });
  });
});

describe('names', () => {
  it.each([
    'two\nlines.txt',
    'émoji 🗝️ 印鑑.pdf',
    'right\u202Egnp.exe',
    `${'n'.repeat(251)}.txt`,
    'CON',
    'aux.txt',
    ' leading and trailing ',
    '-rf',
    '$(reboot).txt',
    'tab\tand\u0007bell',
  ])('%j leaves no trace in the vault folder', async (name) => {
    const bytes = randomBytes(100);
    const { blob } = await fixture.store().put(await source(name, bytes), quietJob());
    expect((await readAll(fixture.store().read(blob))).equals(bytes)).toBe(true);
    expect((await sealedFiles()).every((file) => /^[0-9a-f]{64}$/.test(file))).toBe(true);
  });
});

describe('cancelling', () => {
  it('leaves nothing, at the start, in the middle and while the sealed file is proven', async () => {
    const path = await source('long.bin', randomBytes(24 * MEBIBYTE));
    for (const phase of ['none', 'sealing', 'checking']) {
      const controller = new AbortController();
      if (phase === 'none') controller.abort();
      const job = {
        signal: controller.signal,
        progress: (progress: EngineProgress) => {
          if (progress.phase === phase) controller.abort();
        },
      };
      await expectNothingLeft(path, 'job.cancelled', {}, { ...quietJob(), ...job });
    }
  });

  it('lets messages through between the chunks', async () => {
    const path = await source('long.bin', randomBytes(32 * MEBIBYTE));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await fixture.store().put(path, quietJob());
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });

  it('reports progress up to the last byte and not too often', async () => {
    const size = 24 * MEBIBYTE;
    const job = quietJob();
    const begin = performance.now();
    await fixture.store().put(await source('steps.bin', randomBytes(size)), job);
    const sealing = job.reported.filter((progress) => progress.phase === 'sealing');
    expect(sealing.at(-1)).toEqual({ phase: 'sealing', done: size, total: size, unit: 'bytes' });
    expect(sealing.length).toBeLessThanOrEqual(3 + (performance.now() - begin) / 100);
  });
});
