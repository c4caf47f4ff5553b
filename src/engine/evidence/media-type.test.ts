import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type';

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
);
const ZIP = Uint8Array.of(
  0x50,
  0x4b,
  3,
  4,
  20,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  2,
  3,
  4,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  0,
);

describe('telling the kind of a file', () => {
  it.each<[what: string, head: Uint8Array, name: string, mediaType: string]>([
    ['a PDF whatever it is called', bytes('%PDF-1.7\n%âãÏÓ\n'), 'report.txt', 'application/pdf'],
    ['a PNG without an extension', PNG, 'screenshot', 'image/png'],
    ['a CSV', bytes('user,role\nada,admin\n'), 'Users.CSV', 'text/csv'],
    ['JSON', bytes('{"accounts": []}'), 'accounts.json', 'application/json'],
    ['a log with colours', bytes('\u001b[32mok\u001b[0m deploy finished\n'), 'deploy.log', 'text/plain'],
    ['a mail', bytes('From: a@example.org\r\nTo: b@example.org\r\n\r\nhi'), 'm.eml', 'message/rfc822'],
    ['text of no known extension', bytes('plain words'), 'NOTES', 'text/plain'],
    ['random bytes called .csv', Uint8Array.of(0, 1, 2, 0xff, 0xfe), 'x.csv', 'application/octet-stream'],
    [
      'Latin-1 text, which is no valid UTF-8',
      Uint8Array.of(0x4d, 0xfc, 0x6c),
      'x.csv',
      'application/octet-stream',
    ],
  ])('%s', async (_, head, name, mediaType) => {
    expect(await mediaTypeOf(head, name)).toBe(mediaType);
  });

  it('believes text in UTF-16 when it carries its mark', async () => {
    const head = Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0);
    expect(await mediaTypeOf(head, 'export.csv')).toBe('text/csv');
  });

  it('does not mind a head that ends within a character', async () => {
    const head = bytes('grün, blau, weiß, é').subarray(0, -1);
    expect(await mediaTypeOf(head, 'colours.csv')).toBe('text/csv');
  });

  it('lets the name decide only among containers that look alike', async () => {
    expect(await mediaTypeOf(ZIP, 'list.xlsx')).toContain('spreadsheetml');
    expect(await mediaTypeOf(ZIP, 'list.zip')).toBe('application/zip');
    expect(await mediaTypeOf(ZIP, 'list.pdf')).toBe('application/zip');
  });

  it('answers something for whatever bytes follow a known beginning', async () => {
    const beginnings = [
      ...['%PDF-', 'PK\u0003\u0004', 'GIF89a', 'RIFF', 'OggS', 'ID3', 'MThd', '<?xml', 'II*\0', 'MM\0*', ''],
      ...[
        '\u0000\u0000\u0000\u0018ftyp',
        'MZ',
        'BM',
        'BZh',
        '7z',
        'Rar!',
        'wOFF',
        'LZIP',
        'fLaC',
        'FLV\u0001',
      ],
    ].map(bytes);
    const other = [
      [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9],
      [0x1a, 0x45, 0xdf, 0xa3],
      [0xff, 0xd8, 0xff],
    ];
    const beginning = fc.constantFrom(...beginnings, ...other.map((one) => Uint8Array.from(one)), PNG, ZIP);
    await fc.assert(
      fc.asyncProperty(
        beginning,
        fc.uint8Array({ maxLength: 600 }),
        fc.string(),
        async (start, rest, name) => {
          const head = new Uint8Array([...start, ...rest]);
          expect(await mediaTypeOf(head, name)).toMatch(/^[a-z]+\/[\w.+-]+/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
