// What the engine shows of files, honest and hostile ones: pages of text and cells, and for everything it
// cannot show a reason, within bounded time and memory.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PreviewPage, PreviewPlace } from '../../src/shared/calls/preview';
import { addEvidence, openPreviewed, previewPage, saveEvidenceCopy, type OpenVault } from '../../src/engine';
import type { EvidenceId } from '../../src/shared/ids';
import { hostileFiles, madePng, madeXlsx, plainFiles } from '../hostile-files';
import { generator } from './seeded';
import { facts, makeVault, quietJob } from './temporary-vault';

/** A file that is held in memory needs no vault. */
const NO_VAULT = null as unknown as OpenVault;

const look = async (
  name: string,
  bytes: Uint8Array,
  at: PreviewPlace | null = null,
  sheet: string | null = null,
): Promise<PreviewPage> => {
  const file = await openPreviewed(NO_VAULT, { source: { name, bytes } });
  try {
    return await previewPage(file, { at, sheet });
  } finally {
    await file.close();
  }
};

/** All parts of a file, first to last. */
const allParts = async (name: string, bytes: Uint8Array): Promise<PreviewPage[]> => {
  const parts: PreviewPage[] = [];
  let at: PreviewPlace | null = null;
  do {
    const part = await look(name, bytes, at);
    parts.push(part);
    at = 'next' in part ? part.next : null;
    if (parts.length > 500) throw new Error('it does not end');
  } while (at !== null);
  return parts;
};

const textOf = (parts: readonly PreviewPage[]): string =>
  parts.map((part) => (part.shows === 'text' ? part.text : '')).join('');
const rowsOf = (parts: readonly PreviewPage[]): string[][] =>
  parts.flatMap((part) => (part.shows === 'table' ? part.rows : []));

describe('showing text', () => {
  const lines = Array.from({ length: 30_000 }, (_none, at) => `line ${String(at + 1)} é 証拠`).join('\n');

  it('gives all of it in parts, each ending with a line, with the number of its first line', async () => {
    const parts = await allParts('app.log', Buffer.from(lines));
    expect(parts.length).toBeGreaterThan(5);
    expect(textOf(parts)).toBe(lines);
    for (const part of parts) {
      if (part.shows !== 'text') throw new Error('no text');
      expect(part).toMatchObject({ as: 'log', isRepaired: false });
      expect(part.text.startsWith(`line ${String(part.firstLine)} `)).toBe(true);
    }
  });

  it.each(['utf16le', 'utf16be'] as const)('reads %s with its mark, part after part', async (encoding) => {
    const body = Buffer.from(`\uFEFF${lines}`, 'utf16le');
    const parts = await allParts('app.txt', encoding === 'utf16le' ? body : body.swap16());
    expect(textOf(parts)).toBe(lines);
    expect(parts.length).toBeGreaterThan(5);
  });

  it('never cuts a character, however long a line is', async () => {
    const long = '証拠😀é'.repeat(40_000);
    expect(textOf(await allParts('a.txt', Buffer.from(long)))).toBe(long);
    expect(textOf(await allParts('a.txt', Buffer.from(`\uFEFF${long}`, 'utf16le')))).toBe(long);
  });

  it('lands on the beginning of a line after a jump, without counting what lies before', async () => {
    const part = await look('app.log', Buffer.from(lines), { byte: 300_001, line: null });
    expect(part).toMatchObject({ shows: 'text', firstLine: null });
    expect(part.shows === 'text' && /^line \d+ é/.test(part.text)).toBe(true);
  });

  it('says so when bytes had to be replaced, and reads old Western files', async () => {
    const western = Buffer.from('Prüfung abgeschlossen\n'.repeat(10), 'latin1');
    expect(await look('a.txt', western)).toMatchObject({ shows: 'text', isRepaired: true });
    expect(textOf([await look('a.txt', western)])).toContain('Prüfung');
    const late = Buffer.concat([Buffer.from('fine\n'.repeat(20_000)), Buffer.from([0xc3, 0x28, 0x0a])]);
    const parts = await allParts('a.txt', late);
    expect(parts.at(-1)).toMatchObject({ isRepaired: true });
    expect(textOf(parts)).toContain('\uFFFD(');
  });

  it('reads only what it shows of a file that is very long', async () => {
    const bytes = Buffer.from('0123456789\n'.repeat(10_000));
    let read = 0;
    const length = 2 ** 40;
    const file = {
      name: 'endless.log',
      mediaType: 'text/plain',
      sizeBytes: length,
      read: (from: number, wanted: number) => {
        read += wanted;
        return Promise.resolve(bytes.subarray(from % 11, (from % 11) + wanted));
      },
      close: () => Promise.resolve(),
    };
    const page = await previewPage(file, { sheet: null, at: { byte: 2 ** 39, line: null } });
    expect(page).toMatchObject({ shows: 'text', firstLine: null });
    expect(read).toBeLessThan(2 ** 20);
  });
});

