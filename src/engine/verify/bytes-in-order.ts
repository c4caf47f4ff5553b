// Bytes compared and spelled, the same in Node and in a browser.

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => compareBytes(a, b) === 0;

/** Below, at or above zero, as the bytes stand; a beginning of the other comes before it. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const PIECE = 8192;

/** Each byte as the character of that number. (`TextDecoder('latin1')` is another table.) */
export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
};

/** UTF-8; faults become replacement characters, a byte order mark stays. */
export const looseUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

export const joinBytes = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

/** Null unless `text` is the one base64 spelling (RFC 4648 §4, padded) of exactly `length` bytes. */
export const fromBase64 = (text: string, length: number): Uint8Array | null => {
  if (text.length !== Math.ceil(length / 3) * 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  try {
    const decoded = atob(text);
    // Bits behind the last byte could be anything: only one spelling is allowed.
    if (decoded.length !== length || btoa(decoded) !== text) return null;
    return Uint8Array.from(decoded, (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
};
