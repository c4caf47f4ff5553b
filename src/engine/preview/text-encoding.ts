// In which encoding a file is text, judged by its beginning, and how pieces of it are decoded. What is no text
// in any of them is replaced, and that is said.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface TextEncoding {
  readonly encoding: Encoding;
  /** Bytes of its mark, which are no text. */
  readonly markBytes: number;
  /** Bytes of the smallest unit: a line end is one unit. */
  readonly unitBytes: 1 | 2;
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Without the part of a character that a cut at the end left over. */
export const wholeCharacters = (bytes: Uint8Array, { encoding }: TextEncoding): Uint8Array => {
  if (encoding === 'windows-1252') return bytes;
  if (encoding !== 'utf-8') {
    const even = bytes.length - (bytes.length % 2);
    const high = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
    return bytes.subarray(0, high >= 0xd8 && high <= 0xdb ? even - 2 : even);
  }
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
};

const isUtf8 = (head: Uint8Array): boolean => {
  try {
    const { encoding, ...rest } = UTF_8;
    new TextDecoder(encoding, { fatal: true }).decode(wholeCharacters(head, { encoding, ...rest }));
    return true;
  } catch {
    // False is the answer: not UTF-8.
    return false;
  }
};

const UTF_8: TextEncoding = { encoding: 'utf-8', markBytes: 0, unitBytes: 1 };

/** @param head the beginning of the file, 64 KiB are plenty */
export const encodingOf = (head: Uint8Array): TextEncoding => {
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', markBytes: 2, unitBytes: 2 };
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', markBytes: 2, unitBytes: 2 };
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { ...UTF_8, markBytes: 3 };
  return isUtf8(head) ? UTF_8 : { ...UTF_8, encoding: 'windows-1252' };
};

/** Whether bytes that no mark calls text are nevertheless more text than anything else. */
export const looksLikeText = (head: Uint8Array): boolean => {
  const control = head.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
  return head.length > 0 && !control.includes(0) && control.length * 100 < head.length;
};

/** `isRepaired` is true where bytes had to be replaced or read as something they may not be. */
export const decodeText = (
  bytes: Uint8Array,
  { encoding }: TextEncoding,
): { readonly text: string; readonly isRepaired: boolean } => {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, isRepaired: encoding === 'windows-1252' && bytes.some((byte) => byte >= 0x80) };
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), isRepaired: true };
  }
};
