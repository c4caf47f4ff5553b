// The file that says who has the vault open. It explains; SQLite's exclusive lock is what keeps a second
// writer out (docs/format/vault-v1.md §8). Synchronous, because closing a vault is.
import { closeSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/errors';
import { diskError, errnoOf } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import type { Environment } from '../environment';

const LOCK_FILE = 'lock';

const LockNote = z.strictObject({
  host: z.string(),
  pid: z.number().int().positive(),
  /** As the system tells it: empty where it does not. */
  processStartedAt: z.string(),
  bootId: z.string(),
  nonce: z.string(),
  since: z.string(),
});
type LockNote = z.infer<typeof LockNote>;

export interface VaultLock {
  readonly release: () => void;
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Field 22 of /proc/PID/stat counts from the end of the command name, which may hold blanks. */
const processStartedAt = (pid: number): string => {
  const stat = textOf(`/proc/${String(pid)}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

const bootId = (): string => textOf('/proc/sys/kernel/random/boot_id').trim();

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
};

const isStale = (note: LockNote): boolean =>
  note.host === hostname() &&
  (note.bootId !== bootId() || !isAlive(note.pid) || note.processStartedAt !== processStartedAt(note.pid));

const readNote = (path: string): LockNote | null => {
  try {
    return LockNote.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
};

const inUse = (note: LockNote): UserError =>
  new UserError('vault.in-use', {
    host: note.host,
    since: note.since,
    holder: `It was opened on ${note.host} at ${note.since}.`,
  });

/** Throws vault.in-use when somebody who is still there has the vault open. Changes nothing. */
export const proveNotInUse = (folder: string): void => {
  const note = readNote(join(folder, LOCK_FILE));
  if (note !== null && !isStale(note)) throw inUse(note);
};

/**
 * Vaults this process has open, by their real path. POSIX drops all locks of a process on a file when it
 * closes any handle of that file, so a second opening here must end before it touches the database.
 */
const heldHere = new Set<string>();

/** Takes the lock, replacing one whose holder is gone. Errors: vault.in-use, disk.*. */
export const takeLock = (folder: string, environment: Environment): VaultLock => {
  const path = join(folder, LOCK_FILE);
  const realFolder = realpathSync(folder);
  const since = environment.now();
  if (heldHere.has(realFolder)) {
    throw new UserError('vault.in-use', { host: hostname(), holder: 'This program has it open.' });
  }
  const note: LockNote = {
    host: hostname(),
    pid: process.pid,
    processStartedAt: processStartedAt(process.pid),
    bootId: bootId(),
    nonce: toHex(environment.random(16)),
    since,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const descriptor = openSync(path, 'wx', 0o600);
      try {
        writeSync(descriptor, `${JSON.stringify(note)}\n`);
      } catch (error) {
        // A full disk must not keep anybody from reading; the database's own lock needs no room.
        environment.logger.log('warn', 'The lock could not be written; the vault is opened without it.', {
          reason: errnoOf(error),
        });
        rmSync(path, { force: true });
      } finally {
        closeSync(descriptor);
      }
      break;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST' || attempt === 3) throw diskError(error);
      proveNotInUse(folder);
      environment.logger.log('warn', 'The lock of a process that is gone was replaced.');
      rmSync(path, { force: true });
    }
  }
  heldHere.add(realFolder);
  return {
    release: () => {
      heldHere.delete(realFolder);
      if (readNote(path)?.nonce === note.nonce) rmSync(path, { force: true });
    },
  };
};
