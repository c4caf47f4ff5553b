// The keys that come from the vault key (docs/format/vault-v1.md §3). Numbers are part of the format.
import { keyedHash } from './keyed-hash';
import { forgetEverywhere, keptSecret } from './secret-bytes';
import { sodium } from './sodium';

export const VAULT_KEY_BYTES = 32;

export interface VaultKeys {
  readonly database: Uint8Array;
  readonly databaseSalt: Uint8Array;
  readonly blob: Uint8Array;
  readonly blobName: Uint8Array;
  readonly header: Uint8Array;
  /** MAC of a backup's list. */
  readonly backupList: Uint8Array;
  /** MAC of what a device remembers. */
  readonly device: Uint8Array;
  readonly organizationWrap: Uint8Array;
  /** Wraps the vault keys of earlier epochs. */
  readonly keyring: Uint8Array;
}

export const deriveVaultKeys = (vaultKey: Uint8Array): VaultKeys => {
  const subkey = (number: number): Uint8Array =>
    keptSecret(sodium.crypto_kdf_derive_from_key(32, number, 'muniment', vaultKey));
  return {
    database: subkey(1),
    databaseSalt: keptSecret(subkey(2).slice(0, 16)),
    blob: subkey(3),
    blobName: subkey(4),
    header: subkey(5),
    backupList: subkey(7),
    device: subkey(8),
    organizationWrap: subkey(9),
    keyring: subkey(10),
  };
};

export const forgetVaultKeys = (keys: VaultKeys): void => {
  forgetEverywhere(...Object.values({ ...keys }));
};

/** What the journal keeps of a vault key: names it without giving it away. */
export const keyCommitment = (vaultKey: Uint8Array): Uint8Array =>
  keyedHash(vaultKey, 'muniment-epoch-commit-v1');
