// Redaction on a real vault: the new version, what it says of the original, and that nothing of what was
// covered is left in it.
import { encode } from 'fast-png';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  approveEvidence,
  checkVault,
  countWords,
  createDrawnPages,
  getEvidence,
  keepDrawnPage,
  lookAtTable,
  type OpenVault,
  redactColumns,
  redactPages,
  redactWords,
} from '../../src/engine';
import { findOriginal, readOriginal } from '../../src/engine/redaction/original';
import { writeWorkbook, xlsxSheet, USUAL_LIMITS } from '../../src/engine/tables';
import type { EvidenceId } from '../../src/shared/ids';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

const SECRET = 'Zebulon Quarterstaff';
const reason = 'Names of customers';

const taken = async (name: string, content: string | Uint8Array, inVault?: TemporaryVault) => {
  const made = inVault ?? (await makeVault());
  const { vault, file } = made;
  const { added } = await addEvidence(
    vault,
    [{ paths: [file(name, content)], facts: facts({ capturedOn: '2026-05-04' as never }) }],
    quietJob(),
  );
  const id = added[0] ?? ('' as EvidenceId);
  return { ...made, id, ref: { id, version: 1, position: 1 } };
};

const bytesOf = (vault: OpenVault, id: EvidenceId, version: number): Promise<Uint8Array> => {
  const original = findOriginal(vault, { id, version, position: 1 });
  return readOriginal(vault, original, 2 ** 30);
};
const textOf = async (vault: OpenVault, id: EvidenceId, version: number): Promise<string> =>
  Buffer.from(await bytesOf(vault, id, version)).toString('utf8');

describe('redacting words', () => {
  it('stores a version that names the original and holds the word nowhere', async () => {
    const log = `ok ${SECRET}\n`.repeat(3) + `ZEBULON quarterstaff, "${SECRET}"\r\n`;
    const { vault, id, ref } = await taken('access log.txt', log);
    const before = getEvidence(vault, id);
    const item = await redactWords(vault, ref, { words: [SECRET], matchCase: false, reason }, quietJob());
    const [newest, original] = item.versions;
    expect(newest).toMatchObject({
      version: 2,
      state: 'draft',
      changeNote: reason,
      derivedFrom: { version: 1, how: 'redaction' },
      capturedOn: '2026-05-04',
      files: [{ originalName: 'access log (redacted).txt', derivedFrom: before.files[0]?.sha256 }],
    });
    expect(original).toMatchObject({ version: 1, files: before.files });
    expect(await textOf(vault, id, 2)).toBe('ok [redacted]\n'.repeat(3) + '[redacted], "[redacted]"\r\n');
    expect(await textOf(vault, id, 1)).toBe(log);
  });

  it('finds a word wherever it lies in a file of many pieces', async () => {
    const filler = 'x'.repeat(1021);
    const text = Array.from({ length: 1500 }, () => `${filler}${SECRET}\n`).join('');
    const { vault, id, ref } = await taken('long.log', text);
    await redactWords(vault, ref, { words: [SECRET], matchCase: true, reason }, quietJob());
    const after = await textOf(vault, id, 2);
    expect(after).not.toContain('Zebulon');
    expect(after.split('[redacted]')).toHaveLength(1501);
  });

  it('writes UTF-16 as UTF-8 and keeps the mark of its bytes', async () => {
    const { vault, id, ref } = await taken('export.txt', Buffer.from(`\ufeffa ${SECRET}`, 'utf16le'));
    await redactWords(vault, ref, { words: [SECRET], matchCase: true, reason }, quietJob());
    expect(await textOf(vault, id, 2)).toBe('\ufeffa [redacted]');
  });

  it('counts before it stores, and refuses when no word occurs', async () => {
    const { vault, ref } = await taken('a.json', `{"name": "Ren\\u00e9e", "x": "${SECRET}"}`);
    const words = ['Ren\u00e9e', SECRET, 'nobody'];
    expect(await countWords(vault, ref, { words, matchCase: false })).toEqual({
      counts: [1, 1, 0],
      places: 2,
    });
    await expect(
      redactWords(vault, ref, { words: ['nobody'], matchCase: false, reason }, quietJob()),
    ).rejects.toMatchObject({ code: 'redaction.nothing-covered' });
  });

  it('refuses what holds text that a search does not see', async () => {
    const latin1 = Buffer.from(`M\u00fcller\n`.repeat(2000) + 'M\u00fcller', 'latin1');
    const mixed = Buffer.concat([Buffer.from(`${SECRET}\n`.repeat(1000)), latin1]);
    const made = await makeVault();
    for (const [name, content] of [
      ['mail.eml', `From: a@example.com\nSubject: ${SECRET}\n\nbody`],
      ['mixed.txt', mixed],
      ['sheet.xlsx', writeWorkbook([{ name: 'A', columns: [{ title: SECRET, width: 9 }], rows: [] }])],
    ] as const) {
      const { vault, ref } = await taken(name, content, made);
      await expect(
        redactWords(vault, ref, { words: [SECRET], matchCase: false, reason }, quietJob()),
      ).rejects.toMatchObject({ code: 'redaction.not-this-type' });
    }
  });
});

