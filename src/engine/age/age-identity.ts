// Keys of age as text: identity files of recipients, and the public keys that belong to them.
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { UserError } from '../../shared/errors';
import { AgeRecipient } from '../../shared/domain/recipient';

/** `AGE-SECRET-KEY-1…`; a secret. */
export type AgeIdentity = string & { readonly __brand?: 'AgeIdentity' };

const FILE_LIMIT = 1024 * 1024;
const IDENTITY_LIMIT = 100;

/** What a public key is for, is known only by trying: the checksum is right and the point is one of the curve. */
export const isUsableRecipient = async (recipient: string): Promise<boolean> => {
  if (!AgeRecipient.safeParse(recipient).success) return false;
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    await encrypter.encrypt(new Uint8Array());
    return true;
  } catch {
    return false;
  }
};

/**
 * The identities of an identity file: one a line, with empty lines and comments (`#`) between them. Files that
 * are themselves encrypted, plugins and keys of SSH are not taken.
 * @throws UserError package.not-an-identity
 */
export const parseIdentities = async (text: string): Promise<readonly AgeIdentity[]> => {
  const notOne = (cause?: unknown): UserError => new UserError('package.not-an-identity', {}, { cause });
  if (text.length > FILE_LIMIT) throw notOne();
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\r$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || lines.length > IDENTITY_LIMIT) throw notOne();
  for (const line of lines) {
    if (!/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/.test(line)) throw notOne();
    try {
      await identityToRecipient(line);
    } catch (error) {
      throw notOne(error);
    }
  }
  return lines;
};

export interface NewIdentity {
  /** The file to keep secret, as age-keygen writes it, but without the time. */
  readonly fileText: string;
  /** What is told to others. */
  readonly recipient: AgeRecipient;
}

/** A new identity for somebody who has no age of their own. */
export const newIdentity = async (): Promise<NewIdentity> => {
  const identity = await generateX25519Identity();
  const recipient = AgeRecipient.parse(await identityToRecipient(identity));
  return { fileText: `# public key: ${recipient}\n${identity}\n`, recipient };
};