describe('showing tables', () => {
  it('gives all rows in parts, numbered as a spreadsheet does', async () => {
    const rows = Array.from({ length: 1500 }, (_none, at) => [`u${String(at)}`, `said "so", he; é`, '']);
    const written = rows
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    const parts = await allParts('people.csv', Buffer.from(written));
    expect(rowsOf(parts)).toEqual(rows);
    expect(parts.map((part) => part.shows === 'table' && part.firstRow)).toEqual(
      parts.map((_part, at) => at * 200 + 1),
    );
  });

  it('reads semicolons, tabs, sep= and UTF-16', async () => {
    const cells = [
      ['a', 'b'],
      ['1', '2,5'],
      ['é', 'line\nend'],
    ];
    const written = (delimiter: string) =>
      cells.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\n');
    expect(rowsOf([await look('a.csv', Buffer.from(written(';')))])).toEqual(cells);
    expect(rowsOf([await look('a.tsv', Buffer.from(written('\t')))])).toEqual(cells);
    expect(rowsOf([await look('a.csv', Buffer.from(`\uFEFFsep=;\r\n${written(';')}`))])).toEqual(cells);
    expect(rowsOf([await look('a.csv', Buffer.from(`\uFEFF${written('\t')}`, 'utf16le'))])).toEqual(cells);
  });

  it('cuts a cell that is too long and says so', async () => {
    const page = await look('a.csv', Buffer.from(`a,b\n${'x'.repeat(10_000)},2\n`));
    expect(page).toMatchObject({ shows: 'table', isCut: true });
    expect(rowsOf([page])[1]?.[0]).toHaveLength(2001);
    expect(rowsOf([page])[1]?.[1]).toBe('2');
  });

  it('comes to the end of any bytes, whatever they are', async () => {
    const below = generator(20_261_121);
    const pieces = ['"', ',', '\n', '\r\n', '\r', ';', 'é', 'a', '""', '\uFEFF', '\t', ' '];
    for (let round = 0; round < 200; round += 1) {
      const text = Array.from({ length: below(60) + 1 }, () => pieces[below(pieces.length)]).join('');
      const parts = await allParts('a.csv', Buffer.from(text));
      expect(parts.length).toBeLessThan(3);
      expect(parts.every((part) => part.shows === 'table')).toBe(true);
    }
  });

  it('shows the sheet that is asked for', async () => {
    const page = await look(
      'people.xlsx',
      plainFiles().find(({ name }) => name === 'people.xlsx')?.bytes ?? new Uint8Array(),
    );
    expect(page).toMatchObject({ shows: 'table', sheets: ['People'], sheet: 'People', next: null });
    expect(rowsOf([page])).toEqual([
      ['account', 'role'],
      ['anya', 'admin'],
    ]);
  });
});

describe('showing mails', () => {
  it('gives headers, text, markup with the pictures that came with it, and names of attachments', async () => {
    const mail = [
      'From: Ada <ada@example.com>',
      'Subject: =?utf-8?q?Access_review_=E2=9C=93?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Done</p><img src="cid:one">',
      '--x',
      'Content-Type: image/png; name=one.png',
      'Content-ID: <one>',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(madePng(2, 2)).toString('base64'),
      '--x--',
      '',
    ].join('\r\n');
    const page = await look('mail.eml', Buffer.from(mail));
    if (page.shows !== 'email') throw new Error(JSON.stringify(page));
    expect(page.headers).toContainEqual({ name: 'From', value: 'Ada <ada@example.com>' });
    expect(page.html).toMatch(/<p>Done<\/p><img src="data:image\/png;base64,/);
    expect(page.attachments).toMatchObject([{ name: 'one.png', mediaType: 'image/png' }]);
  });

  it('says that a damaged message cannot be read', async () => {
    const start = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096, 7)]);
    expect(await look('mail.msg', start)).toMatchObject({ shows: 'nothing', why: 'not-readable' });
  });
});

describe('looking at the header of a picture', () => {
  const header = (hex: string, length = 64): Uint8Array => {
    const bytes = Buffer.alloc(length);
    Buffer.from(hex, 'hex').copy(bytes);
    return bytes;
  };
  it.each([
    ['PNG', 'a.png', madePng(640, 400)],
    ['GIF', 'a.gif', header('474946383961' + '8002' + '9001')],
    ['BMP', 'a.bmp', header('424d' + '00'.repeat(12) + '28000000' + '80020000' + '70feffff')],
    [
      'JPEG',
      'a.jpg',
      header('ffd8ffe000104a46494600010100000100010000' + 'ffc0001108' + '0190' + '0280' + '03'),
    ],
    [
      'WebP',
      'a.webp',
      header(
        '52494646' + '00000000' + '57454250' + '56503858' + '0a000000' + '00000000' + '7f0200' + '8f0100',
      ),
    ],
  ])('finds width and height of a %s', async (_kind, name, bytes) => {
    expect(await look(name, bytes)).toMatchObject({ shows: 'picture', widthPixels: 640, heightPixels: 400 });
  });

  it('refuses more than 50 megapixels before anything decodes them', async () => {
    expect(await look('a.png', madePng(8000, 6250, null))).toMatchObject({ shows: 'picture' });
    expect(await look('a.png', madePng(8000, 6251, null))).toMatchObject({
      shows: 'nothing',
      why: 'too-large',
    });
  });
});

