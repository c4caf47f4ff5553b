// The end of a command that did not do what was asked: a text for people, a document for scripts, and
// the exit code both can rely on.
import { randomBytes } from 'node:crypto';
import { errorText } from '../shared/error-texts';
import { ERRORS, type ExitCode, type Failure, UserError } from '../shared/errors';
import type { Output } from './output';
import { visibleText } from '../shared/visible-text';
import { safeJson } from './safe-text';
import type { Terminal } from './terminal';
import { WrongUse } from './wrong-use';

/** Errors of the operating system that a person can do something about. */
const DISK: Readonly<Record<string, Failure['code']>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EACCES: 'disk.no-access',
  EPERM: 'disk.no-access',
  EROFS: 'disk.no-access',
  EIO: 'disk.failed',
};

const asFailure = (error: unknown): Failure => {
  if (error instanceof UserError) return { code: error.code, details: error.details };
  const code = DISK[String((error as NodeJS.ErrnoException | null)?.code)];
  if (code !== undefined) return { code, details: {} };
  return { code: 'internal.bug', details: {}, incidentId: randomBytes(4).toString('hex') };
};

/** How what a text advises is said on the command line. */
const HINTS: Partial<Record<Failure['code'], string>> = {
  'vault.in-use': 'Verbs that only look take --read-only.',
  'vault.older-than-known': 'Here that is --restored-backup.',
  'vault.network-drive': 'Here that is --read-only or --network-drive.',
  'vault.recovery-key-outdated': 'Here that is “vault recovery-key”.',
  'integrity.database-damaged': 'See “vault copies” and “vault restore-copy”.',
  'backup.unknown-snapshot': 'See “vault backups”.',
  'member.unknown': 'See “member list”.',
};

const lines = (error: unknown, failure: Failure): string[] => {
  if (error instanceof WrongUse) return [`muniment: ${error.what}`, error.hint].filter((line) => line !== '');
  const { happened, safe, next } = errorText(failure);
  const advice = [safe, next, HINTS[failure.code] ?? ''].filter((part) => part !== '').join(' ');
  return [`muniment: ${happened}`, advice, `(${failure.code})`];
};

/**
 * Tells what went wrong. Standard output gets
 * exactly one document with --json, and nothing otherwise.
 */
export const reportFailure = (
  terminal: Terminal,
  output: Pick<Output, 'json' | 'clearProgress'>,
  error: unknown,
): ExitCode => {
  const failure = asFailure(error);
  output.clearProgress();
  if (output.json) {
    const { happened, safe, next } = errorText(failure);
    terminal.stdout(`${safeJson({ error: { ...failure, happened, safe, next } }, 2)}\n`);
  }
  for (const line of lines(error, failure)) terminal.stderr(`${visibleText(line)}\n`);
  if (failure.code === 'internal.bug' && (terminal.env['MUNIMENT_LOG'] ?? '') !== '')
    terminal.stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return ERRORS[failure.code];
};
