// The door of the paper: documents of the programme as PDF, DOCX and HTML, and copies of PDFs with a name on them.
export type { Paper } from './paper';
export { toDocx } from './to-docx';
export { toHtml } from './to-html';
export { toPdf } from './to-pdf';
export { watermarked } from './watermarked';
