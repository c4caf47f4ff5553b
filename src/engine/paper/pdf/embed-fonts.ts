// The product's fonts into one document, each with the glyphs that are drawn and no others.
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { fontNamed } from '../fonts/typeface';

/** Readers take what stands before the plus for the mark of a font that holds only some glyphs. */
const nameInPdf = (key: string, name: string | null): string =>
  `${[...key]
    .map((sign) => String.fromCharCode(65 + (sign.charCodeAt(0) % 26)))
    .join('')
    .padEnd(6, 'A')
    .slice(-6)}+${name ?? key}`;

/** The fonts something is drawn with, each with the glyphs that are. */
export const embedFonts = async (
  pdf: PDFDocument,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, PDFFont>> => {
  const fonts = new Map<string, PDFFont>();
  for (const key of keys) {
    const { bytes, font } = fontNamed(key);
    // Read once for all documents; what a document takes of it, it takes for itself.
    pdf.registerFontkit({ create: () => font });
    fonts.set(
      key,
      await pdf.embedFont(bytes, { subset: true, customName: nameInPdf(key, font.postscriptName) }),
    );
  }
  return fonts;
};
