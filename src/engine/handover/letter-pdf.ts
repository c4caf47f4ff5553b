// A letter as PDF: a title, headings, paragraphs, facts, a QR code, on pages that fit A4 and Letter paper. No clock and
// no chance in it: the same words give the same bytes. PDF 1.4 (ISO 32000-1 §7.5) with the standard fonts.
import { createHash } from 'node:crypto';
import { widthOf, winAnsi } from './helvetica';

export type LetterPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** In a font whose characters cannot be taken for one another; broken where the line ends. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'fact'; readonly name: string; readonly value: string }
  | { readonly kind: 'qr'; readonly rows: readonly (readonly boolean[])[]; readonly caption: string };

export interface Letter {
  readonly title: string;
  /** Below the title. */
  readonly subtitle: string;
  readonly parts: readonly LetterPart[];
}

/** As wide as A4 and as high as Letter, in points: printed on either, nothing is cut. */
const PAGE = { width: 595, height: 792, margin: 62 } as const;
const INNER = PAGE.width - 2 * PAGE.margin;
const FONTS = { regular: '/F1', bold: '/F2', code: '/F3' } as const;
type Font = keyof typeof FONTS;
/** All characters of Courier are this wide. */
const CODE_WIDTH = 0.6;
const FACT_COLUMN = 118;
const QR_POINTS = 150;

const number = (value: number): string => String(Number(value.toFixed(2)));
const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
const utf16 = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

const width = (text: string, font: Font, size: number): number =>
  font === 'code' ? [...text].length * size * CODE_WIDTH : widthOf(text, size, font === 'bold');

/** Pieces of a word that is wider than a line. */
const pieces = (word: string, font: Font, size: number, most: number): string[] => {
  const found: string[] = [''];
  for (const character of word) {
    const last = found[found.length - 1] ?? '';
    if (last !== '' && width(last + character, font, size) > most) found.push(character);
    else found[found.length - 1] = last + character;
  }
  return found;
};

const lines = (text: string, font: Font, size: number, most: number): string[] => {
  if (width(text, font, size) <= most) return [text];
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, font, size, most))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer, font, size) > most) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  return [...found, line];
};

/** Puts words on pages from top to bottom. */
const pagesOf = (letter: Letter): string[] => {
  const pages: string[][] = [[]];
  let y: number = PAGE.height - PAGE.margin;
  const put = (operators: string): void => {
    pages.at(-1)?.push(operators);
  };
  const makeRoom = (height: number): void => {
    if (y - height >= PAGE.margin) return;
    pages.push([]);
    y = PAGE.height - PAGE.margin;
  };
  const line = (text: string, font: Font, size: number, left: number): void => {
    put(`BT ${FONTS[font]} ${number(size)} Tf ${number(left)} ${number(y)} Td ${hex(winAnsi(text))} Tj ET`);
  };
  const block = (text: string, font: Font, size: number, left = 0, leading = 1.35): void => {
    for (const one of lines(text, font, size, INNER - left)) {
      makeRoom(size * leading);
      y -= size * leading;
      line(one, font, size, PAGE.margin + left);
    }
  };
  const draw = (part: LetterPart): void => {
    if (part.kind === 'heading') {
      makeRoom(60);
      y -= 12;
      block(part.text, 'bold', 11.5);
      y -= 3;
    } else if (part.kind === 'text') {
      block(part.text, 'regular', 10);
      y -= 4;
    } else if (part.kind === 'code') {
      block(part.text, 'code', 9.5);
      y -= 4;
    } else if (part.kind === 'fact') {
      makeRoom(14);
      y -= 13.5;
      line(part.name, 'bold', 9.5, PAGE.margin);
      y += 13.5;
      const isCode = /^[A-Za-z0-9+/]{40,}={0,2}$/.test(part.value);
      block(part.value, isCode ? 'code' : 'regular', isCode ? 9 : 10, FACT_COLUMN, isCode ? 1.5 : 1.35);
    } else {
      makeRoom(QR_POINTS + 20);
      y -= QR_POINTS + 4;
      const module = QR_POINTS / part.rows.length;
      const squares = part.rows.flatMap((row, down) =>
        row.flatMap((isDark, right) =>
          isDark
            ? [
                `${number(PAGE.margin + right * module)} ${number(y + QR_POINTS - (down + 1) * module)} ` +
                  `${number(module + 0.05)} ${number(module + 0.05)} re`,
              ]
            : [],
        ),
      );
      put(`0 g ${squares.join(' ')} f`);
      block(part.caption, 'regular', 8.5);
      y -= 4;
    }
  };
  block(letter.title, 'bold', 18);
  block(letter.subtitle, 'regular', 10.5);
  y -= 6;
  put(`0.7 w ${number(PAGE.margin)} ${number(y)} m ${number(PAGE.width - PAGE.margin)} ${number(y)} l S`);
  for (const part of letter.parts) draw(part);
  return pages.map((page, at) => {
    const count = `${String(at + 1)} / ${String(pages.length)}`;
    const foot = hex(winAnsi(count));
    return [...page, `BT /F1 8 Tf ${String(PAGE.width - PAGE.margin - 24)} 36 Td ${foot} Tj ET`].join('\n');
  });
};

/** The bytes of the file. */
export const letterPdf = (letter: Letter): Uint8Array => {
  const pages = pagesOf(letter);
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const FIRST_PAGE = 7;
  const kids = pages.map((_page, at) => `${String(FIRST_PAGE + at * 2)} 0 R`).join(' ');
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>',
    `<< /Type /Pages /Count ${String(pages.length)} /Kids [${kids}] >>`,
    `<< /Title ${utf16(letter.title)} /Subject ${utf16(letter.subtitle)} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    font('Courier'),
    ...pages.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${String(PAGE.width)} ${String(PAGE.height)}] ` +
        `/Resources << /Font << /F1 4 0 R /F2 5 0 R /F3 6 0 R >> >> /Contents ${String(FIRST_PAGE + at * 2 + 1)} 0 R >>`,
      `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const id = createHash('sha256').update(file, 'latin1').digest('hex').slice(0, 32);
  const count = String(objects.length + 1);
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${count} /Root 1 0 R /Info 3 0 R /ID [<${id}> <${id}>] >>`;
  const start = String(file.length);
  return Buffer.from(
    `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}${end}\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
};
