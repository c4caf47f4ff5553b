// Reads a signature file as anybody's minisign writes it (docs/format/receipt-v1.md §2): any comments, both kinds,
// LF or CRLF. The verifier of packages has a reader of its own, which allows one spelling only.
import { concat, equalBytes, utf8 } from './bytes';
import { blake2b512 } from './hash';
import { verifySignature } from './verify-signature';

export interface MinisignSignature {
  readonly keyId: Uint8Array;
  readonly trustedComment: string;
  /** Whether both signatures are this key's, over these bytes and this comment. */
  readonly holds: (message: Uint8Array, publicKey: Uint8Array) => boolean;
}

const LINES =
  /^untrusted comment: [^\r\n]*\r?\n([A-Za-z0-9+/=]+)\r?\ntrusted comment: ([^\r\n]*)\r?\n([A-Za-z0-9+/=]+)\r?\n?$/;

const base64 = (text: string | undefined, length: number): Uint8Array | null => {
  const bytes = Buffer.from(text ?? '', 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? new Uint8Array(bytes) : null;
};

/** Null when it is no signature file. */
export const readMinisignature = (text: string): MinisignSignature | null => {
  const [, firstLine, trustedComment, lastLine] = LINES.exec(text) ?? [];
  const first = base64(firstLine, 74);
  const whole = base64(lastLine, 64);
  if (first === null || whole === null || trustedComment === undefined) return null;
  const kind = Buffer.from(first.subarray(0, 2)).toString('latin1');
  if (kind !== 'ED' && kind !== 'Ed') return null;
  const signature = first.slice(10);
  return {
    keyId: first.slice(2, 10),
    trustedComment,
    holds: (message, publicKey) =>
      verifySignature(signature, kind === 'ED' ? blake2b512(message) : message, publicKey) &&
      verifySignature(whole, concat(signature, utf8(trustedComment)), publicKey),
  };
};

/** Whether a signature names this key id. */
export const namesKey = (signature: MinisignSignature, keyId: Uint8Array): boolean =>
  equalBytes(signature.keyId, keyId);
