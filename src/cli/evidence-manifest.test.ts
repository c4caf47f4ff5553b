import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from './evidence-manifest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muniment-list-'));
});
afterEach(() => rm(folder, { recursive: true }));

const list = async (content: string): Promise<string> => {
  const path = join(folder, 'list.csv');
  await writeFile(path, content);
  return path;
};

describe('a list of evidence', () => {
  it('gives one item for each row, with files beside the list', async () => {
    const path = await list(
      '\ufefffile,title,control,effective,sensitivity\r\n' +
        'a.csv,"Users, all",CTL-001 CTL-002,2026-01-01..2026-03-31,restricted\r\n' +
        'sub/b.pdf,Minutes,,undated,\r\n',
    );
    expect(await readManifest(path)).toEqual([
      {
        paths: [join(folder, 'a.csv')],
        facts: {
          title: 'Users, all',
          effective: { from: '2026-01-01', to: '2026-03-31' },
          capturedOn: null,
          source: '',
          sensitivity: 'restricted',
          controlIds: ['CTL-001', 'CTL-002'],
          pointOfFocusIds: [],
        },
      },
      expect.objectContaining({
        paths: [join(folder, 'sub', 'b.pdf')],
        facts: expect.objectContaining({ effective: null, sensitivity: 'internal' }) as object,
      }),
    ]);
  });

  it('makes one item of rows that share its name', async () => {
    const path = await list(
      'file,item,title,effective\na.csv,review,Review,2026-01-01\nb.pdf,other,Other,2026-01-01\nc.pdf,review,,\n',
    );
    const items = await readManifest(path);
    expect(items.map((item) => item.paths.length)).toEqual([2, 1]);
  });

  it.each([
    ['file,title,effective\n,T,2026-01-01\n', 'Row 2 names no file.'],
    ['file,title,effective\na,T,2026-13-01\n', 'Row 2: --effective takes a date'],
    ['file,title,effective\na,T,2026-01-01\nb,,2026-01-01\n', 'Row 3: A title is needed'],
    ['file,title,effective,colour\na,T,2026-01-01,red\n', 'has a column “colour”'],
    ['file,title\na,T\n', 'no column “effective”'],
    ['file,title,effective\n"a,T\n', 'is not a readable CSV file'],
    ['', 'no rows'],
  ])('refuses %j and says where', async (content, what) => {
    await expect(readManifest(await list(content))).rejects.toThrow(
      expect.objectContaining({ what: expect.stringContaining(what) as string }) as Error,
    );
  });

  it('says when the list itself cannot be read', async () => {
    await expect(readManifest(join(folder, 'none.csv'))).rejects.toThrow(
      expect.objectContaining({ code: 'use.bad-input' }) as Error,
    );
  });
});
