// Whether a PDF is encrypted: its trailer says so, at the end, or where "startxref" points to.
import type { ReadableFile } from '../../blobs/file-source';

const TAIL_BYTES = 16 * 1024;
const TRAILER_BYTES = 4 * 1024;
const ENCRYPT = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;

export const pdfIsEncrypted = async (file: ReadableFile): Promise<boolean> => {
  const tailAt = Math.max(0, file.sizeBytes - TAIL_BYTES);
  const tail = (await file.readAt(tailAt, TAIL_BYTES)).toString('latin1');
  if (ENCRYPT.test(tail)) return true;
  const place = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail)?.[1];
  if (place === undefined || Number(place) >= file.sizeBytes) return false;
  // A table of places may be long, with its trailer behind it; a stream of places begins with what matters.
  const there = (await file.readAt(Number(place), TRAILER_BYTES)).toString('latin1');
  const end = there.indexOf('stream');
  return ENCRYPT.test(end < 0 ? there : there.slice(0, end));
};
