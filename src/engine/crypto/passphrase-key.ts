// Argon2id: from what a person remembers to a key. Runs in this process: libsodium's WASM memory grows
// to the cost's size and stays there until the process ends.
import type { KdfParameters } from '../../shared/domain/vault';
import { utf8 } from './bytes';
import { sodium } from './sodium';

export const KDF_SALT_BYTES = 16;

/** What is accepted on opening; anything else is a slow-down or a downgrade by somebody else's hand. */
const KDF_LIMITS = { operations: [1, 10], memoryMebibytes: [8, 1024] } as const;

/** Below this the program makes no new slot. */
export const KDF_FLOOR = { operations: 3, memoryMebibytes: 64 } as const;

export const isAcceptedKdf = (kdf: KdfParameters): boolean =>
  kdf.operations >= KDF_LIMITS.operations[0] &&
  kdf.operations <= KDF_LIMITS.operations[1] &&
  kdf.memoryMebibytes >= KDF_LIMITS.memoryMebibytes[0] &&
  kdf.memoryMebibytes <= KDF_LIMITS.memoryMebibytes[1];

/** NFC first, so that the same letters typed on another system give the same key. */
export const passphraseKey = (passphrase: string, salt: Uint8Array, kdf: KdfParameters): Uint8Array =>
  sodium.crypto_pwhash(
    32,
    utf8(passphrase.normalize('NFC')),
    salt,
    kdf.operations,
    kdf.memoryMebibytes * 1024 * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
