import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { tableOf } from '../../shared/document/blocks';
import { parseMarkdown } from '../../shared/document/parse-markdown';
import { type Paper, toDocx, toHtml, toPdf, watermarked } from '.';
import { readPdf } from '../search/pdf-text';
import type { TextCollector } from '../search/text-collector';

const paperOf = (text: string, more: Partial<Paper> = {}): Paper => ({
  title: 'Access policy',
  kind: 'Policy',
  facts: [['Edition', '1']],
  blocks: parseMarkdown(text),
  footer: 'Example Ltd',
  mark: null,
  language: 'en',
  ...more,
});

const EVERYTHING = `# Access policy

A **bold** and *slanted* text with \`code\`, → and ≤, Łódź, Αθήνα, Москва, Nguyễn.

1. one
   - [ ] task

> quoted

\`\`\`
code
\`\`\`

| a | b |
| --- | --: |
${'| left side of it | 12 |\n'.repeat(60)}
---

## Review
`;

/** Read by the library that reads PDFs for the index, which has no part in writing them. */
const textOf = async (pdf: Uint8Array): Promise<string[]> => {
  const pages: string[] = [];
  await readPdf(pdf.slice(), { add: (text: string) => pages.push(text) } as unknown as TextCollector);
  return pages;
};

const pagesOf = async (pdf: Uint8Array): Promise<number> => (await PDFDocument.load(pdf)).getPageCount();

