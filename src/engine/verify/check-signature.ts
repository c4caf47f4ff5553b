// The first thing that is checked, before anything else of the package is parsed: is the list of files
// signed, and by whom?
import { concat, utf8 } from '../crypto/bytes';
import { blake2b512 } from '../crypto/hash';
import { minisignKeyId } from '../crypto/signer-identity';
import { verifySignature } from '../crypto/verify-signature';
import { sameBytes } from './bytes-in-order';
import type { Findings } from './findings';
import { parsePublicKeyFile, parseSignatureFile } from './minisign-file';

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = 'tagmanifest-sha256.txt.minisig';
export const SIGNER = 'signer.pub';

export interface SignatureAnswer {
  /** The key in signer.pub, whether it signed or not. */
  readonly claimedKey: Uint8Array | null;
  /** The key in signer.pub when the signature over the list of files is by it; otherwise null. */
  readonly publicKey: Uint8Array | null;
  /** Only when the second signature covers it. */
  readonly trustedComment: string | null;
  /** Nothing signs it; the caller compares it with the one allowed text. */
  readonly untrustedComment: string | null;
}

const NONE: SignatureAnswer = {
  claimedKey: null,
  publicKey: null,
  trustedComment: null,
  untrustedComment: null,
};

export const checkSignature = (
  files: {
    readonly tagManifest: Uint8Array | null;
    readonly signature: Uint8Array | null;
    readonly signer: Uint8Array | null;
  },
  findings: Findings,
): SignatureAnswer => {
  if (files.tagManifest === null)
    findings.add('list.missing', TAG_MANIFEST, 'the signed list of files is missing');
  if (files.signature === null) findings.add('signature.missing', SIGNATURE, 'the package is not signed');
  if (files.signer === null) findings.add('signer.missing', SIGNER, 'the key of the signer is missing');
  const key = files.signer === null ? null : parsePublicKeyFile(files.signer);
  if (files.signer !== null && key === null)
    findings.add('signer.malformed', SIGNER, 'not a minisign public key');
  const signature = files.signature === null ? null : parseSignatureFile(files.signature);
  if (files.signature !== null && signature === null) {
    findings.add(
      'signature.malformed',
      SIGNATURE,
      'not a signature file of the prehashed kind in its one spelling',
    );
  }
  if (key === null || signature === null || files.tagManifest === null)
    return { ...NONE, claimedKey: key?.publicKey ?? null };
  const ownKeyId = minisignKeyId(key.publicKey);
  if (!sameBytes(key.keyId, ownKeyId)) {
    findings.add('signer.malformed', SIGNER, 'the key id does not belong to the key');
  }
  if (!sameBytes(signature.keyId, key.keyId)) {
    findings.add('signature.invalid', SIGNATURE, 'names another key than signer.pub');
    return { ...NONE, claimedKey: key.publicKey };
  }
  if (!verifySignature(signature.signature, blake2b512(files.tagManifest), key.publicKey)) {
    findings.add(
      'signature.invalid',
      TAG_MANIFEST,
      'the signature does not belong to this list of files and this key',
    );
    return { ...NONE, claimedKey: key.publicKey };
  }
  const isCommentSigned = verifySignature(
    signature.globalSignature,
    concat(signature.signature, utf8(signature.trustedComment)),
    key.publicKey,
  );
  if (!isCommentSigned)
    findings.add('signature.comment', SIGNATURE, 'the trusted comment is not the signed one');
  return {
    claimedKey: key.publicKey,
    publicKey: key.publicKey,
    trustedComment: isCommentSigned ? signature.trustedComment : null,
    untrustedComment: signature.untrustedComment,
  };
};
