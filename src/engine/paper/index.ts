// The door of the paper: documents of the programme as PDF, DOCX and HTML, and copies of PDFs with a name on them.
// What draws is loaded when something is drawn: its fonts and libraries are large, and most runs draw nothing.
import type { Paper } from './paper';

export type { Paper } from './paper';
export { toHtml } from './to-html';

/** The paper as PDF, the same bytes every time; never fails for the characters in it. */
export const toPdf = async (paper: Paper): Promise<Uint8Array> => (await import('./pdf/to-pdf')).toPdf(paper);

/** The paper as DOCX, the same bytes every time. */
export const toDocx = async (paper: Paper): Promise<Uint8Array> =>
  (await import('./docx/to-docx')).toDocx(paper);

/**
 * A copy of the PDF with these lines on every page and in its properties; what came in stays as it is.
 * @throws UserError document.not-a-pdf for what is encrypted, broken or no PDF
 */
export const watermarked = async (
  pdf: Uint8Array,
  lines: readonly string[],
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> =>
  (await import('./pdf/watermarked')).watermarked(pdf, lines);