describe('showing hostile files', () => {
  const SHOWN: Readonly<Record<string, string>> = {
    'script.svg': 'picture',
    'cells.csv': 'table',
    'open-quote.csv': 'table',
    'actions.pdf': 'pdf',
    'million-pages.pdf': 'pdf',
    'unpacks-to-much.pdf': 'pdf',
    'bomb.xlsx': 'too-large',
    'laughs.xml': 'text',
    'laughs.svg': 'text',
    'laughs.xlsx': 'not-readable',
    'far-cells.xlsx': 'too-large',
    'huge-header.png': 'too-large',
    'huge.png': 'too-large',
    'no-pixels.png': 'picture',
    'broken.log': 'text',
    'one-line.json': 'text',
    'remote.eml': 'email',
    'nested.eml': 'not-readable',
    'tool.exe': 'executable',
  };

  it('answers each with text, cells or a reason, and keeps its memory', async () => {
    const files = hostileFiles('http://127.0.0.1:9');
    const before = process.memoryUsage.rss();
    const shown: Record<string, string> = {};
    for (const { name, bytes } of files) {
      const page = await look(name, bytes);
      shown[name] = page.shows === 'nothing' ? page.why : page.shows;
    }
    expect(shown).toEqual(SHOWN);
    expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 2 ** 20);
  });

  it('gives the laughing XML as it is written, in the size it has', async () => {
    const bytes =
      hostileFiles('http://127.0.0.1:9').find(({ name }) => name === 'laughs.xml')?.bytes ?? new Uint8Array();
    expect(textOf(await allParts('laughs.xml', bytes))).toBe(Buffer.from(bytes).toString());
  });

  it('does not begin to unpack a workbook with a part that claims to be huge', async () => {
    const started = performance.now();
    await look('wide.xlsx', madeXlsx('<worksheet/>'));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('showing a file of the vault', () => {
  it('reads the version that is asked for, at any place, and nothing else', async () => {
    const { vault, file } = await makeVault();
    const content = Array.from({ length: 40_000 }, (_none, at) => `row ${String(at)}\n`).join('');
    const { added } = await addEvidence(
      vault,
      [{ paths: [file('big.log', content)], facts: facts() }],
      quietJob(),
    );
    const id = added[0] as EvidenceId;
    const opened = await openPreviewed(vault, { id, version: null, position: 1 });
    expect(Buffer.from(await opened.read(100_000, 50)).toString()).toBe(content.slice(100_000, 100_050));
    expect(await opened.read(content.length + 5, 10)).toHaveLength(0);
    expect(await previewPage(opened, { sheet: null, at: null })).toMatchObject({ shows: 'text', as: 'log' });
    await expect(openPreviewed(vault, { id, version: 2, position: 1 })).rejects.toMatchObject({
      code: 'use.unknown-evidence',
    });
  });
});

describe('copying a file out for another program', () => {
  it('refuses what would run, by content, by its name and by the name it gets, and tells the rest', async () => {
    const { vault, file, desk } = await makeVault();
    const paths = [
      file('notes.txt', 'harmless'),
      file('setup.txt', '#!/bin/sh\nrm -r x'),
      file('go.ps1', 'x'),
    ];
    const { added } = await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    const id = added[0] as EvidenceId;
    const copy = (position: number, name: string) =>
      saveEvidenceCopy(vault, id, position, join(desk, name), quietJob(), null, 'open');
    for (const [position, name] of [
      [1, 'notes.exe'],
      [2, 'setup.txt'],
      [3, 'go.txt'],
    ] as const) {
      await expect(copy(position, name)).rejects.toMatchObject({ code: 'evidence.is-program' });
    }
    await copy(1, 'opened.txt');
    expect(statSync(join(desk, 'opened.txt')).mode & 0o777).toBe(0o600);
    const told = vault.db.prepare('SELECT line FROM journal ORDER BY seq DESC LIMIT 1').get() as
      { line: string } | undefined;
    expect(told?.line).toContain('"purpose":"open"');
    await saveEvidenceCopy(vault, id, 3, join(desk, 'kept.ps1'), quietJob());
    expect(existsSync(join(desk, 'kept.ps1'))).toBe(true);
  });
});
