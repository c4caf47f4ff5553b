// What kind of file it is, judged by its first bytes. The name is only a hint: it decides between kinds
// whose bytes look alike (text, zip and OLE containers) and never overrules the bytes.
import { fileTypeFromBuffer } from 'file-type';

const UNKNOWN = 'application/octet-stream';

const TEXT_KINDS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/jsonl',
  eml: 'message/rfc822',
  html: 'text/html',
  htm: 'text/html',
  md: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  xml: 'application/xml',
};

/** Containers whose first 4 kB do not always show what is inside. */
const CONTAINED_KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odt: 'application/vnd.oasis.opendocument.text',
  },
  'application/x-cfb': {
    msg: 'application/vnd.ms-outlook',
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
  },
};

/** Kinds whose mark is so short that a table may begin with it: "BM", "MZ". */
const TWO_LETTERS = new Set(['image/bmp', 'application/x-msdownload']);

const decodes = (bytes: Uint8Array, encoding: string): boolean => {
  try {
    // `stream` because the head may end in the middle of a character.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    // False is the answer: not text of this encoding.
    return false;
  }
};

/** Text in UTF-8, or in UTF-16 with its mark (spreadsheets export CSV like that). */
export const isText = (head: Uint8Array): boolean => {
  if (head[0] === 0xff && head[1] === 0xfe) return decodes(head, 'utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return decodes(head, 'utf-16be');
  // Control bytes other than tab, line ends, form feed and escape (colours in logs) are not text.
  const control = head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
  return !control && decodes(head, 'utf-8');
};

/** In lower case, without the dot; empty when there is none. */
export const extensionOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * What a mark in the first bytes says, null without one. A file made to confuse must not stop an import:
 * what cannot be told is unknown.
 */
export const markedType = async (head: Uint8Array): Promise<string | null> => {
  try {
    const found = (await fileTypeFromBuffer(head))?.mime ?? null;
    return found !== null && TWO_LETTERS.has(found) && isText(head) ? null : found;
  } catch {
    return null;
  }
};

/** The media type of a file from its first bytes (4,100 are enough) and, as a hint, its name. */
export const mediaTypeOf = async (head: Uint8Array, name: string): Promise<string> => {
  const extension = extensionOf(name);
  const found = await markedType(head);
  if (found !== null) return CONTAINED_KINDS[found]?.[extension] ?? found;
  if (!isText(head)) return UNKNOWN;
  return TEXT_KINDS[extension] ?? 'text/plain';
};
