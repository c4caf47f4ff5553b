// One writer: takes the lock of a vault, says who has it, and proves before each change that it is still
// ours (docs/format/vault-v1.md §8). The file `lock` explains; the system's lock on `writer.lock` decides.
// Synchronous, because changes and closing are.
import { closeSync, lstatSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/errors';
import { diskError, errnoOf } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import { takeWriterLock, type WriterLock, writerLockIdentity } from '../db/writer-lock';
import type { Environment } from '../environment';

const LOCK_FILE = 'lock';
const WRITER_LOCK_FILE = 'writer.lock';
/** Ours has about 250 bytes; what is longer was not written by us, and is not read. */
const MAX_NOTE_BYTES = 4096;

const short = z.string().max(256);
const LockNote = z.strictObject({
  host: short,
  pid: z.number().int().positive(),
  /** As the system tells it: empty where it does not. */
  processStartedAt: short,
  bootId: short,
  nonce: short,
  since: short,
});
type LockNote = z.infer<typeof LockNote>;

/** Who has a vault open for writing. */
export interface LockHolder {
  readonly host: string;
  readonly since: string;
}

export interface VaultLock {
  /** Throws vault.in-use when somebody else has taken the vault over. Cheap: before each change. */
  readonly prove: () => void;
  readonly release: () => void;
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Nothing that can be read: then the lock names nobody.
    return '';
  }
};

/** Field 22 of /proc/PID/stat counts from the end of the command name, which may hold blanks. */
const processStartedAt = (pid: number): string => {
  const stat = textOf(`/proc/${String(pid)}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

const bootId = (): string => textOf('/proc/sys/kernel/random/boot_id').trim();

/** A process of another user answers EPERM: it is there. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
};

/** Nonces of the notes this process holds. */
const notesHere = new Set<string>();

/** One that we left ourselves, because the disk did not let us remove it. */
const isOwnRest = (note: LockNote): boolean =>
  note.pid === process.pid &&
  note.processStartedAt === processStartedAt(process.pid) &&
  !notesHere.has(note.nonce);

/**
 * `gone`: of this computer, and its process is not there any more, or has closed the vault. `maybe`: a process of that number is
 * there, but this system does not tell whether it is the same one; then the system's lock decides.
 */
const judge = (note: LockNote): 'alive' | 'maybe' | 'gone' => {
  if (note.host !== hostname()) return 'alive';
  if (note.bootId !== bootId() || !isAlive(note.pid) || isOwnRest(note)) return 'gone';
  if (note.processStartedAt === '') return 'maybe';
  return note.processStartedAt === processStartedAt(note.pid) ? 'alive' : 'gone';
};

/** Null when there is none, `torn` when it was cut by a crash or is not ours. Errors: vault.leads-outside, disk.failed. */
const readNote = (path: string): LockNote | 'torn' | null => {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
    if (found.isDirectory()) throw new UserError('disk.failed', { reason: 'EISDIR' });
    if (!found.isFile() || found.size > MAX_NOTE_BYTES) return 'torn';
    const parsed = LockNote.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : 'torn';
  } catch (error) {
    if (error instanceof UserError) throw error;
    return errnoOf(error) === 'ENOENT' ? null : 'torn';
  }
};

const inUse = (holder: LockHolder | null): UserError =>
  holder === null
    ? new UserError('vault.in-use', { holder: 'Another program on this computer has it open.' })
    : new UserError('vault.in-use', {
        host: holder.host,
        since: holder.since,
        holder: `It was opened on ${holder.host} at ${holder.since}.`,
      });

const ownProgram = (): UserError =>
  new UserError('vault.in-use', { host: hostname(), holder: 'This program has it open.' });

/** Who has the vault open for writing as far as the note tells; null when nobody surely does. Changes nothing. */
export const lockHolder = (folder: string): LockHolder | null => {
  const note = readNote(join(folder, LOCK_FILE));
  if (note === null || note === 'torn' || judge(note) === 'gone') return null;
  return { host: note.host, since: note.since };
};

/**
 * Throws vault.in-use when somebody who is surely still there has the vault open, so that nobody types a
 * passphrase in vain. Changes nothing; takeLock decides.
 */
export const proveNotInUse = (folder: string): void => {
  const note = readNote(join(folder, LOCK_FILE));
  if (note !== null && note !== 'torn' && judge(note) === 'alive') throw inUse(note);
};

/**
 * The files this process has locked, by device and number: not their folders, whose numbers go to others once they
 * are deleted, while a file that is open keeps its own.
 */
const heldHere = new Set<string>();

/** Not rmSync, whose errors carry no code when the disk is broken. */
const removeNote = (path: string): void => {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
};

/** False when there is no room for it: that must not keep anybody from their vault. */
const writeNote = (path: string, note: LockNote, { logger }: Environment): boolean => {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(note)}\n`);
    return true;
  } catch (error) {
    logger.log('warn', 'The lock could not be written; the vault is opened without it.', {
      reason: errnoOf(error),
    });
    try {
      removeNote(path);
    } catch {
      // It is torn then, and the next one to open replaces it.
    }
    return false;
  } finally {
    closeSync(descriptor);
  }
};

