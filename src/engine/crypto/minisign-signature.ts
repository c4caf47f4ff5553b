// Writes a minisign signature file (prehashed, "ED"): the stock program checks it without us.
import { invariant } from '../../shared/errors';
import { concat, utf8 } from './bytes';
import { blake2b512 } from './hash';
import { minisignKeyId } from './signer-identity';

export interface MinisignSigner {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Raw Ed25519 signature (64 bytes) over `message`. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const ALGORITHM = utf8('ED');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * The four lines of a .minisig over `message`. Both comments must be one line of printable ASCII; the
 * trusted one is covered by the second signature.
 */
export const minisignSignature = (
  signer: MinisignSigner,
  message: Uint8Array,
  comments: { readonly trusted: string; readonly untrusted: string },
): string => {
  invariant(/^[\x20-\x7e]{1,2000}$/.test(comments.trusted), 'a trusted comment is one line of ASCII');
  invariant(/^[\x20-\x7e]{1,500}$/.test(comments.untrusted), 'a comment is one line of ASCII');
  const signature = signer.sign(blake2b512(message));
  const whole = signer.sign(concat(signature, utf8(comments.trusted)));
  return [
    `untrusted comment: ${comments.untrusted}`,
    base64(concat(ALGORITHM, minisignKeyId(signer.publicKey), signature)),
    `trusted comment: ${comments.trusted}`,
    base64(whole),
    '',
  ].join('\n');
};
