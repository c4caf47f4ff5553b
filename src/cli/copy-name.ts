// A name for a copy of evidence on this disk. The original name is a stranger's text: it may climb out of
// the folder, hide its ending or be a device on Windows.
import { withoutHidden } from '../shared/visible-text';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Also the joiners, which a file name can do without. */
const UNWANTED = /[\u200c\u200d<>:"/\\|?*]/gu;
const MOST_BYTES = 200;

const shortened = (name: string): string => {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > MOST_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem + ending;
};

/** `EVD-0042_access-review.pdf`, with the position when the item has several files. Always one plain name. */
export const copyName = (id: string, position: number, fileCount: number, originalName: string): string => {
  const cleaned = withoutHidden(originalName.normalize('NFC'), '_')
    .replace(UNWANTED, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '_');
  const plain = cleaned === '' || RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
  const prefix = fileCount > 1 ? `${id}_${String(position)}` : id;
  return `${prefix}_${shortened(plain)}`;
};
