// Reads minisign's two small files with no tolerance: one value has one spelling, so not a single bit of
// them can change unseen.
import { parseMinisignKey } from '../crypto/signer-identity';
import { fromBase64, latin1 } from './bytes-in-order';

export interface SignatureFile {
  readonly untrustedComment: string;
  readonly trustedComment: string;
  readonly keyId: Uint8Array;
  /** Over BLAKE2b-512 of the signed file. */
  readonly signature: Uint8Array;
  /** Over `signature` followed by the trusted comment. */
  readonly globalSignature: Uint8Array;
}

const COMMENT_LIMIT = 2000;

/** Lines of printable ASCII, each closed by LF; null when there is anything else. */
const asciiLines = (bytes: Uint8Array, count: number): readonly string[] | null => {
  const text = latin1(bytes);
  if (!/^[\x20-\x7e\n]*\n$/.test(text)) return null;
  const lines = text.slice(0, -1).split('\n');
  return lines.length === count ? lines : null;
};

const after = (line: string | undefined, prefix: string): string | null =>
  line?.startsWith(prefix) === true && line.length - prefix.length <= COMMENT_LIMIT
    ? line.slice(prefix.length)
    : null;

/** The four lines of a .minisig of the prehashed kind ("ED"); null when it is anything else. */
export const parseSignatureFile = (bytes: Uint8Array): SignatureFile | null => {
  const lines = asciiLines(bytes, 4);
  if (lines === null) return null;
  const untrustedComment = after(lines[0], 'untrusted comment: ');
  const trustedComment = after(lines[2], 'trusted comment: ');
  const first = fromBase64(lines[1] ?? '', 74);
  const globalSignature = fromBase64(lines[3] ?? '', 64);
  if (untrustedComment === null || trustedComment === null || first === null || globalSignature === null)
    return null;
  if (first[0] !== 0x45 || first[1] !== 0x44) return null;
  return {
    untrustedComment,
    trustedComment,
    keyId: first.slice(2, 10),
    signature: first.slice(10),
    globalSignature,
  };
};

export interface PublicKeyFile {
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** The two lines of signer.pub. */
export const parsePublicKeyFile = (bytes: Uint8Array): PublicKeyFile | null => {
  const lines = asciiLines(bytes, 2);
  if (lines === null || after(lines[0], 'untrusted comment: ') === null) return null;
  return parseMinisignKey(lines[1] ?? '');
};