describe('a paper', () => {
  let pdf: Uint8Array;
  let docx: Uint8Array;
  beforeAll(async () => {
    pdf = await toPdf(paperOf(EVERYTHING));
    docx = await toDocx(paperOf(EVERYTHING));
  });

  it('is the same bytes every time, as PDF and as DOCX', async () => {
    expect(Buffer.compare(await toPdf(paperOf(EVERYTHING)), pdf)).toBe(0);
    expect(Buffer.compare(await toDocx(paperOf(EVERYTHING)), docx)).toBe(0);
  });

  it('says nothing of when it was made, and holds its fonts', async () => {
    const read = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(read.getTitle()).toBe('Access policy');
    expect(read.getCreationDate()).toBeUndefined();
    expect(read.getModificationDate()).toBeUndefined();
    expect(read.catalog.has(PDFName.of('Outlines'))).toBe(true);
    const core = new TextDecoder().decode(unzipSync(docx)['docProps/core.xml']);
    expect(core).toContain('Access policy');
    expect(core).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it('puts the head of a table on every page the table goes on to', async () => {
    expect(await pagesOf(pdf)).toBeGreaterThan(2);
    const text = await textOf(pdf);
    expect(text.filter((page) => page.includes('left side of it')).length).toBeGreaterThan(1);
    for (const page of text.filter((one) => one.includes('left side of it')))
      expect(page.split('left side of it')[0]).toMatch(/a\s+b\s+$/);
  });

  it('numbers its pages and marks every page of what is not finished', async () => {
    const text = await textOf(await toPdf(paperOf(EVERYTHING, { mark: 'Draft' })));
    text.forEach((page, index) => {
      expect(page).toContain(`${String(index + 1)} of ${String(text.length)}`);
      expect(page).toContain('Draft');
    });
  });

  it('names the characters it cannot draw, and keeps them in its text', async () => {
    const text = (await textOf(await toPdf(paperOf('In 北京 and 🙂.')))).join('\n');
    expect(text).toContain('U+5317, U+4EAC, U+1F642');
    const whole = (await textOf(await toPdf(paperOf('Łódź, Αθήνα, Москва, Nguyễn, →')))).join('\n');
    expect(whole).not.toContain('U+');
    expect(whole).toContain('Łódź, Αθήνα, Москва, Nguyễn');
  });

  it('is drawn whatever the text holds', async () => {
    const hostile = [
      'x'.repeat(3000),
      '\u202e\u0000\ud800 \ufffe text\u200b',
      '>'.repeat(40) + ' deep',
      `${'| c '.repeat(62)}|\n${'| - '.repeat(62)}|\n${'| v '.repeat(62)}|`,
      '',
      '999999999. last\n',
    ];
    for (const text of hostile) {
      expect(await pagesOf(await toPdf(paperOf(text, { title: text.slice(0, 400) })))).toBeGreaterThan(0);
      const parts = unzipSync(await toDocx(paperOf(text, { title: text.slice(0, 400) })));
      const xml = new TextDecoder().decode(parts['word/document.xml']);
      // eslint-disable-next-line no-control-regex -- XML has no place for these
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }
    expect(await pagesOf(await toPdf(paperOf('', { blocks: [tableOf([], [])] })))).toBe(1);
  });

  it('becomes HTML in which nothing acts', () => {
    const html = toHtml(parseMarkdown('# Head\n\n<script>alert("x")</script> & [l](javascript:x)'));
    expect(html).toContain('<h2>Head</h2>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<a');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)');
  });
});

describe('watermarked', () => {
  const LINES = ['Ada Lovelace · Engines Ltd', 'Copy SHR-001 of RPT-01, 2026-07-01'];

  it('puts the lines on every page, turned or not, and into the properties', async () => {
    const original = await PDFDocument.load(await toPdf(paperOf('Text.')), { updateMetadata: false });
    for (const turn of [90, 180, 270]) {
      const page = original.addPage([300, 500]);
      page.node.set(PDFName.of('Rotate'), original.context.obj(turn));
    }
    const before = await original.save();
    const kept = before.slice();
    const copy = await watermarked(before, LINES);
    expect(copy.pages).toBe(4);
    expect(Buffer.compare(before, kept)).toBe(0);
    expect(Buffer.compare((await watermarked(before, LINES)).bytes, copy.bytes)).toBe(0);
    for (const page of await textOf(copy.bytes)) {
      expect(page).toContain('Ada Lovelace');
      expect(page).toContain('SHR-001');
    }
    const read = await PDFDocument.load(copy.bytes, { updateMetadata: false });
    expect(read.getKeywords()).toContain('Ada Lovelace');
    expect(read.getTitle()).toBe('Access policy');
  });

  it('stands over stamps and forms too, and nothing in the copy acts', async () => {
    const original = await PDFDocument.load(await toPdf(paperOf('Text.')), { updateMetadata: false });
    const { context, catalog } = original;
    const [page] = original.getPages();
    const { width, height } = page?.getCropBox() ?? { width: 0, height: 0 };
    const white = context.register(
      context.flateStream(`1 1 1 rg 0 0 ${String(width)} ${String(height)} re f`, {
        ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] },
      }),
    );
    const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [0, 0, width, height], F: 4, AP: { N: white } };
    page?.node.addAnnot(context.register(context.obj(stamp)));
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }));
    const { bytes } = await watermarked(await original.save(), LINES);

    const drawn = spawnSync('pdftoppm', ['-r', '20', '-gray'], { input: bytes }).stdout;
    // The picture of a page that is covered in white would be white.
    const shades = drawn.subarray(drawn.indexOf('255\n') + 4);
    expect(shades.length).toBeGreaterThan(10_000);
    expect(shades.filter((shade) => shade < 250).length).toBeGreaterThan(500);
    const copy = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(copy.catalog.has(PDFName.of('OpenAction'))).toBe(false);
  });

  it('refuses a PDF that carries files of its own', async () => {
    const original = await PDFDocument.load(await toPdf(paperOf('Text.')), { updateMetadata: false });
    await original.attach(new TextEncoder().encode('the original'), 'original.pdf');
    await expect(watermarked(await original.save(), LINES)).rejects.toMatchObject({
      code: 'document.not-a-pdf',
      details: { what: 'It carries files of its own, which would have no name on them.' },
    });
  });

  it('refuses what is no PDF, broken or encrypted', async () => {
    const pdf = await toPdf(paperOf('Text.'));
    const locked = await PDFDocument.load(pdf);
    locked.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    for (const bytes of [
      new Uint8Array(0),
      new TextEncoder().encode('hello'),
      new TextEncoder().encode('%PDF-1.7\nnothing more'),
      pdf.slice(0, 300),
      await locked.save(),
    ])
      await expect(watermarked(bytes, LINES)).rejects.toMatchObject({ code: 'document.not-a-pdf' });
  });
});
