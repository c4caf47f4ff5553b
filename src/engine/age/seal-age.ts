// Encrypts bytes as they come, in the format age v1, to public keys or to one passphrase. The library does it;
// what is added is the key of the file itself, so that what was written can be read back and checked.
import { Encrypter } from 'age-encryption';
import type { AgeRecipient } from '../../shared/domain/recipient';
import { invariant } from '../../shared/errors';
import { STANZA_LIMIT, WORK_FACTOR } from './age-limits';
import type { AgeOpener } from './open-age';

export type AgeSealing =
  | { readonly kind: 'recipients'; readonly recipients: readonly AgeRecipient[] }
  /** `workFactor` is the base-2 logarithm of what a guess costs; 18 unless a test says otherwise. */
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly workFactor?: number };

export interface AgeSeal {
  /** The plaintext as one age file; once only. */
  readonly wrap: (plaintext: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
  /** What opens the file again; there once `wrap` has given its first bytes. */
  readonly opener: () => AgeOpener;
}

/** Seals one file. Two files never share a key. */
export const sealAge = (sealing: AgeSealing): AgeSeal => {
  const encrypter = new Encrypter();
  let opener: AgeOpener | null = null;
  if (sealing.kind === 'passphrase') {
    encrypter.setPassphrase(sealing.passphrase);
    encrypter.setScryptWorkFactor(sealing.workFactor ?? WORK_FACTOR);
    opener = { kind: 'passphrase', passphrase: sealing.passphrase };
  } else {
    const recipients = [...new Set(sealing.recipients)];
    invariant(recipients.length > 0 && recipients.length <= STANZA_LIMIT, 'somebody can open it');
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    encrypter.addRecipient({
      // No recipient: it adds nothing to the file, and is told the key that the others are told.
      wrapFileKey: (fileKey) => {
        opener = { kind: 'file-key', fileKey: new Uint8Array(fileKey) };
        return [];
      },
    });
  }
  return {
    wrap: async function* (plaintext) {
      yield* await encrypter.encrypt(ReadableStream.from(plaintext));
    },
    opener: () => {
      invariant(opener !== null, 'the key is there once the file is');
      return opener;
    },
  };
};
