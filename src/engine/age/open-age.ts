// Opens an age file for reading, with an identity or a passphrase.
import { Decrypter } from 'age-encryption';
import { UserError } from '../../shared/errors';
import type { ByteSource } from '../verify';
import { cryptoReady } from '../crypto/hash';
import { type AgeHeader, damaged, readAgeHeader } from './age-header';
import type { AgeIdentity } from './age-identity';
import { openAgePayload } from './age-source';

export type AgeOpener =
  | { readonly kind: 'identities'; readonly identities: readonly AgeIdentity[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** The key of this one file, as the writer of it knows it. */
  | { readonly kind: 'file-key'; readonly fileKey: Uint8Array };

const decrypterFor = (opener: AgeOpener): Decrypter => {
  const decrypter = new Decrypter();
  if (opener.kind === 'passphrase') decrypter.addPassphrase(opener.passphrase);
  else if (opener.kind === 'identities')
    for (const identity of opener.identities) decrypter.addIdentity(identity);
  else decrypter.addIdentity({ unwrapFileKey: () => opener.fileKey });
  return decrypter;
};

const fileKeyOf = async (header: AgeHeader, opener: AgeOpener): Promise<Uint8Array> => {
  // A passphrase costs its time; it is not spent on a file that has none, nor an identity on one that has.
  if (opener.kind !== 'file-key' && (opener.kind === 'passphrase') !== header.isForPassphrase)
    throw new UserError('package.wrong-identity', {
      needs: header.isForPassphrase ? 'passphrase' : 'identity',
    });
  let isFound = false;
  const decrypter = decrypterFor(opener);
  // Asked after the others: whoever is asked at all has found that none of them fits.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      throw new UserError('package.wrong-identity');
    },
  });
  try {
    const key = await decrypter.decryptHeader(header.bytes);
    isFound = true;
    return key;
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Its errors are texts; they are kept as the cause and never looked at.
    throw new UserError(
      'package.encryption-damaged',
      { reason: isFound ? 'mac' : 'header' },
      { cause: error },
    );
  }
};

/**
 * The bytes inside an age file. Closing it closes `source`.
 * @throws UserError package.wrong-identity, package.encryption-damaged, package.encryption-refused
 */
export const openAge = async (source: ByteSource, opener: AgeOpener): Promise<ByteSource> => {
  await cryptoReady();
  const header = await readAgeHeader(source);
  const fileKey = await fileKeyOf(header, opener);
  if (fileKey.length !== 16) throw damaged('header');
  return openAgePayload(source, fileKey, header.bytes.length);
};
