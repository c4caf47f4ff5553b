import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../shared/errors';
import type { VaultId } from '../shared/ids';
import { createFiles } from './ipc/files';
import type { WalkedFolder } from './walked-folder';
import { createWatchedFolder } from './watched-folder';

const ID = '11111111-1111-4111-8111-111111111111' as VaultId;
const OTHER = '22222222-2222-4222-8222-222222222222' as VaultId;

/** A disk that holds what the test says, and main on it; a new main is a new start of the app. */
const setUp = () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-watched-'));
  const vault = { id: ID, folder: path.join(home, 'client.muniment') };
  const folder = path.join(home, 'exports');
  for (const place of [vault.folder, folder]) fs.mkdirSync(place);
  const disk = new Map<string, { sizeBytes: number; modifiedAt: number }>();
  let gone = false;
  let stuck = false;
  let told = 0;
  let walks = 0;
  const walk = (): Promise<WalkedFolder> => {
    walks += 1;
    if (stuck) return new Promise(() => undefined);
    if (gone) return Promise.reject(new UserError('evidence.file-not-found'));
    const files = [...disk].map(([name, facts]) => ({ path: path.join(folder, name), ...facts }));
    return Promise.resolve({ files, passedOver: 0, isCut: false });
  };
  const file = path.join(home, 'watched-folders.json');
  const start = () => createWatchedFolder({ file, files: createFiles(), walk, changed: () => (told += 1) });
  let watched = start();
  return {
    home,
    vault,
    folder,
    disk,
    stored: () => fs.readFileSync(file, 'utf8'),
    goAway: (away: boolean) => (gone = away),
    getStuck: () => (stuck = true),
    told: () => told,
    walks: () => walks,
    watched: () => watched,
    startAgain: () => {
      watched.vaultIs(null);
      watched = start();
      watched.vaultIs(vault);
    },
    put: (name: string, sizeBytes = 10, modifiedAt = 1) => disk.set(name, { sizeBytes, modifiedAt }),
    names: () => watched.offered().files.map(({ name }) => name),
    places: (...names: string[]) => names.map((name) => path.join(folder, name)),
  };
};
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const watching = async (...names: string[]) => {
  const desk = setUp();
  for (const name of names) desk.put(name);
  desk.watched().vaultIs(desk.vault);
  desk.watched().watch(desk.folder);
  await seconds(0);
  return desk;
};

describe('a watched folder', () => {
  it('offers what lies there when watching begins, once it is known to rest', async () => {
    const desk = await watching('a.csv');
    expect(desk.names()).toEqual([]);
    await seconds(2.1);
    expect(desk.names()).toEqual(['a.csv']);
  });

  it('offers a new file when its size and time have stayed the same for two seconds', async () => {
    const desk = await watching();
    desk.put('big.zip', 10);
    await seconds(2.1);
    desk.put('big.zip', 20);
    await seconds(2.1);
    desk.put('big.zip', 20, 2);
    await seconds(2.1);
    expect(desk.names()).toEqual([]);
    await seconds(2.1);
    expect(desk.names()).toEqual(['big.zip']);
  });

  it('offers no empty file and none that a browser has not finished', async () => {
    const desk = await watching('report.pdf.crdownload', 'video.part');
    desk.put('empty.csv', 0);
    await seconds(5);
    expect(desk.names()).toEqual([]);
    desk.put('empty.csv', 12);
    await seconds(5);
    expect(desk.names()).toEqual(['empty.csv']);
  });

  it('tells when something has changed, and only then', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    const before = desk.told();
    await seconds(60);
    expect(desk.told()).toBe(before);
    desk.put('b.csv');
    await seconds(5);
    expect(desk.told()).toBe(before + 1);
  });

  it('does not offer again what was taken in or set aside, also after a restart', async () => {
    const desk = await watching('a.csv', 'b.csv', 'c.csv');
    await seconds(5);
    desk.watched().remember(desk.places('a.csv', 'b.csv'));
    expect(desk.names()).toEqual(['c.csv']);
    desk.startAgain();
    await seconds(5);
    expect(desk.names()).toEqual(['c.csv']);
  });

  it('offers a file again that has changed since', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    desk.watched().remember(desk.places('a.csv'));
    desk.put('a.csv', 11, 2);
    await seconds(5);
    expect(desk.names()).toEqual(['a.csv']);
  });

  it('writes no name of a file on this computer', async () => {
    const desk = await watching('merger with Halden.docx');
    await seconds(5);
    desk.watched().remember(desk.places('merger with Halden.docx'));
    expect(desk.stored()).not.toContain('Halden');
    expect(fs.statSync(path.join(desk.home, 'watched-folders.json')).mode & 0o077).toBe(0);
  });

  it('says that it is not there, and goes on when it is back', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    desk.goAway(true);
    await seconds(3);
    expect(desk.watched().offered()).toMatchObject({ folder: { isThere: false }, files: [] });
    desk.goAway(false);
    await seconds(5);
    expect(desk.watched().offered()).toMatchObject({ folder: { isThere: true }, files: [{ name: 'a.csv' }] });
  });

  it('counts as gone on a drive that does not answer, which is not asked a second time meanwhile', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    desk.getStuck();
    const before = desk.walks();
    await seconds(3600);
    expect(desk.walks()).toBe(before + 1);
    expect(desk.watched().offered()).toMatchObject({ folder: { isThere: false }, files: [] });
  });

  it('is looked at no more once the vault is locked', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    desk.watched().vaultIs(null);
    const before = desk.walks();
    await seconds(60);
    expect(desk.walks()).toBe(before);
    expect(desk.watched().offered()).toEqual({ folder: null, files: [] });
    expect(() => {
      desk.watched().watch(desk.folder);
    }).toThrow('use.vault-locked');
  });

  it('belongs to one vault: another one has its own', async () => {
    const desk = await watching('a.csv');
    desk.watched().vaultIs({ id: OTHER, folder: '/elsewhere' });
    await seconds(5);
    expect(desk.watched().offered().folder).toBeNull();
    desk.watched().vaultIs(desk.vault);
    await seconds(5);
    expect(desk.names()).toEqual(['a.csv']);
  });

  it('can be given up', async () => {
    const desk = await watching('a.csv');
    await seconds(5);
    desk.watched().watch(null);
    expect(desk.watched().offered()).toEqual({ folder: null, files: [] });
    desk.startAgain();
    await seconds(5);
    expect(desk.watched().offered().folder).toBeNull();
  });

  it('is refused when the vault lies in it, or it in the vault, links seen through', async () => {
    const desk = await watching();
    const link = path.join(desk.home, 'link');
    fs.symlinkSync(desk.vault.folder, link);
    for (const place of [desk.home, desk.vault.folder, path.join(desk.vault.folder, 'blobs'), link]) {
      expect(() => {
        desk.watched().watch(place);
      }).toThrow('intake.folder-of-vault');
    }
    expect(desk.watched().offered().folder?.shownPath).toContain('exports');
  });
});
