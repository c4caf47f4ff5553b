// Seals and proves the chunks of one large file in threads beside this one: the engine hashes meanwhile,
// and its garbage collector does not meet the millions of bytes that every call of a cipher leaves behind.
import { Worker } from 'node:worker_threads';
import chunkThread from './chunk-thread?modulePath';
import type { ChunkTask, ChunkThreadStart } from './chunk-thread';
import { chunkCipher, chunkNonce, type Suite } from './chunk-cipher';

/** Sealing and proving of chunks that lie in buffers of one memory. */
export interface ChunkWork {
  /** Seals `plaintext` into `sealed`, which is as long as it and its tag. */
  readonly seal: (index: number, isLast: boolean, plaintext: Uint8Array, sealed: Uint8Array) => Promise<void>;
  /** Whether `sealed` is what was sealed at this place. */
  readonly proves: (index: number, isLast: boolean, sealed: Uint8Array) => Promise<boolean>;
  /** Ends the threads, which forget the key. */
  readonly end: () => Promise<void>;
}

interface Thread {
  readonly run: (task: ChunkTask) => Promise<boolean>;
  readonly end: () => Promise<void>;
}

const startThread = (start: ChunkThreadStart): Thread => {
  const key = start.key.slice();
  const workerData: ChunkThreadStart = { ...start, key };
  const thread = new Worker(chunkThread, {
    workerData,
    transferList: [key.buffer],
    execArgv: [],
    env: {},
  });
  const waiting: { readonly answer: (ok: boolean) => void; readonly fail: (error: Error) => void }[] = [];
  let over: Error | undefined;
  const ended = new Promise<void>((done) => {
    thread.once('exit', () => {
      over ??= new Error('the thread that seals has ended');
      for (const { fail } of waiting.splice(0)) fail(over);
      done();
    });
  });
  thread.on('message', (ok: boolean) => waiting.shift()?.answer(ok));
  thread.once('error', (error: Error) => (over = error));
  return {
    run: (task) =>
      new Promise((answer, fail) => {
        if (over !== undefined) {
          fail(over);
          return;
        }
        waiting.push({ answer, fail });
        thread.postMessage(task);
      }),
    end: () => {
      thread.postMessage({ do: 'end' } satisfies ChunkTask);
      return ended;
    },
  };
};

/** One thread seals and one proves; all buffers lie in `memory`. AES-256-GCM only. */
export const chunkThreads = (
  key: Uint8Array,
  headerDigest: Uint8Array,
  memory: SharedArrayBuffer,
): ChunkWork => {
  const start = { key, associated: headerDigest, memory };
  const sealer = startThread(start);
  const prover = startThread(start);
  return {
    seal: async (index, isLast, { byteOffset: at, length }, { byteOffset: to }) => {
      await sealer.run({ do: 'seal', nonce: chunkNonce(index, isLast), at, length, to });
    },
    proves: (index, isLast, { byteOffset: at, length }) =>
      prover.run({ do: 'prove', nonce: chunkNonce(index, isLast), at, length }),
    end: async () => {
      await Promise.all([sealer.end(), prover.end()]);
    },
  };
};

/** The same in this thread, where starting others would be more work than the file. */
export const chunksHere = (suite: Suite, key: Uint8Array, headerDigest: Uint8Array): ChunkWork => {
  const cipher = chunkCipher(suite, key, headerDigest);
  return {
    seal: async (index, isLast, plaintext, sealed) => {
      sealed.set(await cipher.seal(index, isLast, plaintext));
    },
    proves: async (index, isLast, sealed) => {
      const plaintext = await cipher.open(index, isLast, sealed);
      plaintext?.fill(0);
      return plaintext !== null;
    },
    end: () => Promise.resolve(),
  };
};
