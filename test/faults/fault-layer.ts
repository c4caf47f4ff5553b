// The faulting file layer (fault-layer.c): compiled when a test first needs it, and what it wrote down.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = join(import.meta.dirname, 'fault-layer.c');
const PLAN = join(import.meta.dirname, 'fault-plan.h');
const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/muniment-tests/fault-layer');

/** Path of the compiled layer. It stands before the C library of Linux; other systems have no such place. */
export const faultLayer = (): string => {
  if (process.platform !== 'linux') {
    throw new Error('the fault harness needs LD_PRELOAD, so it runs on Linux only');
  }
  const digest = createHash('sha256').update(readFileSync(SOURCE)).update(readFileSync(PLAN));
  const library = join(CACHE, `${digest.digest('hex').slice(0, 16)}.so`);
  if (!existsSync(library)) {
    mkdirSync(CACHE, { recursive: true });
    const own = `${library}.${String(process.pid)}`;
    execFileSync('gcc', [
      '-O2',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-shared',
      '-fPIC',
      '-o',
      own,
      SOURCE,
      '-ldl',
    ]);
    renameSync(own, library);
  }
  return library;
};

const OPERATIONS = [
  'mark',
  'create',
  'write',
  'truncate',
  'sync',
  'sync-folder',
  'rename',
  'unlink',
  'mkdir',
  'rmdir',
  'link',
  'chmod',
] as const;
export type FileOperation = (typeof OPERATIONS)[number];

/** One call that changes files, as the system answered it. */
export interface FileCall {
  readonly operation: FileOperation;
  /** From 1 over all threads; a mark carries the number of the call before it. */
  readonly number: number;
  /** The system's error number; 0 when it was done, -1 when the process was killed before. */
  readonly error: number;
  /** The error was the layer's and not the system's. */
  readonly isInjected: boolean;
  /** Which file, whatever it is called by then; 0 when there is none yet. */
  readonly inode: bigint;
  readonly path: string;
  /** The new name, for `rename` and `link`. */
  readonly other: string;
  /** Where a write begins; the new length for `truncate`. */
  readonly offset: number;
  /** Bytes written. */
  readonly length: number;
  /** The bytes themselves, when they were asked for. */
  readonly bytes: Buffer;
}

const HEAD_BYTES = 48;
const MAGIC = 0x4d46_4c54;

export const readFaultLog = (path: string): FileCall[] => {
  const log = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const calls: FileCall[] = [];
  for (let at = 0; at + HEAD_BYTES <= log.length;) {
    if (log.readUInt32LE(at) !== MAGIC) throw new Error('the record of the fault layer cannot be read');
    const lengths = [32, 36, 40].map((field) => log.readUInt32LE(at + field));
    const [pathBytes = 0, otherBytes = 0, dataBytes = 0] = lengths;
    const text = at + HEAD_BYTES;
    const data = text + pathBytes + otherBytes;
    calls.push({
      operation: OPERATIONS[log.readUInt16LE(at + 4)] ?? 'mark',
      isInjected: log.readUInt16LE(at + 6) === 1,
      error: log.readInt32LE(at + 8),
      number: log.readUInt32LE(at + 12),
      inode: log.readBigUInt64LE(at + 16),
      offset: Number(log.readBigInt64LE(at + 24)),
      length: log.readUInt32LE(at + 44),
      path: log.toString('utf8', text, text + pathBytes),
      other: log.toString('utf8', text + pathBytes, data),
      bytes: log.subarray(data, data + dataBytes),
    });
    at = data + dataBytes;
  }
  return calls;
};
