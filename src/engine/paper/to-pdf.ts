// A paper as PDF.
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Paper } from './paper';

/** The paper as PDF, the same bytes every time. */
export const toPdf = async (paper: Paper): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(paper.title);
  pdf.addPage();
  return await pdf.save();
};