describe('what stands around a redacted version', () => {
  const what = { words: [SECRET], matchCase: false, reason };

  it('does not tell the covered word to the journal when title and file name are stated anew', async () => {
    const { vault, id, ref } = await taken(`${SECRET}.log`, `ok ${SECRET}\n`);
    const item = await redactWords(
      vault,
      ref,
      { ...what, title: 'Log of a member', fileName: 'member.txt' },
      quietJob(),
    );
    expect(item.versions[0]).toMatchObject({
      title: 'Log of a member',
      capturedOn: '2026-05-04',
      files: [{ originalName: 'member.txt', mediaType: 'text/plain' }],
    });
    expect(item.versions[1]).toMatchObject({ files: [{ originalName: `${SECRET}.log` }] });
    const told = vault.db
      .prepare("SELECT line FROM journal WHERE line LIKE '%evidence.version-added%'")
      .pluck()
      .all() as string[];
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Log of a member');
    expect(told[0]).not.toContain(SECRET);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
    expect(getEvidence(vault, id).versions).toHaveLength(2);
  });

  it('refuses a file name that is another type, leads elsewhere or hides something', async () => {
    const { vault, id, ref } = await taken('member.log', `ok ${SECRET}\n`);
    for (const fileName of ['member.pdf', '../member.log', 'a\nb.log', 'a\u202egol.log', '.log', ' a.log'])
      await expect(redactWords(vault, ref, { ...what, fileName }, quietJob())).rejects.toMatchObject({
        code: 'use.bad-input',
      });
    expect(getEvidence(vault, id).versions).toHaveLength(1);
  });
});

