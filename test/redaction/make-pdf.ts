// A PDF with a secret in every place such a file can keep one: text of several fonts, turned, white on white,
// links, notes, form fields, outline, attachments, metadata, pictures with texts in them.
import PDFDocument from 'pdfkit';
import { encode } from 'fast-png';
import { generator } from '../engine/seeded';

export interface PlantedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly secrets: readonly string[];
  readonly pages: number;
}

const FONTS = ['Helvetica', 'Times-Roman', 'Courier', 'Helvetica-BoldOblique', 'Times-Italic'] as const;
const SIZES = ['A4', 'LETTER', 'A5', [400, 900], [842, 400]] as const;

/** Seen nowhere else, and long enough not to be there by chance. */
export const secretMaker = (seed: number): (() => string) => {
  const random = generator(seed ^ 0x5ec3e7);
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  return () => `Sec${Array.from({ length: 14 }, () => letters[random(letters.length)] ?? 'x').join('')}`;
};

export const makePdf = async (seed: number): Promise<PlantedFile> => {
  const random = generator(seed);
  const next = secretMaker(seed);
  const secrets: string[] = [];
  const secret = (): string => {
    const one = next();
    secrets.push(one);
    return one;
  };
  const pdf = new PDFDocument({
    size: (SIZES[seed % SIZES.length] ?? 'A4') as string | [number, number],
    compress: seed % 3 !== 0,
    autoFirstPage: false,
    info: { Title: secret(), Author: secret(), Subject: secret(), Keywords: secret() },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => {
      resolve(Buffer.concat(parts));
    });
  });
  const pages = 1 + random(4);
  for (let page = 0; page < pages; page += 1) {
    pdf.addPage();
    const { width, height } = pdf.page;
    if (random(2) === 0)
      pdf.rect(0, 0, width, height).fill(`#f${String(random(10))}eee${String(random(10))}`);
    for (let art = 0; art < 6; art += 1)
      pdf
        .circle(random(width), random(height), 10 + random(80))
        .lineWidth(1 + random(4))
        .stroke(`#${String(100000 + random(899999))}`);
    for (let line = 0; line < 12; line += 1) {
      pdf.font(FONTS[random(FONTS.length)] ?? 'Courier').fontSize(7 + random(14));
      pdf.fillColor('#222').text(`account ${secret()} admin`, 30, 40 + line * 26, { lineBreak: false });
    }
    pdf.save().rotate(20 + random(60), { origin: [width / 2, height / 2] });
    pdf
      .fontSize(18)
      .text(secret(), width / 3, height / 2, { lineBreak: false })
      .restore();
    pdf
      .fillColor('#fff')
      .fontSize(5)
      .text(secret(), 40, height - 120, { lineBreak: false });
    pdf.fillColor('#000').text(secret(), width + 20, 60, { lineBreak: false });
    pdf.note(50, 50, 20, 20, secret());
    pdf.link(60, 60, 100, 20, `https://example.com/${secret()}`);
    pdf.outline.addItem(secret());
    const noise = new Uint8Array(40 * 30 * 3).map(() => random(256));
    const inside = { width: 40, height: 30, channels: 3 as const, depth: 8 as const, data: noise };
    pdf.image(Buffer.from(encode({ ...inside, text: { Comment: secret() } })), width - 130, 200, {
      width: 100,
    });
  }
  if (seed % 2 === 0) {
    pdf.initForm();
    pdf.formText('owner', 40, 420, 120, 20, { value: secret() });
  }
  pdf.file(Buffer.from(secret()), { name: `${secret()}.txt`, description: secret() });
  pdf.end();
  return { name: `scan-${String(seed)}.pdf`, bytes: await done, secrets, pages };
};
