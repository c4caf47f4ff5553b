// Text a team owns and has brought in: previewed, taken in, taken out, and never anywhere else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  buildPackage,
  createEngagement,
  importOwnedTexts,
  listJournal,
  loadStarterControls,
  type OpenVault,
  ownedTexts,
  removeOwnedTexts,
} from '../../src/engine';
import type { StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, quietJob } from './temporary-vault';

const MARK = 'OWNED-TEXT-MARKER of the publication';
const TABLE = `Id,Text,Page\nCC6.1,"${MARK}, first",12\ncc6.1-3,"${MARK}, second",13\nA1.2,,14\n`;

const LOOK = { apply: false, sha256: null };
const TAKE = { apply: true, sha256: null };

const entries = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 200 });

describe('texts a team owns', () => {
  it('are shown row by row before anything is written', async () => {
    const { vault, file } = await makeVault();
    const { total } = entries(vault);
    const preview = await importOwnedTexts(vault, file('texts.csv', TABLE), LOOK);
    expect(preview).toMatchObject({
      counts: { add: 2, change: 0, same: 1, refused: 0 },
      unknownColumns: ['Page'],
      applied: false,
    });
    expect(preview.rows[1]).toEqual({
      row: 3,
      subject: 'CC6.1-3',
      title: 'Restricts Logical Access',
      change: 'add',
      fields: [{ field: 'text', before: '', after: `${MARK}, second` }],
      problem: null,
    });
    expect(ownedTexts(vault)).toEqual({});
    expect(entries(vault).total).toBe(total);
  });

  it('are taken in as they were previewed, and the journal tells how many, never what they say', async () => {
    const { vault, file } = await makeVault();
    const path = file('texts.csv', TABLE);
    const { sha256 } = await importOwnedTexts(vault, path, LOOK);
    expect(await importOwnedTexts(vault, path, { apply: true, sha256 })).toMatchObject({ applied: true });
    expect(ownedTexts(vault)).toEqual({ 'CC6.1': `${MARK}, first`, 'CC6.1-3': `${MARK}, second` });
    const [entry] = entries(vault).rows;
    expect(entry).toMatchObject({
      action: 'catalog.texts-imported',
      subject: vault.vaultId,
      detail: { count: 2, sha256 },
    });
    expect(JSON.stringify(entries(vault).rows)).not.toContain('MARKER');
  });

  it('are changed where the table says otherwise, and stay where it says nothing', async () => {
    const { vault, file } = await makeVault();
    await importOwnedTexts(vault, file('texts.csv', TABLE), TAKE);
    const again = await importOwnedTexts(
      vault,
      file('more.csv', 'text,id\nanother,CC6.1\n,CC6.1-3\nnew,P1.1-7\n'),
      TAKE,
    );
    expect(again.rows.map((one) => [one.subject, one.change])).toEqual([
      ['CC6.1', 'change'],
      ['CC6.1-3', 'same'],
      ['P1.1-7', 'add'],
    ]);
    expect(ownedTexts(vault)).toEqual({
      'CC6.1': 'another',
      'CC6.1-3': `${MARK}, second`,
      'P1.1-7': 'new',
    });
    const { total } = entries(vault);
    await importOwnedTexts(vault, file('more.csv', 'text,id\nanother,CC6.1\n'), TAKE);
    expect(entries(vault).total).toBe(total);
  });

  it('are refused all together while one row is wrong', async () => {
    const { vault, file } = await makeVault();
    const path = file(
      'texts.csv',
      `id,text\nCC6.1,one\nCC6.99,two\nCC6.1,three\nCC6.2,${'x'.repeat(10_001)}\n`,
    );
    const preview = await importOwnedTexts(vault, path, LOOK);
    expect(preview.counts).toEqual({ add: 1, change: 0, same: 0, refused: 3 });
    expect(preview.rows.filter((one) => one.change === 'refused').map((one) => one.problem)).toEqual([
      'There is no criterion or point of focus of this id.',
      'This id is in the table twice.',
      'The text has more than 10000 characters.',
    ]);
    await expect(importOwnedTexts(vault, path, TAKE)).rejects.toMatchObject({
      code: 'table.rows-refused',
      details: { count: 3 },
    });
    expect(ownedTexts(vault)).toEqual({});
  });

  it('are refused when the file is not the one that was previewed, or has no such columns', async () => {
    const { vault, file } = await makeVault();
    const { sha256 } = await importOwnedTexts(vault, file('texts.csv', TABLE), LOOK);
    const changed = file('texts.csv', TABLE.replace('first', 'other'));
    await expect(importOwnedTexts(vault, changed, { apply: true, sha256 })).rejects.toMatchObject({
      code: 'table.changed-since-preview',
    });
    await expect(importOwnedTexts(vault, file('no.csv', 'id,words\nCC6.1,x\n'), LOOK)).rejects.toMatchObject({
      code: 'table.column-missing',
      details: { column: 'text' },
    });
  });

  it('are taken out again, all of them', async () => {
    const { vault, file } = await makeVault();
    await importOwnedTexts(vault, file('texts.csv', TABLE), TAKE);
    removeOwnedTexts(vault);
    expect(ownedTexts(vault)).toEqual({});
    expect(entries(vault).rows[0]).toMatchObject({
      action: 'catalog.texts-removed',
      subject: vault.vaultId,
      detail: { count: 2 },
    });
    const { total } = entries(vault);
    removeOwnedTexts(vault);
    expect(entries(vault).total).toBe(total);
  });

  it('are in no file of a package, not in the log, and not in the vault as plain text', async () => {
    const { vault, file, desk, environment } = await makeVault();
    const { id: engagementId } = createEngagement(vault, {
      type: 2,
      period: { from: '2026-01-01', to: '2026-12-31' } as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security', 'availability', 'processing-integrity', 'confidentiality', 'privacy'],
    });
    const { added } = loadStarterControls(vault, ['AC-01' as StarterControlId]);
    const whole = [`id,text`, `CC6.1,${MARK}`, `CC6.1-3,${MARK}`, `P1.1,${MARK}`].join('\n');
    await importOwnedTexts(vault, file('texts.csv', whole), TAKE);
    await addEvidence(
      vault,
      [{ paths: [file('a.csv', 'a,b\n')], facts: facts({ controlIds: added }) }],
      quietJob(),
    );
    const targetPath = join(desk, 'package.zip');
    await buildPackage(vault, { engagementId, targetPath, omissions: [], allowDraft: true }, quietJob());
    const bytes = readFileSync(targetPath);
    expect(bytes.includes('MARKER')).toBe(false);
    const parts = Object.entries(unzipSync(bytes));
    expect(parts.length).toBeGreaterThan(60);
    for (const [name, content] of parts) {
      expect([name, Buffer.from(content).includes('MARKER')]).toEqual([name, false]);
      // The workbook is a zip of its own.
      if (!name.endsWith('.xlsx')) continue;
      for (const [sheet, xml] of Object.entries(unzipSync(content)))
        expect([sheet, Buffer.from(xml).includes('MARKER')]).toEqual([sheet, false]);
    }
    expect(JSON.stringify(environment.logged)).not.toContain('MARKER');
    expect(readFileSync(join(vault.folder, 'db-000001.sqlite')).includes('MARKER')).toBe(false);
  });
});