describe('redacting columns', () => {
  it('covers what a stray delimiter has moved out of a covered column, in rows longer than the head', async () => {
    const shifted = 'Name,SSN,Role\nAda,111-11,admin\nDoe, Jane,123-45,user\nBen,222-22\n';
    const { vault, id, ref } = await taken('shifted.csv', shifted);
    expect(await lookAtTable(vault, ref, null, 1)).toMatchObject({ columnCount: 4, longerRows: 1 });
    const what = { sheet: null, columns: [2], withHead: false, reason };
    await redactColumns(vault, ref, what, quietJob());
    expect(await textOf(vault, id, 2)).toBe(
      'Name,SSN,Role\nAda,[redacted],admin\nDoe,[redacted],[redacted],[redacted]\nBen,[redacted]\n',
    );
    await redactColumns(vault, ref, { ...what, onlyColumns: true }, quietJob());
    expect(await textOf(vault, id, 3)).toContain('\nDoe,[redacted],123-45,user\n');
  });

  it('covers the same in a workbook', async () => {
    const columns = [
      { title: 'Name', width: 9 },
      { title: 'SSN', width: 9 },
      { title: '', width: 9 },
    ];
    const rows = [
      ['Doe', 'Jane', '123-45'],
      ['Ada', '111-11'],
    ];
    const { vault, id, ref } = await taken('a.xlsx', writeWorkbook([{ name: 'A', columns, rows }]));
    expect(await lookAtTable(vault, ref, null, 1)).toMatchObject({ longerRows: 1 });
    await redactColumns(vault, ref, { sheet: null, columns: [2], withHead: false, reason }, quietJob());
    expect((await xlsxSheet(await bytesOf(vault, id, 2), USUAL_LIMITS, null)).rows).toEqual([
      ['Name', 'SSN'],
      ['Doe', '[redacted]', '[redacted]'],
      ['Ada', '[redacted]'],
    ]);
  });

  const csv = `\ufeffsep=;\r\nName;Role;Note\r\n${SECRET};admin;"says ""hi""; twice"\r\nAda;user;"two\nlines"\r\nalone\r\n`;

  it('replaces the cells of a CSV and leaves all else as it was written', async () => {
    const { vault, id, ref } = await taken('users.csv', csv);
    const what = { sheet: null, columns: [1], withHead: false, reason };
    const item = await redactColumns(vault, ref, what, quietJob());
    expect(item.files[0]).toMatchObject({ originalName: 'users (redacted).csv', mediaType: 'text/csv' });
    expect(await textOf(vault, id, 2)).toBe(
      '\ufeffsep=;\r\nName;Role;Note\r\n[redacted];admin;"says ""hi""; twice"\r\n[redacted];user;"two\nlines"\r\n[redacted]\r\n',
    );
    await redactColumns(vault, ref, { ...what, columns: [3], withHead: true }, quietJob());
    expect(await textOf(vault, id, 3)).toContain('Name;Role;[redacted]\r\n');
  });

  it('refuses a column that is not there, and a table of nothing but its head', async () => {
    const made = await taken('users.csv', csv);
    const { vault, ref } = made;
    const what = { sheet: null, columns: [4], withHead: false, reason };
    await expect(redactColumns(vault, ref, what, quietJob())).rejects.toMatchObject({
      code: 'redaction.nothing-covered',
    });
    const empty = await taken('head.csv', 'Name;Role\n', made);
    await expect(
      redactColumns(empty.vault, empty.ref, { ...what, columns: [1] }, quietJob()),
    ).rejects.toMatchObject({ code: 'redaction.nothing-covered' });
  });

  it('makes a new workbook in which nothing of the old one is but its values', async () => {
    const parts = unzipSync(
      writeWorkbook([
        {
          name: 'Users',
          columns: ['Name', 'Logins', 'Since', ''].map((title) => ({ title, width: 9 })),
          rows: [[SECRET, 12, '2026-05-04', 'x']],
        },
        { name: 'Other', columns: [{ title: 'Note', width: 9 }], rows: [['kept'], ['0042']] },
      ]),
    );
    // Where a workbook keeps what no cell shows: comments, names, properties, a picture, a hidden sheet.
    parts['xl/comments1.xml'] = strToU8(`<comments>${SECRET}</comments>`);
    parts['docProps/core.xml'] = strToU8(`<p>${SECRET}</p>`);
    parts['docProps/custom.xml'] = strToU8(`<p>${SECRET}</p>`);
    parts['xl/media/image1.png'] = strToU8(SECRET);
    parts['xl/workbook.xml'] = strToU8(
      strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace(
        '</sheets>',
        `</sheets><definedNames><definedName name="who">"${SECRET}"</definedName></definedNames>`,
      ),
    );
    const { vault, id, ref } = await taken('users.xlsx', zipSync(parts));
    const what = { sheet: 'Users', columns: [1], withHead: false, onlyColumns: true, reason };
    const item = await redactColumns(vault, ref, what, quietJob());
    expect(item.files[0]?.originalName).toBe('users (redacted).xlsx');
    const bytes = await bytesOf(vault, id, 2);
    for (const [path, content] of Object.entries(unzipSync(bytes)))
      expect(`${path} ${strFromU8(content)}`).not.toMatch(/Zebulon|Quarterstaff/i);
    const users = await xlsxSheet(bytes, USUAL_LIMITS, 'Users');
    expect(users.sheets).toEqual(['Users', 'Other']);
    expect(users.rows[1]).toEqual(['[redacted]', '12', '2026-05-04', 'x']);
    expect((await xlsxSheet(bytes, USUAL_LIMITS, 'Other')).rows).toEqual([['Note'], ['kept'], ['0042']]);
  });
});

