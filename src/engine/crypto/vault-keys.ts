// The keys that come from the vault key (docs/format/vault-v1.md §3). Numbers are part of the format.
import { forget } from './keyed-hash';
import { sodium } from './sodium';

export const VAULT_KEY_BYTES = 32;

export interface VaultKeys {
  readonly database: Uint8Array;
  readonly databaseSalt: Uint8Array;
  readonly blob: Uint8Array;
  readonly blobName: Uint8Array;
  readonly header: Uint8Array;
  readonly organizationWrap: Uint8Array;
}

export const deriveVaultKeys = (vaultKey: Uint8Array): VaultKeys => {
  const subkey = (number: number): Uint8Array =>
    sodium.crypto_kdf_derive_from_key(32, number, 'muniment', vaultKey);
  return {
    database: subkey(1),
    databaseSalt: subkey(2).slice(0, 16),
    blob: subkey(3),
    blobName: subkey(4),
    header: subkey(5),
    organizationWrap: subkey(9),
  };
};

export const forgetVaultKeys = (keys: VaultKeys): void => {
  const { database, databaseSalt, blob, blobName, header, organizationWrap } = keys;
  forget(database, databaseSalt, blob, blobName, header, organizationWrap);
};
