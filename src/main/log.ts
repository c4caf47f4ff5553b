// The app's own log: a local file, never uploaded, at most two megabytes. Lines hold fixed sentences, ids and
// numbers; never names, paths or content of evidence, and what is handed in is held to that here once more.
import fs from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { cleanWhere, whereThrown } from '../shared/where-thrown';

const MAX_BYTES = 1_000_000;

export type LogData = Readonly<Record<string, string | number | boolean>>;
export type Level = 'info' | 'warn' | 'error';

export interface Log {
  readonly write: (level: Level, message: string, data?: LogData) => void;
  /** Records a bug and returns the incident id under which it can be found. */
  readonly incident: (message: string, error: unknown) => string;
  /** Why the last line could not be written, as the system names it; null when it was. */
  readonly trouble: () => string | null;
}

/** A sentence of ours: no quotes, slashes or other scripts, in which a name could come along. */
const SENTENCE = /^[A-Za-z0-9 .,;:?'_-]{1,200}$/;
/** An id, a code, a version, the name of a call. No space, so no title; no slash, so no path. */
const VALUE = /^[A-Za-z0-9._:+-]{1,80}$/;
const LEFT_OUT = '(left out)';

const safeData = (data: LogData): LogData =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]): [string, string | number | boolean] => {
      if (typeof value !== 'string') return [key, value];
      if (key === 'where') return [key, cleanWhere(value)];
      return [key, VALUE.test(value) || value === '' ? value : LEFT_OUT];
    }),
  );

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** A line that a crash has cut off does not spoil the next one. */
const endsInsideALine = (file: string, size: number): boolean => {
  if (size === 0) return false;
  const handle = fs.openSync(file, 'r');
  try {
    const last = Buffer.alloc(1);
    fs.readSync(handle, last, 0, 1, size - 1);
    return last[0] !== 0x0a;
  } finally {
    fs.closeSync(handle);
  }
};

const append = (file: string, line: string, isLasting: boolean): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  let size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + line.length > MAX_BYTES) {
    fs.renameSync(file, `${file}.1`);
    size = 0;
  }
  const begin = endsInsideALine(file, size) ? '\n' : '';
  const handle = fs.openSync(file, 'a', 0o600);
  try {
    fs.writeSync(handle, `${begin}${line}`);
    // What may be the last line before the app or the machine goes down has to be there afterwards.
    if (isLasting) fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
};

export const openLog = (file: string, now: () => Date = () => new Date()): Log => {
  let trouble: string | null = null;
  const write: Log['write'] = (level, message, data = {}) => {
    const sentence = SENTENCE.test(message) ? message : LEFT_OUT;
    const line = JSON.stringify({ time: now().toISOString(), level, message: sentence, ...safeData(data) });
    try {
      append(file, `${line}\n`, level === 'error');
      trouble = null;
    } catch (error) {
      // No reason to stop the work it tells about; the diagnostics page says that the log is not written.
      trouble = codeOf(error);
    }
  };
  return {
    write,
    incident: (message, error) => {
      const incidentId = randomBytes(4).toString('hex').toUpperCase();
      write('error', message, { incidentId, where: whereThrown(error) });
      return incidentId;
    },
    trouble: () => trouble,
  };
};
