// Keys that live as long as a session: kept where the garbage collector does not move them about, and wiped
// at the end together with what libsodium left of them. docs/threat-model.md says how far that goes.
import { forget } from './keyed-hash';
import { sodium } from './sodium';

/**
 * The same bytes in memory of their own; `secret` is wiped. An array of up to 64 bytes otherwise lies in the
 * JavaScript heap, where each collection may copy it and leave the old place as it is.
 */
export const keptSecret = (secret: Uint8Array): Uint8Array<ArrayBuffer> => {
  const kept = new Uint8Array(new ArrayBuffer(secret.length));
  kept.set(secret);
  forget(secret);
  return kept;
};

/** The memory of the WebAssembly module, whose functions take their arguments as copies in it. */
const libraryMemory = (): Buffer => {
  const { libsodium } = sodium as unknown as { readonly libsodium: { readonly HEAPU8: Uint8Array } };
  const { buffer, byteOffset, length } = libsodium.HEAPU8;
  return Buffer.from(buffer, byteOffset, length);
};

/** Wipes secrets, and the copies that libsodium has freed without wiping them. Takes half a millisecond each. */
export const forgetEverywhere = (...secrets: readonly Uint8Array[]): void => {
  const memory = libraryMemory();
  for (const secret of secrets) {
    // Wiped before: zeros are everywhere.
    if (secret.every((byte) => byte === 0)) continue;
    for (let at = memory.indexOf(secret); at >= 0; at = memory.indexOf(secret, at)) {
      memory.fill(0, at, at + secret.length);
    }
    forget(secret);
  }
};
