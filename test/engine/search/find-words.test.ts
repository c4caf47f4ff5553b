// Evidence is found by what it says of itself and by what stands inside its files.
import PDFDocument from 'pdfkit';
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';
import { expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import {
  addEvidence,
  type EvidenceQuery,
  listEvidence,
  type OpenVault,
  readFileTexts,
} from '../../../src/engine';
import { facts, makeVault, quietJob } from '../temporary-vault';

const ALL: EvidenceQuery = {
  ...{ search: '', controlId: null, criterionId: null, verdict: null },
  ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 100 },
};

const found = (vault: OpenVault, search: string): string[] =>
  listEvidence(vault, { ...ALL, search }).rows.map((row) => row.id);

/** A mail as Outlook keeps one: each property is a file in a small file system. */
const outlookMail = (properties: Readonly<Record<string, string>>): Uint8Array => {
  const files = [
    { name: '__properties_version1.0', bytes: new Uint8Array(32) },
    ...Object.entries(properties).map(([tag, text]) => ({
      name: `__substg1.0_${tag}001F`,
      bytes: new Uint8Array(Buffer.from(text, 'utf16le')),
    })),
  ];
  return burn([
    { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: files.map((_, at) => at + 1) },
    ...files.map(({ name, bytes }) => ({
      name,
      type: TypeEnum.DOCUMENT,
      length: bytes.length,
      binaryProvider: () => bytes,
    })),
  ]);
};

const pdfOf = (pages: readonly string[]): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ autoFirstPage: false });
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => {
      resolve(Buffer.concat(pieces));
    });
    for (const page of pages) document.addPage().text(page);
    document.end();
  });

it('reads PDF, workbook, mail, UTF-16 and broken text', async () => {
  const { vault, file } = await makeVault();
  const workbook = await writeXlsxFile([
    [{ value: 'Kontrollverantwortliche' }, { value: new Date('2026-04-01'), format: 'yyyy-mm-dd' }],
    [{ value: 'Größe' }, { value: 4711 }],
  ]).toBuffer();
  const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('name;role\nJosé;auditor\n', 'utf16le')]);
  const broken = Buffer.concat([
    Buffer.from('ok '.repeat(3000)),
    Buffer.from('giraffe '),
    Buffer.of(0xff, 0xfe, 0x80),
    Buffer.from(' penguin'),
  ]);
  const mail = [
    'From: "Anna Keller" <anna.keller@example.com>',
    'To: audit@example.org',
    'Subject: =?utf-8?Q?Zugriffspr=C3=BCfung?=',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The terminated contractors were removed: chinchilla.',
  ].join('\r\n');
  const files = [
    file('a.pdf', await pdfOf(['Quarterly review of Zürich zebrafish', 'second page walrus'])),
    file('b.xlsx', workbook),
    file('c.eml', mail),
    file('d.csv', utf16),
    file('e.log', broken),
    file('f.json', JSON.stringify({ name: 'M\u00fcller', note: 'one\ntwo' }).replace('ü', '\\u00fc')),
    file('g.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('ostrich')])),
    file('h.msg', outlookMail({ '0037': 'Quarterly aardvark', '1000': 'The body', '0C1A': 'Bo Ek' })),
  ];
  await addEvidence(
    vault,
    files.map((path, at) => ({
      paths: [path],
      facts: facts({ title: `Item ${String(at + 1)}`, source: '' }),
    })),
    quietJob(),
  );
  expect(found(vault, 'zebrafish')).toEqual([]);
  expect(await readFileTexts(vault, quietJob())).toBe(7);
  expect(vault.db.prepare('SELECT outcome, count(*) AS n FROM file_text GROUP BY 1').all()).toEqual([
    { outcome: 'read', n: 7 },
  ]);
  expect(found(vault, 'zebrafish')).toEqual(['EVD-0001']);
  expect(found(vault, 'walr')).toEqual(['EVD-0001']);
  expect(found(vault, 'zurich WALRUS')).toEqual(['EVD-0001']);
  expect(found(vault, 'kontrollverantw')).toEqual(['EVD-0002']);
  expect(found(vault, 'grosse 4711')).toEqual(['EVD-0002']);
  expect(found(vault, '2026-04-01')).toEqual(['EVD-0002']);
  expect(found(vault, 'anna.keller@example.com')).toEqual(['EVD-0003']);
  expect(found(vault, 'zugriffsprufung')).toEqual(['EVD-0003']);
  expect(found(vault, 'chinchilla')).toEqual(['EVD-0003']);
  expect(found(vault, 'jose auditor')).toEqual(['EVD-0004']);
  expect(found(vault, 'giraffe penguin')).toEqual(['EVD-0005']);
  expect(found(vault, 'muller two')).toEqual(['EVD-0006']);
  expect(found(vault, 'bo aardvark bod')).toEqual(['EVD-0008']);
  expect(found(vault, 'ostrich')).toEqual([]);
  // Read once is read for ever.
  expect(await readFileTexts(vault, quietJob())).toBe(0);
});
