// Argon2id: from what a person remembers to a key. It runs in a thread of its own that ends afterwards:
// libsodium's WebAssembly memory grows to the cost's size and never shrinks, and the engine must go on.
import { Worker } from 'node:worker_threads';
import type { KdfParameters } from '../../shared/domain/vault';
import argon2Worker from './argon2-worker?modulePath';
import type { Argon2Task } from './argon2-worker';
import { utf8 } from './bytes';
import { forget } from './keyed-hash';
import { sodium } from './sodium';

export const KDF_SALT_BYTES = 16;
const KEY_BYTES = 32;

/** What is accepted on opening; anything else is a slow-down or a downgrade by somebody else's hand. */
const KDF_LIMITS = { operations: [1, 10], memoryMebibytes: [8, 1024] } as const;

/** Below this the program makes no new slot. */
export const KDF_FLOOR = { operations: 3, memoryMebibytes: 64 } as const;

export const isAcceptedKdf = (kdf: KdfParameters): boolean =>
  kdf.operations >= KDF_LIMITS.operations[0] &&
  kdf.operations <= KDF_LIMITS.operations[1] &&
  kdf.memoryMebibytes >= KDF_LIMITS.memoryMebibytes[0] &&
  kdf.memoryMebibytes <= KDF_LIMITS.memoryMebibytes[1];

const keyFromThread = (task: Argon2Task): Promise<Uint8Array> =>
  new Promise((answer, fail) => {
    const thread = new Worker(argon2Worker, {
      workerData: task,
      // Moved, so that the thread wipes the only copy.
      transferList: [task.passphrase.buffer as ArrayBuffer],
      execArgv: [],
      env: {},
    });
    let key: Uint8Array | undefined;
    thread.once('message', (message: Uint8Array) => (key = message));
    thread.once('error', fail);
    // Not before the end of the thread: the memory is back when the vault opens.
    thread.once('exit', (code) => {
      if (key === undefined) fail(new Error(`the key derivation ended with ${String(code)}`));
      else answer(key);
    });
  });

/**
 * The key of a passphrase, 32 bytes; the caller wipes it. NFC first, so that the same letters typed on
 * another system give the same key.
 */
export const passphraseKey = async (
  passphrase: string,
  salt: Uint8Array,
  kdf: KdfParameters,
): Promise<Uint8Array> => {
  const task: Argon2Task = {
    passphrase: utf8(passphrase.normalize('NFC')),
    salt,
    operations: kdf.operations,
    memoryBytes: kdf.memoryMebibytes * 1024 * 1024,
  };
  // A cost that this program never writes, as in tests, is less work than starting a thread.
  if (kdf.memoryMebibytes >= KDF_FLOOR.memoryMebibytes) return keyFromThread(task);
  try {
    const { operations, memoryBytes } = task;
    const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
    return sodium.crypto_pwhash(KEY_BYTES, task.passphrase, salt, operations, memoryBytes, algorithm);
  } finally {
    forget(task.passphrase);
  }
};
