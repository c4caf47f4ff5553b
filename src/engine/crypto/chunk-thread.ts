// A thread that seals and proves chunks in memory it shares with the engine, so that nothing is copied
// between them. Started by path (chunk-threads.ts), so it may import packages but no file of ours.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is told at its start. The key is its own: it was moved, not copied. */
export interface ChunkThreadStart {
  readonly key: Uint8Array;
  readonly associated: Uint8Array;
  readonly memory: SharedArrayBuffer;
}

/** One chunk; `at` and `to` are places in the memory. A proof opens what lies at `at` and keeps nothing. */
export type ChunkTask =
  | {
      readonly do: 'seal';
      readonly nonce: Uint8Array;
      readonly at: number;
      readonly length: number;
      readonly to: number;
    }
  | { readonly do: 'prove'; readonly nonce: Uint8Array; readonly at: number; readonly length: number }
  | { readonly do: 'end' };

const TAG_BYTES = 16;
const { key, associated, memory } = workerData as ChunkThreadStart;

const seal = (nonce: Uint8Array, plaintext: Uint8Array, to: number): boolean => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated);
  new Uint8Array(memory, to, plaintext.length).set(cipher.update(plaintext));
  cipher.final();
  new Uint8Array(memory, to + plaintext.length, TAG_BYTES).set(cipher.getAuthTag());
  return true;
};

const proves = (nonce: Uint8Array, sealed: Uint8Array): boolean => {
  const cut = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.slice(cut));
  const plaintext = decipher.update(sealed.subarray(0, cut));
  plaintext.fill(0);
  try {
    decipher.final();
    return true;
  } catch {
    // False is the answer: not authentic.
    return false;
  }
};

// Answers come in the order of the tasks.
parentPort?.on('message', (task: ChunkTask) => {
  if (task.do === 'end') {
    key.fill(0);
    parentPort?.close();
    return;
  }
  const bytes = new Uint8Array(memory, task.at, task.length);
  parentPort?.postMessage(task.do === 'seal' ? seal(task.nonce, bytes, task.to) : proves(task.nonce, bytes));
});
