// CSV read piece by piece gives the same rows wherever the pieces are cut.
import { expect, it } from 'vitest';
import { openCsv } from '../../../src/engine/tables';
import { generator } from '../seeded';

const inPieces = (bytes: Uint8Array, size: number) =>
  async function* (from: number): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    for (let at = from; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

const read = async (bytes: Uint8Array, size = 7): Promise<string[][]> => {
  const csv = await openCsv(inPieces(bytes, size));
  const rows: string[][] = [];
  for await (const batch of csv.records()) rows.push(...batch.map((one) => one.cells));
  return rows;
};
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

it.each([
  [
    'commas and line feeds',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons and carriage returns',
    'a;b\r1;2,5',
    [
      ['a', 'b'],
      ['1', '2,5'],
    ],
  ],
  [
    'tabs, a mark and both line ends',
    '\ufeffa\tb\r\n1\t2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a stated delimiter', 'sep=;\r\na;b,c\r\n', [['a', 'b,c']]],
  [
    'quoted cells with everything inside',
    'a,b\n"x ""y"", z","1\r\n2"\n',
    [
      ['a', 'b'],
      ['x "y", z', '1\r\n2'],
    ],
  ],
  [
    'a quotation mark inside a bare cell',
    'a,b\n5" pipe,2\n',
    [
      ['a', 'b'],
      ['5" pipe', '2'],
    ],
  ],
  [
    'rows of different length and an empty one',
    'a,b\n1\n\n1,2,3',
    [['a', 'b'], ['1'], [''], ['1', '2', '3']],
  ],
  [
    'characters of several bytes',
    'ä,€\n😀,Zoë\n',
    [
      ['ä', '€'],
      ['😀', 'Zoë'],
    ],
  ],
])('reads %s', async (_what, text, rows) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(await read(utf8(text), size)).toEqual(rows);
});

it('reads UTF-16 of both kinds', async () => {
  const le = Buffer.from('\ufeffa\tb\n1\t€\n', 'utf16le');
  expect(await read(le, 3)).toEqual([
    ['a', 'b'],
    ['1', '€'],
  ]);
  expect(await read(Buffer.from(le).swap16(), 5)).toEqual([
    ['a', 'b'],
    ['1', '€'],
  ]);
});

it.each([
  ['quotation marks that do not close', utf8('a,b\n"1,2\n')],
  ['text behind a closing quotation mark', utf8('a,b\n"1"x,2\n')],
  ['bytes that are no UTF-8', Buffer.concat([utf8('a,b\n'), Buffer.of(0xc3, 0x28, 0x0a)])],
  ['a zero byte', utf8('a,b\n1,\0\n')],
])('refuses %s', async (_what, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({ code: 'table.not-readable' });
});

it('begins again at every place it has answered', async () => {
  const choose = generator(5);
  const cell = (): string => ['x', 'ä€', '"a ""b"""', '"line\nend"', '', '"😀,"'][choose(6)] ?? '';
  const text = Array.from(
    { length: 60 },
    () => `${cell()},${cell()}${['\n', '\r\n', '\r'][choose(3)] ?? ''}`,
  );
  const bytes = utf8(text.join(''));
  const csv = await openCsv(inPieces(bytes, 11));
  const all: { cells: string[]; at: number }[] = [];
  for await (const batch of csv.records()) all.push(...batch);
  expect(all).toHaveLength(60);
  for (const place of [1, 17, 40, 59]) {
    const rest: string[][] = [];
    for await (const batch of csv.records(all[place]?.at ?? 0)) rest.push(...batch.map((one) => one.cells));
    expect(rest).toEqual(all.slice(place).map((one) => one.cells));
  }
});
