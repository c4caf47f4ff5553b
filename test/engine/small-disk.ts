// A disk with no room: a real small file system where the system lets us mount one, otherwise file handles
// that answer as a full disk does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

export const systemError = (code: string): Error => Object.assign(new Error(code), { code });

/** What every open file answers to, for tests that make the system fail. */
export const fileHandlePrototype = async (): Promise<FileHandle> => {
  const handle = await open(import.meta.filename, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
};

/** After `bytes` written through file handles, each further write fails with `code`. */
export const failWritesAfter = async (bytes: number, code: string): Promise<void> => {
  const prototype = await fileHandlePrototype();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its handle below
  const write = prototype.write as (...parameters: unknown[]) => Promise<{ bytesWritten: number }>;
  let left = bytes;
  vi.spyOn(prototype, 'write').mockImplementation(async function (
    this: FileHandle,
    ...parameters: unknown[]
  ) {
    if (left <= 0) throw systemError(code);
    const answer = await write.apply(this, parameters);
    left -= answer.bytesWritten;
    return answer as never;
  });
};

export interface SmallDisk {
  readonly path: string;
  /** True when it is a file system of its own. */
  readonly real: boolean;
  readonly remove: () => Promise<void>;
}

export const smallDisk = (mebibytes: number): SmallDisk => {
  const path = mkdtempSync(join(tmpdir(), 'muniment-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mebibytes)}m`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    return { path, real: false, remove: () => rm(path, { recursive: true, force: true }) };
  }
  return {
    path,
    real: true,
    remove: () => {
      execFileSync('umount', [path]);
      rmdirSync(path);
      return Promise.resolve();
    },
  };
};
