// A document as an office produces it: letterhead, facts, sections, tables, signatures, page numbers.
import PDFDocument from 'pdfkit';
import { COMPANY } from '../company';

export type Block =
  | { readonly heading: string }
  | { readonly text: string }
  | { readonly bullets: readonly string[] }
  | {
      readonly table: {
        readonly columns: readonly { readonly title: string; readonly share: number }[];
        readonly rows: readonly (readonly (string | number)[])[];
      };
    }
  | { readonly signature: { readonly name: string; readonly role: string; readonly on: string } };

export interface PdfDocument {
  readonly title: string;
  /** Whose letterhead, and its colour. */
  readonly house?: { readonly name: string; readonly colour: string };
  readonly reference: string;
  readonly date: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly body: readonly Block[];
}

const HOUSE = { name: COMPANY, colour: '#1d4b44' };
const MARGIN = 64;
const INK = '#1c2321';
const MUTED = '#63706c';
const RULE = '#c9d2cf';

type Pdf = InstanceType<typeof PDFDocument>;

const innerWidth = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN;
const bottom = (pdf: Pdf): number => pdf.page.height - MARGIN - 24;
const makeRoom = (pdf: Pdf, height: number): void => {
  if (pdf.y + height > bottom(pdf)) pdf.addPage();
};

const drawTable = (pdf: Pdf, table: Extract<Block, { table: unknown }>['table']): void => {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map((column) => (column.share / total) * innerWidth(pdf));
  const drawRow = (cells: readonly string[], bold: boolean): void => {
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(8.5);
    const heights = cells.map((cell, index) => pdf.heightOfString(cell, { width: (widths[index] ?? 0) - 8 }));
    const height = Math.max(...heights) + 7;
    makeRoom(pdf, height);
    const top = pdf.y;
    let left = MARGIN;
    cells.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      pdf.fillColor(bold ? MUTED : INK).text(cell, left + 2, top + 4, { width: width - 8 });
      left += width;
    });
    pdf
      .moveTo(MARGIN, top + height)
      .lineTo(MARGIN + innerWidth(pdf), top + height)
      .lineWidth(0.5)
      .stroke(RULE);
    pdf.y = top + height;
  };
  drawRow(
    table.columns.map((column) => column.title),
    true,
  );
  for (const row of table.rows) drawRow(row.map(String), false);
  pdf.x = MARGIN;
  pdf.moveDown(0.8);
};

const drawBlock = (pdf: Pdf, block: Block): void => {
  const width = innerWidth(pdf);
  pdf.x = MARGIN;
  if ('heading' in block) {
    makeRoom(pdf, 48);
    pdf
      .moveDown(0.5)
      .font('Helvetica-Bold')
      .fontSize(11.5)
      .fillColor(INK)
      .text(block.heading, { width })
      .moveDown(0.3);
  } else if ('text' in block) {
    pdf.font('Helvetica').fontSize(10).fillColor(INK).text(block.text, { width, lineGap: 2 }).moveDown(0.6);
  } else if ('bullets' in block) {
    pdf
      .font('Helvetica')
      .fontSize(10)
      .fillColor(INK)
      .list([...block.bullets], { width, bulletRadius: 1.6, textIndent: 12, lineGap: 2 });
    pdf.moveDown(0.6);
  } else if ('table' in block) {
    drawTable(pdf, block.table);
  } else {
    const { name, role, on } = block.signature;
    makeRoom(pdf, 64);
    pdf.moveDown(1.2).font('Times-Italic').fontSize(17).fillColor('#27407a').text(name, { width });
    pdf
      .moveTo(MARGIN, pdf.y)
      .lineTo(MARGIN + 200, pdf.y)
      .lineWidth(0.5)
      .stroke(RULE);
    pdf
      .moveDown(0.2)
      .font('Helvetica')
      .fontSize(9)
      .fillColor(MUTED)
      .text(`${name}, ${role}, ${on}`, { width });
  }
};

const drawHead = (pdf: Pdf, document: PdfDocument): void => {
  const { name, colour } = document.house ?? HOUSE;
  pdf.rect(0, 0, pdf.page.width, 6).fill(colour);
  pdf
    .font('Helvetica-Bold')
    .fontSize(10)
    .fillColor(colour)
    .text(name.toUpperCase(), MARGIN, 40, { characterSpacing: 1.4 });
  pdf
    .font('Helvetica')
    .fontSize(9)
    .fillColor(MUTED)
    .text(document.reference, MARGIN, 40, { width: innerWidth(pdf), align: 'right' });
  pdf
    .font('Helvetica-Bold')
    .fontSize(19)
    .fillColor(INK)
    .text(document.title, MARGIN, 78, { width: innerWidth(pdf) });
  pdf.moveDown(0.5);
  for (const [fact, value] of document.facts) {
    const top = pdf.y;
    pdf.font('Helvetica').fontSize(9).fillColor(MUTED).text(fact, MARGIN, top, { width: 110 });
    pdf.fillColor(INK).text(value, MARGIN + 112, top, { width: innerWidth(pdf) - 112 });
  }
  pdf.moveDown(0.8);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + innerWidth(pdf), pdf.y)
    .lineWidth(0.8)
    .stroke(RULE);
  pdf.moveDown(0.8);
};

const drawFoot = (pdf: Pdf, document: PdfDocument): void => {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.font('Helvetica').fontSize(8).fillColor(MUTED);
    const top = pdf.page.height - 44;
    pdf.text(
      `${(document.house ?? HOUSE).name}  ·  ${document.reference}  ·  ${document.date}`,
      MARGIN,
      top,
      { width: innerWidth(pdf) - 90, lineBreak: false },
    );
    pdf.text(`Page ${String(page + 1)} of ${String(count)}`, MARGIN, top, {
      width: innerWidth(pdf),
      align: 'right',
      lineBreak: false,
    });
  }
};

/** The same document gives the same bytes: the only clock in it is the document's own date. */
export const pdfDocument = (document: PdfDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const at = new Date(`${document.date}T09:00:00Z`);
    const pdf = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
      bufferPages: true,
      // Compressed streams would depend on the machine's zlib.
      compress: false,
      info: { Title: document.title, Author: (document.house ?? HOUSE).name, CreationDate: at, ModDate: at },
    });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    pdf.on('error', reject);
    drawHead(pdf, document);
    for (const block of document.body) drawBlock(pdf, block);
    drawFoot(pdf, document);
    pdf.end();
  });