describe('redacting pages', () => {
  const page = (colour: number) =>
    encode({ width: 20, height: 10, channels: 3, depth: 8, data: new Uint8Array(600).fill(colour) });
  const area = { page: 1, left: 0, top: 0, width: 0.5, height: 1 };
  const original = Buffer.concat([page(7), Buffer.from(SECRET)]);

  it('stores a picture of what was drawn, and forgets the drawing', async () => {
    const { vault, id, ref } = await taken('screen.jpeg.png', original);
    const pages = createDrawnPages();
    const drawn = { png: page(200), points: null };
    expect(keepDrawnPage(vault, pages, ref, { page: 1, of: 1, drawn })).toBe(1);
    const item = await redactPages(vault, pages, ref, { areas: [area], reason }, quietJob());
    expect(item.files[0]).toMatchObject({
      originalName: 'screen.jpeg (redacted).png',
      mediaType: 'image/png',
      flags: [],
    });
    expect(await textOf(vault, id, 2)).not.toContain('Zebulon');
    expect(drawn.png.every((byte) => byte === 0)).toBe(true);
    await expect(redactPages(vault, pages, ref, { areas: [area], reason }, quietJob())).rejects.toMatchObject(
      {
        code: 'redaction.pages-missing',
      },
    );
  });

  it('stores nothing when a page is missing, and nothing for a file of another type', async () => {
    const made = await taken('scan.pdf', '%PDF-1.4\n%%EOF\n');
    const { vault, id, ref } = made;
    const pages = createDrawnPages();
    const drawn = () => ({ png: page(9), points: { width: 200, height: 100 } });
    keepDrawnPage(vault, pages, ref, { page: 2, of: 2, drawn: drawn() });
    await expect(redactPages(vault, pages, ref, { areas: [area], reason }, quietJob())).rejects.toMatchObject(
      {
        code: 'redaction.pages-missing',
      },
    );
    expect(getEvidence(vault, id).versionCount).toBe(1);
    const other = await taken('a.csv', 'a,b\n1,2\n', made);
    expect(() => keepDrawnPage(other.vault, pages, other.ref, { page: 1, of: 1, drawn: drawn() })).toThrow(
      expect.objectContaining({ code: 'redaction.not-this-type' }),
    );
  });

  it('gives the same PDF for the same pages', async () => {
    const { vault, id, ref } = await taken('scan.pdf', '%PDF-1.4\n%%EOF\n');
    const once = async () => {
      const pages = createDrawnPages();
      const points = { width: 200, height: 100 };
      for (const number of [2, 1])
        keepDrawnPage(vault, pages, ref, { page: number, of: 2, drawn: { png: page(number), points } });
      const item = await redactPages(vault, pages, ref, { areas: [area], reason }, quietJob());
      return item.versions[0]?.files[0]?.sha256;
    };
    expect(await once()).toBe(await once());
    expect((await textOf(vault, id, 2)).slice(0, 8)).toBe('%PDF-1.4');
  });

  it('waits over an approved version until it is approved itself', async () => {
    const { vault, id, ref } = await taken('screen.png', original);
    approveEvidence(vault, id, 1, 'Alone in this vault');
    const pages = createDrawnPages();
    keepDrawnPage(vault, pages, ref, { page: 1, of: 1, drawn: { png: page(3), points: null } });
    const item = await redactPages(vault, pages, ref, { areas: [area], reason }, quietJob());
    expect(item).toMatchObject({ ref: `${id}.01`, pending: { version: 2, state: 'draft' } });
  });
});
