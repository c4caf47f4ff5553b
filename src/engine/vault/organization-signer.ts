// The key that signs packages, as a session holds it: the newest, and after a renewal at once the next.
import { UserError } from '../../shared/errors';
import { toHex } from '../crypto/bytes';
import { signingKey, type SigningKey } from '../crypto/signing';
import type { ReadableDb } from '../db/handles';
import { organizationKeyNow, type Roster } from '../roster/roster';
import type { PackageSigner } from './open-vault';
import { openOrganizationKey } from './organization-key';

/** The seed of a key that is being made the organization's; the caller wipes it. */
export interface NewSigner {
  readonly seed: Uint8Array;
}

export interface OrganizationSigner {
  /** What somebody got before a renewal signs nothing any more. */
  readonly now: () => PackageSigner;
  /** Takes the new key when the journal tells of it, and forgets the one before. */
  readonly switchIfTold: (next: NewSigner) => void;
  readonly forget: () => void;
}

/** How often another session may renew the key between the two readings of one opening. */
const READINGS = 3;

/** The key in the table must be the one the journal names: each row comes with its entry in one change. */
const openAsTold = (db: ReadableDb, wrapKey: Uint8Array, roster: () => Roster): SigningKey => {
  for (let reading = 0; reading < READINGS; reading += 1) {
    const key = openOrganizationKey(db, wrapKey);
    if (toHex(key.publicKey) === organizationKeyNow(roster()).key) return key;
    key.forget();
  }
  throw new UserError('integrity.database-damaged', { reason: 'organization-key' });
};

const signerOf = (key: SigningKey): PackageSigner & { end: () => void } => {
  let isOver = false;
  return {
    publicKey: key.publicKey,
    sign: (message) => {
      if (isOver) throw new UserError('use.vault-locked');
      return key.sign(message);
    },
    end: () => {
      isOver = true;
      key.forget();
    },
  };
};

/** Errors: integrity.database-damaged. */
export const organizationSigner = (
  db: ReadableDb,
  wrapKey: Uint8Array,
  roster: () => Roster,
): OrganizationSigner => {
  let signer = signerOf(openAsTold(db, wrapKey, roster));
  return {
    now: () => signer,
    switchIfTold: ({ seed }) => {
      const next = signingKey(seed);
      // Asked of the journal: an error at the very end of a change leaves open whether it was stored.
      if (organizationKeyNow(roster()).key !== toHex(next.publicKey)) {
        next.forget();
        return;
      }
      signer.end();
      signer = signerOf(next);
    },
    forget: () => {
      signer.end();
    },
  };
};
