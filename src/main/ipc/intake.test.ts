import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Errand } from '../../shared/engine-messages';
import type { Reply } from '../../shared/errors';
import type { FileToken } from '../../shared/ids';
import type { EngineProcess } from '../engine-process';
import { pastedName, type PictureClipboard } from '../pasted-picture';
import { walkWith } from '../walked-folder';
import type { WatchedFolder } from '../watched-folder';
import type { WatchWhileOpen } from '../watch-while-open';
import { createFiles } from './files';
import { createIntakeHandlers } from './intake';

const PICTURE = Uint8Array.from([137, 80, 78, 71]);
const noWindow = null as never;

const setUp = (clipboard: PictureClipboard, answer: Reply<unknown> = { ok: true, value: {} }) => {
  const errands: Errand[] = [];
  const remembered: string[][] = [];
  const engine = {
    errand: (errand: Errand) => {
      errands.push(errand);
      return Promise.resolve(answer);
    },
  } as unknown as EngineProcess;
  const files = createFiles();
  const watched = { remember: (places: string[]) => remembered.push(places) } as unknown as WatchedFolder;
  const now = () => new Date(2026, 10, 21, 14, 3, 5);
  const handlers = createIntakeHandlers({
    front: () => ({
      engine,
      walk: walkWith(engine),
      watched,
      watching: { settled: () => Promise.resolve() } as WatchWhileOpen,
    }),
    files,
    clipboard,
    now,
  });
  return { errands, remembered, files, handlers };
};

describe('pasting', () => {
  it.each<[string, PictureClipboard]>([
    [
      'as the web has it',
      {
        read: () =>
          Promise.resolve([
            { types: ['text/html'], getType: () => Promise.reject(new Error('no')) },
            { types: ['image/png'], getType: () => Promise.resolve(new Blob([PICTURE])) },
          ]),
      },
    ],
    [
      'as the development runtime has it',
      { readImage: () => ({ isEmpty: () => false, toPNG: () => Buffer.from(PICTURE) }) },
    ],
  ])('gives the picture to the engine under a token that leads to no path: %s', async (_way, clipboard) => {
    const { handlers, errands, files } = setUp(clipboard);
    const file = await handlers.paste({}, noWindow);
    expect(file).toMatchObject({ name: 'Screenshot 2026-11-21 14.03.05.png', sizeBytes: 4, isFolder: false });
    const token = file?.token as FileToken;
    expect(errands).toEqual([{ what: 'hold', token, name: file?.name, bytes: PICTURE }]);
    expect(files.isHeld(token)).toBe(true);
    expect(() => files.pathOf(token, 'read')).toThrow('use.token-unknown');
  });

  it.each<[string, PictureClipboard]>([
    [
      'text alone',
      {
        read: () => Promise.resolve([{ types: ['text/plain'], getType: () => Promise.reject(new Error()) }]),
      },
    ],
    ['nothing', { read: () => Promise.resolve([]) }],
    ['no picture', { readImage: () => ({ isEmpty: () => true, toPNG: () => Buffer.alloc(0) }) }],
  ])('gives nothing when there is %s on the clipboard', async (_what, clipboard) => {
    const { handlers, errands } = setUp(clipboard);
    expect(await handlers.paste({}, noWindow)).toBeNull();
    expect(errands).toEqual([]);
  });

  it('says why when the engine cannot hold it', async () => {
    const clipboard = { readImage: () => ({ isEmpty: () => false, toPNG: () => PICTURE }) };
    const failure = { code: 'evidence.too-much-held', details: {} } as const;
    const { handlers } = setUp(clipboard, { ok: false, failure });
    await expect(handlers.paste({}, noWindow)).rejects.toThrow('evidence.too-much-held');
  });

  it('lets go of what is set aside, and remembers files of the watched folder', async () => {
    const clipboard = { readImage: () => ({ isEmpty: () => false, toPNG: () => PICTURE }) };
    const { handlers, errands, files, remembered } = setUp(clipboard);
    const file = await handlers.paste({}, noWindow);
    const place = path.join(os.tmpdir(), 'a.csv');
    const onDisk = files.referKnown(place, 3);
    await handlers.setAside({ files: [file?.token as FileToken, onDisk.token] }, noWindow);
    expect(errands.at(-1)).toEqual({ what: 'let-go', tokens: [file?.token] });
    expect(remembered).toEqual([[place]]);
  });

  it('names a picture by the clock on the wall', () => {
    expect(pastedName(new Date(2026, 0, 2, 3, 4, 5))).toBe('Screenshot 2026-01-02 03.04.05.png');
  });
});

describe('the files in a folder', () => {
  it('come with tokens that lead to them, as the engine found them', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-in-'));
    const found = [{ path: path.join(folder, 'a.csv'), sizeBytes: 7, modifiedAt: 1 }];
    const { handlers, files, errands } = setUp(
      {},
      { ok: true, value: { files: found, passedOver: 2, isCut: true } },
    );
    const { token } = files.refer(folder, 'read');
    const answer = await handlers.filesIn({ folder: token }, noWindow);
    expect(errands).toEqual([{ what: 'walk', folder, atMost: 10_000 }]);
    expect(answer).toMatchObject({ files: [{ name: 'a.csv', sizeBytes: 7 }], passedOver: 2, isCut: true });
    expect(files.pathOf(answer.files[0]?.token as FileToken, 'read')).toBe(found[0]?.path);
  });

  it('are asked for only with a token that main gave out', async () => {
    const { handlers } = setUp({});
    const folder = `file-${'0'.repeat(32)}` as FileToken;
    await expect(handlers.filesIn({ folder }, noWindow)).rejects.toThrow('use.token-unknown');
  });
});
