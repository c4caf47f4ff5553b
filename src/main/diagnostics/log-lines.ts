// The end of the log as lines for a person: each entry with its time, level, sentence and facts.
import fs from 'node:fs';

const LAST_BYTES = 200_000;

const endOf = (file: string): string => {
  let handle: number;
  try {
    handle = fs.openSync(file, 'r');
  } catch {
    // None was written yet, or it cannot be read: the page says how many entries there are.
    return '';
  }
  try {
    const { size } = fs.fstatSync(handle);
    const from = Math.max(0, size - LAST_BYTES);
    const bytes = Buffer.alloc(size - from);
    const read = fs.readSync(handle, bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8', 0, read);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    fs.closeSync(handle);
  }
};

const asLine = (entry: string): string | null => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(entry);
  } catch {
    // Cut off by a crash in the middle of its writing.
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { time, level, message, where, ...facts } = parsed as Record<string, unknown>;
  const told = Object.entries(facts).map(([key, value]) => `${key}=${String(value)}`);
  const frames = typeof where === 'string' ? where.split('\n').map((frame) => `    ${frame}`) : [];
  return [[time, level, message, ...told].map(String).join(' '), ...frames].join('\n');
};

/** @returns the newest entries, oldest of them first; of a log that was begun anew a moment ago also its end before */
export const lastLogLines = (file: string, atMost: number): readonly string[] =>
  [`${file}.1`, file]
    .flatMap((one) => endOf(one).split('\n'))
    .slice(-atMost - 1)
    .flatMap((entry) => asLine(entry) ?? [])
    .slice(-atMost);
