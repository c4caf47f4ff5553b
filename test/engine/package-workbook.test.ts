import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationKey, sampleContent } from '../fixtures/package-content';
import { secondRound } from '../fixtures/package-round';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { type PackageModel, packageModel } from '../../src/engine/export/package-model';
import { indexWorkbook } from '../../src/engine/export/workbook/index-workbook';

let model: PackageModel;
let bytes: Uint8Array;
let parts: Record<string, Uint8Array>;
let folder: string;
beforeAll(async () => {
  await cryptoReady();
  model = packageModel(secondRound(), signerIdentity(organizationKey().publicKey));
  bytes = indexWorkbook(model);
  parts = unzipSync(bytes);
  folder = await mkdtemp(join(tmpdir(), 'muniment-workbook-'));
});
afterAll(() => rm(folder, { recursive: true }));

const part = (name: string): string => {
  const found = parts[name];
  return found === undefined ? '' : strFromU8(found);
};
const names = (): string[] =>
  [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name = '']) => name);
const sheet = (name: string): string => part(`xl/worksheets/sheet${String(names().indexOf(name) + 1)}.xml`);
/** The texts of each row. */
const rows = (name: string): string[][] =>
  [...sheet(name).matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inside = '']) =>
      inside.replace(/<[^>]+>/g, ''),
    ),
  );

describe('the workbook', () => {
  it('has a sheet for everything the round has, and none without rows for what it has not', () => {
    expect(names()).toEqual([
      'Cover',
      'Scope',
      'System',
      'Subservice organizations',
      'People',
      'Controls',
      'Control-Criteria-Evidence',
      'Evidence',
      'Coverage',
      'Populations',
      'Samples',
      'Exceptions',
      'Omissions',
      'Changes',
    ]);
    const small = unzipSync(
      indexWorkbook(
        packageModel(sampleContent({ type: 1, evidence: 2 }), signerIdentity(organizationKey().publicKey)),
      ),
    );
    const book = strFromU8(small['xl/workbook.xml'] ?? new Uint8Array());
    expect(book).not.toMatch(/name="(Coverage|Populations|Samples|Changes)"/);
  });

  it('freezes heads, filters lists, repeats heads on paper and fits its width', () => {
    for (const name of names()) {
      expect(sheet(name)).toContain('state="frozen"');
      expect(sheet(name)).toContain('<pageSetUpPr fitToPage="1"/>');
      if (name !== 'Cover') expect(sheet(name)).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
      expect(part('xl/workbook.xml')).toContain(`'${name}'!$1:$1`);
    }
  });

  it('holds texts and numbers only, with an apostrophe before what a spreadsheet would run', () => {
    for (const name of names()) {
      expect(sheet(name)).not.toMatch(/<f[ >]/);
      for (const text of rows(name).flat()) expect(text).not.toMatch(/^[=+@\-\t]/);
    }
    expect(rows('Evidence').flat()).toContain("'=HYPERLINK(&quot;http://x&quot;)");
    expect(Object.keys(parts).filter((name) => /vba|external|connections/i.test(name))).toEqual([]);
  });

  it('links relatively, from where the workbook lies', () => {
    const targets = Object.keys(parts)
      .filter((name) => name.endsWith('.rels') && name.includes('worksheets'))
      .flatMap((name) => [...part(name).matchAll(/Target="([^"]+)"/g)].map(([, target = '']) => target));
    expect(targets.length).toBeGreaterThan(50);
    for (const target of targets)
      expect(target).toMatch(
        /^(02_index|20_controls|30_evidence|40_populations|41_samples|60_exceptions)[/.]/,
      );
  });

  it('leaves the auditor\u2019s cells empty in every row', () => {
    for (const name of ['Controls', 'Coverage', 'Populations', 'Samples', 'Exceptions']) {
      const [head = [], ...body] = rows(name);
      const at = head.flatMap((title, index) => (title.startsWith('Auditor: ') ? [index] : []));
      expect(at).toHaveLength(4);
      for (const row of body) for (const index of at) expect(row[index]).toBe('');
    }
  });

  it('has a row for each occurrence, those that were met too, with the wording it ran under', () => {
    const [head = [], ...body] = rows('Coverage');
    const occurrences = model.content.controls.flatMap((one) => one.occurrences).length;
    const days = model.content.controls.flatMap((one) => one.eventDays).length;
    expect(body).toHaveLength(occurrences + days);
    const state = head.indexOf('State (arithmetic)');
    expect(new Set(body.map((row) => row[state]))).toContain('Met');
    expect(body[2]?.[head.indexOf('Wording version')]).toBe('2');
  });

  it('has a row for each thing asked for of a picked row, so that what is missing is one too', () => {
    const [head = [], ...body] = rows('Samples');
    const third = body.filter((row) => row[head.indexOf('Sample')] === 'S-03');
    expect(third.map((row) => row[head.indexOf('Evidence')])).toEqual(['not here', 'not here']);
  });

  it('is the same bytes for the same content', () => {
    expect(indexWorkbook(model)).toEqual(bytes);
  });

  it('LibreOffice makes a PDF of it without a warning', { timeout: 120_000 }, async () => {
    await writeFile(join(folder, 'index.xlsx'), bytes);
    const { status, stdout, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'index.xlsx'),
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stdout).toContain('using filter : calc_pdf_Export');
    // What it says about a Java that is not there is not about us.
    expect(`${stdout}${stderr.replace(/^.*javaldx.*$/gm, '')}`).not.toMatch(/warn|error|repair|corrupt/i);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'index.pdf'), '-'], { encoding: 'utf8' });
    expect(text).toContain('Quillmère AI, Inc.');
    expect(text).toContain('POP-01');
  });
});
