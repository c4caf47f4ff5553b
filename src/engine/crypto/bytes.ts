// Spellings of bytes that the formats use, strict on the way in: one value has one spelling.

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export const toHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

/** Null unless `text` is lower-case hex of exactly `length` bytes. */
export const fromHex = (text: string, length: number): Uint8Array | null =>
  text.length === length * 2 && /^[0-9a-f]*$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;

/** For hex that has been checked: of a roster, of a row. */
export const bytesFromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Null unless `text` is the one base64url spelling of exactly `length` bytes. */
export const fromBase64Url = (text: string, length: number): Uint8Array | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  return bytes.length === length && toBase64Url(bytes) === text ? bytes : null;
};

export const u64 = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return new Uint8Array(bytes);
};

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && Buffer.compare(a, b) === 0;
