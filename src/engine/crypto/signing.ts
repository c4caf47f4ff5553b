// Ed25519 signing keys of members and of the organization. Deterministic: the same message gives the
// same signature, which reproducible packages rely on.
import { forgetEverywhere, keptSecret } from './secret-bytes';
import { sodium } from './sodium';

export interface SigningKey {
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Raw signature, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly forget: () => void;
}

export const signingKey = (seed: Uint8Array): SigningKey => {
  const pair = sodium.crypto_sign_seed_keypair(seed);
  const privateKey = keptSecret(pair.privateKey);
  return {
    publicKey: pair.publicKey,
    sign: (message) => sodium.crypto_sign_detached(message, privateKey),
    forget: () => {
      forgetEverywhere(privateKey);
    },
  };
};
