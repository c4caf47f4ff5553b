// The worksheet as a table that goes out and comes back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closeAssessment,
  exportWorksheet,
  importWorksheet,
  listAssessments,
  type OpenVault,
  rateSubjects,
  type WorksheetQuery,
} from '../../../src/engine';
import { TODAY, rating, ready, sheet, journal, rowOf } from './readiness-fixture';

describe('the worksheet as a table', () => {
  const preview = (vault: OpenVault, id: WorksheetQuery['id'], path: string, sha256: string | null = null) =>
    importWorksheet(vault, id, path, { apply: false, sha256 });

  it.each(['xlsx', 'csv'])('goes out and comes back without a change (%s)', async (kind) => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [
      rating('CC6.1', { evidence: 'missing', likelihood: 'high', effort: 'low', note: '=1+1\nand more' }),
    ]);
    const path = join(desk, `sheet.${kind}`);
    expect(await exportWorksheet(vault, first.id, TODAY, path)).toEqual({ rows: 35 });
    const before = journal(vault).total;
    expect(await preview(vault, first.id, path)).toMatchObject({
      counts: { add: 0, change: 0, same: 35, refused: 0 },
      unknownColumns: [],
      applied: false,
    });
    await importWorksheet(vault, first.id, path, { apply: true, sha256: null });
    expect(journal(vault).total).toBe(before);
  });

  it('shows what would change, and changes it only when that very file is applied', async () => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { evidence: 'missing', note: 'old' })]);
    const path = join(desk, 'sheet.csv');
    writeFileSync(
      path,
      'subject,Evidence,LIKELIHOOD OF AN EXCEPTION,note,Colour\ncc6.1,In place,high,new,blue\nCTL-001,partly,,,\n,,,,\n',
    );
    const shown = await preview(vault, first.id, path);
    expect(shown).toMatchObject({
      counts: { add: 1, change: 1, same: 0, refused: 0 },
      unknownColumns: ['Colour'],
      rows: [
        {
          row: 2,
          subject: 'CC6.1',
          change: 'change',
          fields: [
            { field: 'Evidence', before: 'missing', after: 'in place' },
            { field: 'Likelihood of an exception', before: '', after: 'high' },
            { field: 'Note', before: 'old', after: 'new' },
          ],
        },
        { row: 3, subject: 'CTL-001', change: 'add' },
      ],
    });
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({ evidence: 'missing', note: 'old' });
    const apply = (sha256: string) => importWorksheet(vault, first.id, path, { apply: true, sha256 });
    await expect(apply('0'.repeat(64))).rejects.toThrow('table.changed-since-preview');
    expect(await apply(shown.sha256)).toMatchObject({ applied: true });
    // Columns that are not there changed nothing.
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({
      design: 'in-place',
      evidence: 'in-place',
      likelihood: 'high',
      note: 'new',
    });
    expect(rowOf(sheet(vault, first.id), 'CTL-001')).toMatchObject({ evidence: 'partly' });
  });

  it('refuses rows it cannot take in, and then takes in none', async () => {
    const { vault, first, desk } = await ready();
    const path = join(desk, 'sheet.csv');
    writeFileSync(
      path,
      'Subject,Design\nCC1.1,in place\nCC1.1,partly\nA1.1,in place\nCTL-077,in place\nx,in place\n,partly\nCC1.2,perfect\n',
    );
    const shown = await preview(vault, first.id, path);
    expect(shown.counts).toEqual({ add: 1, change: 0, same: 0, refused: 6 });
    expect(shown.rows.map((row) => row.problem)).toEqual([
      null,
      'CC1.1 stands in the table twice.',
      'A1.1 does not belong to this assessment.',
      'CTL-077 does not belong to this assessment.',
      'Its subject is no criterion (such as CC6.1) and no control (such as CTL-014).',
      'It names no criterion and no control.',
      'Design is none of: not rated, in place, partly, missing, not applicable, or empty.',
    ]);
    await expect(
      importWorksheet(vault, first.id, path, { apply: true, sha256: shown.sha256 }),
    ).rejects.toThrow('table.rows-refused');
    expect(listAssessments(vault)[0]?.rated).toBe(0);
    writeFileSync(path, 'Thing\nx\n');
    await expect(preview(vault, first.id, path)).rejects.toThrow('table.column-missing');
    closeAssessment(vault, first.id);
    await expect(preview(vault, first.id, path)).rejects.toThrow('readiness.closed');
  });

  it('guards cells that a spreadsheet would run', async () => {
    const { vault, first, desk } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { note: '=HYPERLINK("http://x")' })]);
    const path = join(desk, 'sheet.csv');
    await exportWorksheet(vault, first.id, TODAY, path);
    expect(readFileSync(path, 'utf8')).toContain('\'=HYPERLINK(""http://x"")');
  });
});