/** Puts our note in the place of one whose holder is gone. The system's lock is held. */
const replaceNote = (
  path: string,
  ours: LockNote,
  lockWasMissing: boolean,
  environment: Environment,
): void => {
  for (let attempt = 1; ; attempt += 1) {
    const found = readNote(path);
    if (found === 'torn') {
      environment.logger.log('warn', 'A lock that cannot be read was replaced; nobody holds the vault.');
    } else if (found !== null) {
      const state = judge(found);
      // Without the file that was locked, nobody can say that the holder has gone.
      if (state === 'alive' || (state === 'maybe' && lockWasMissing)) throw inUse(found);
      environment.logger.log('warn', 'The lock of a process that is gone was replaced.');
    }
    if (found !== null) removeNote(path);
    try {
      writeNote(path, ours, environment);
      return;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST' || attempt === 3) throw error;
    }
  }
};

/**
 * Proves that the lock is still ours. A note that somebody deleted is written again as long as the file
 * that is locked is still the one in the folder.
 */
const proveOurs = (path: string, ours: LockNote, writer: WriterLock, environment: Environment): void => {
  const found = readNote(path);
  if (found !== null && found !== 'torn') {
    if (found.nonce === ours.nonce) return;
    throw inUse(found);
  }
  if (!writer.isOnTheFile()) throw inUse(null);
  if (found === null) {
    try {
      writeNote(path, ours, environment);
    } catch {
      // Somebody was quicker, or it cannot be written: the lock on the file is ours all the same.
    }
  }
};

/** Takes the lock, replacing the note of a holder who is gone. Errors: vault.in-use, vault.leads-outside, disk.*. */
export const takeLock = (folder: string, environment: Environment): VaultLock => {
  const path = join(folder, LOCK_FILE);
  const writerPath = join(folder, WRITER_LOCK_FILE);
  // Before any file is opened: SQLite would give a second lock to the process that holds the first.
  if (heldHere.has(writerLockIdentity(writerPath) ?? '')) throw ownProgram();
  proveNotInUse(folder);
  const ours: LockNote = {
    host: hostname(),
    pid: process.pid,
    processStartedAt: processStartedAt(process.pid),
    bootId: bootId(),
    nonce: toHex(environment.random(16)),
    since: environment.now(),
  };
  let writer: WriterLock | null = null;
  try {
    const lockWasMissing = writerLockIdentity(writerPath) === null;
    writer = takeWriterLock(writerPath);
    if (writer === null) throw inUse(lockHolder(folder));
    replaceNote(path, ours, lockWasMissing, environment);
  } catch (error) {
    writer?.release();
    throw diskError(error);
  }
  const held = writer;
  heldHere.add(held.identity);
  notesHere.add(ours.nonce);
  return {
    prove: () => {
      proveOurs(path, ours, held, environment);
    },
    release: () => {
      heldHere.delete(held.identity);
      notesHere.delete(ours.nonce);
      try {
        const found = readNote(path);
        if (found !== null && found !== 'torn' && found.nonce === ours.nonce) removeNote(path);
      } catch (error) {
        // The vault is closed all the same; who opens it next sees that this process is gone.
        environment.logger.log('warn', 'The lock could not be removed.', { reason: errnoOf(error) });
      } finally {
        held.release();
      }
    },
  };
};
