// The app's own log: a local file, never uploaded, at most two megabytes. Lines hold fixed sentences,
// ids and numbers; never names, paths or content of evidence.
import fs from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';

const MAX_BYTES = 1_000_000;

export type LogData = Readonly<Record<string, string | number | boolean>>;
export type Level = 'info' | 'warn' | 'error';

export interface Log {
  readonly write: (level: Level, message: string, data?: LogData) => void;
  /** Records a bug and returns the incident id under which it can be found. */
  readonly incident: (message: string, error: unknown) => string;
}

/** Where an error was thrown, without its message: that may quote a name or a path of the user's. */
const frames = (error: unknown): string =>
  error instanceof Error
    ? [error.name, ...(error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))].join('\n')
    : typeof error;

/** A log that cannot be written is no reason to stop the work it tells about. */
const append = (file: string, line: string): void => {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size + line.length > MAX_BYTES) fs.renameSync(file, `${file}.1`);
    fs.appendFileSync(file, line, { mode: 0o600 });
  } catch {
    // Nothing better can be done here.
  }
};

export const openLog = (file: string, now: () => Date = () => new Date()): Log => {
  const write: Log['write'] = (level, message, data = {}) => {
    append(file, `${JSON.stringify({ time: now().toISOString(), level, message, ...data })}\n`);
  };
  return {
    write,
    incident: (message, error) => {
      const incidentId = randomBytes(4).toString('hex').toUpperCase();
      write('error', message, { incidentId, stack: frames(error) });
      return incidentId;
    },
  };
};
