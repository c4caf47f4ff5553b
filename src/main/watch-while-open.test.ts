import { describe, expect, it } from 'vitest';
import type { FileToken } from '../shared/ids';
import type { EngineProcess } from './engine-process';
import { createFiles } from './ipc/files';
import { watchWhileOpen } from './watch-while-open';
import type { WatchedFolder } from './watched-folder';

const setUp = () => {
  const remembered: string[][] = [];
  const vaults: unknown[] = [];
  const watched = {
    remember: (places: string[]) => remembered.push(places),
    vaultIs: (vault: unknown) => vaults.push(vault),
  } as unknown as WatchedFolder;
  const engine = {
    call: () => ({ id: 1, reply: Promise.resolve({ ok: true, value: null }) }),
  } as unknown as EngineProcess;
  const files = createFiles();
  let folder: string | null = null;
  const watching = watchWhileOpen(engine, watched, files, () => folder);
  const token = (name: string): FileToken => files.referKnown(`/exports/${name}`, 1).token;
  const items = (...rows: string[][]) => ({ items: rows.map((names) => ({ files: names.map(token) })) });
  const result = { sameBytes: [], cancelled: false, failed: [] };
  return {
    remembered,
    vaults,
    watching,
    files,
    token,
    items,
    result,
    open: (place: string | null) => (folder = place),
  };
};

describe('what was taken in', () => {
  it('is offered no more, row by row', () => {
    const { watching, remembered, items, result } = setUp();
    const failed = [{ index: 1, code: 'evidence.file-empty', details: {} }];
    const asked = items(['a', 'b'], ['c'], ['d'], ['e']);
    const cancelled = { ...result, added: ['EVD-0001', 'EVD-0002'], cancelled: true, failed };
    watching.answered('evidence.add', asked, cancelled);
    expect(remembered).toEqual([['/exports/a', '/exports/b', '/exports/d']]);
  });

  it('may have been pasted, which is no file', () => {
    const { watching, remembered, files, token } = setUp();
    const held = files.referHeld('Screenshot.png', 3).token;
    watching.answered('evidence.addVersion', { files: [held, token('a')] }, {});
    expect(remembered).toEqual([['/exports/a']]);
  });
});

describe('the watched folder', () => {
  it('hears once that the vault is locked', () => {
    const { watching, vaults, open } = setUp();
    open('/vault');
    watching.lookAgain();
    open(null);
    watching.lookAgain();
    watching.lookAgain();
    expect(vaults).toEqual([null]);
  });
});
