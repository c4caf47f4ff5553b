// What a person means by a folder: the files in it, by path, and nothing the system put there.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { walkFolder } from '../../src/engine';
import { makeVault, temporaryFolder } from './temporary-vault';

const never = { signal: new AbortController().signal };

const folderWith = (...names: string[]): string => {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  return folder;
};
const walked = async (folder: string, atMost = 100) => {
  const { files, passedOver, isCut } = await walkFolder(folder, atMost, never);
  return { names: files.map(({ path }) => relative(folder, path)), passedOver, isCut };
};

describe('the files of a folder', () => {
  it('come by path, with those of folders in it', async () => {
    const folder = folderWith('b.txt', 'a/2.txt', 'a/1.txt', 'c/d/e.csv', 'Z.txt', 'émoji 🗝️ 印鑑.pdf');
    expect(await walked(folder)).toEqual({
      names: ['Z.txt', 'a/1.txt', 'a/2.txt', 'b.txt', 'c/d/e.csv', 'émoji 🗝️ 印鑑.pdf'],
      passedOver: 0,
      isCut: false,
    });
  });

  it('are told with size and time', async () => {
    const folder = folderWith('four');
    const { files } = await walkFolder(folder, 10, never);
    expect(files[0]?.sizeBytes).toBe(4);
    expect(Math.abs((files[0]?.modifiedAt ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('are without what systems and programs leave behind, which is counted', async () => {
    const folder = folderWith(
      'good.txt',
      '.DS_Store',
      '.hidden/a.txt',
      'Thumbs.db',
      'desktop.ini',
      '~$minutes.docx',
      '__MACOSX/x',
    );
    expect(await walked(folder)).toEqual({ names: ['good.txt'], passedOver: 6, isCut: false });
  });

  it('are without links, pipes and vaults, which are counted', async () => {
    const folder = folderWith('good.txt');
    const outside = folderWith('outside.txt');
    symlinkSync(join(outside, 'outside.txt'), join(folder, 'link.txt'));
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(folder, join(folder, 'circle'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { vault } = await makeVault();
    execFileSync('cp', ['-r', vault.folder, join(folder, 'client.muniment')]);
    expect(await walked(folder)).toEqual({ names: ['good.txt'], passedOver: 5, isCut: false });
    expect(await walked(vault.folder)).toEqual({ names: [], passedOver: 1, isCut: false });
  });

  it('are cut where there are too many, by path', async () => {
    const folder = folderWith('a/1', 'a/2', 'b/3', 'c');
    expect(await walked(folder, 3)).toEqual({ names: ['a/1', 'a/2', 'b/3'], passedOver: 0, isCut: true });
    expect((await walked(folder, 4)).isCut).toBe(false);
  });

  it('are those that can be read; a folder that cannot is counted', async () => {
    const folder = folderWith('good.txt', 'closed/a.txt');
    chmodSync(join(folder, 'closed'), 0o000);
    onTestFinished(() => {
      chmodSync(join(folder, 'closed'), 0o700);
    });
    const { names, passedOver } = await walked(folder);
    // Root may read everything.
    expect(names).toEqual(process.getuid?.() === 0 ? ['closed/a.txt', 'good.txt'] : ['good.txt']);
    expect(passedOver).toBe(process.getuid?.() === 0 ? 0 : 1);
  });

  it('are refused as a whole only when the folder itself is not there', async () => {
    await expect(walked(join(temporaryFolder(), 'gone'))).rejects.toThrow('evidence.file-not-found');
  });

  it('stop when they are cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(walkFolder(folderWith('a'), 10, controller)).rejects.toThrow('job.cancelled');
  });
});
