// Vault keys of earlier epochs, sealed under the present one: with it everything older opens too
// (docs/format/vault-v1.md §3.1).
import { UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import { utf8 } from '../crypto/bytes';
import { forget } from '../crypto/keyed-hash';
import { deriveVaultKeys, forgetVaultKeys, type VaultKeys } from '../crypto/vault-keys';
import { NONCE_BYTES, openSecret, sealSecret } from '../crypto/secret-box';
import type { Environment } from '../environment';
import { canonicalText, type EarlierKey, type VaultHeader } from './header';

const associated = (epoch: number, vaultId: VaultId): Uint8Array =>
  utf8(canonicalText({ epoch, magic: 'muniment-keyring', vaultId }));

export const sealEarlierKey = (
  epoch: number,
  vaultKey: Uint8Array,
  present: Pick<VaultKeys, 'keyring'>,
  vaultId: VaultId,
  environment: Environment,
): EarlierKey => {
  const nonce = environment.random(NONCE_BYTES);
  return { epoch, nonce, box: sealSecret(present.keyring, nonce, vaultKey, associated(epoch, vaultId)) };
};

/** The vault key of an earlier epoch; the caller wipes it. Errors: integrity.header-damaged. */
export const openEarlierKey = (
  header: VaultHeader,
  present: Pick<VaultKeys, 'keyring'>,
  epoch: number,
): Uint8Array => {
  const earlier = header.keyring?.find((candidate) => candidate.epoch === epoch);
  const vaultKey =
    earlier && openSecret(present.keyring, earlier.nonce, earlier.box, associated(epoch, header.vaultId));
  if (!vaultKey) throw new UserError('integrity.header-damaged', { reason: 'keyring', epoch });
  return vaultKey;
};

export interface EarlierKeys {
  /** Those of the present epoch too. Errors: integrity.header-damaged. */
  readonly keysOf: (epoch: number) => VaultKeys;
  readonly forget: () => void;
}

/** The keys of all epochs of a session; each is derived when it is first asked for. */
export const earlierKeys = (header: () => VaultHeader, present: VaultKeys): EarlierKeys => {
  const known = new Map<number, VaultKeys>();
  return {
    keysOf: (epoch) => {
      if (epoch === header().epoch) return present;
      const found = known.get(epoch);
      if (found !== undefined) return found;
      const vaultKey = openEarlierKey(header(), present, epoch);
      const keys = deriveVaultKeys(vaultKey);
      forget(vaultKey);
      known.set(epoch, keys);
      return keys;
    },
    forget: () => {
      for (const keys of known.values()) forgetVaultKeys(keys);
    },
  };
};
