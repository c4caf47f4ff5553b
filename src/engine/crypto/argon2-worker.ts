// Runs Argon2id once and ends: the thread takes its WebAssembly memory with it. Started by path
// (argon2.ts), so it may import packages but no file of ours.
import { parentPort, workerData } from 'node:worker_threads';
import * as namespace from 'libsodium-wrappers';

/** What the thread is told. The buffers are its own: they were moved, not copied. */
export interface Argon2Task {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly operations: number;
  readonly memoryBytes: number;
}

// As in sodium.ts: the functions live on the default export, the types say otherwise.
const sodium = (namespace as unknown as { readonly default: typeof namespace }).default;
const { passphrase, salt, operations, memoryBytes } = workerData as Argon2Task;

await sodium.ready;
const key = sodium.crypto_pwhash(
  32,
  passphrase,
  salt,
  operations,
  memoryBytes,
  sodium.crypto_pwhash_ALG_ARGON2ID13,
);
passphrase.fill(0);
parentPort?.postMessage(key, [key.buffer as ArrayBuffer]);
