// Small settings kept beside the app (preferences, window place, recent vaults): one JSON file each,
// replaced as a whole, so that a power cut leaves the old one or the new one. Never a secret.
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type ErrorCode, UserError } from '../shared/errors';

/** Told of a file that is there and cannot be used; `code` is the system's, or what is wrong with its content. */
export type HearOfUnreadable = (file: string, code: string) => void;

let hear: HearOfUnreadable = () => undefined;
/** The log is opened later than some settings are defined; until then nobody hears. */
export const hearOfUnreadableSettings = (listener: HearOfUnreadable): void => {
  hear = listener;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A file that is not what it was is kept beside, once, before the next writing replaces it. */
const setAside = (file: string): void => {
  try {
    fs.copyFileSync(file, `${file}.unreadable`, fs.constants.COPYFILE_EXCL);
  } catch {
    // One was kept before, or nothing can be written there: the log names the file either way.
  }
};

/** What the file holds, or `fallback` when it is absent or not in this shape. */
export const readStored = <T extends z.ZodType>(
  file: string,
  schema: T,
  fallback: z.output<T>,
): z.output<T> => {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8');
  } catch (error) {
    // Absent is how every setting begins; anything else is told.
    if (codeOf(error) !== 'ENOENT') hear(path.basename(file), codeOf(error));
    return fallback;
  }
  try {
    const parsed = schema.safeParse(JSON.parse(content));
    if (parsed.success) return parsed.data;
    hear(path.basename(file), 'other-shape');
  } catch {
    // The parser's message would quote the content.
    hear(path.basename(file), 'not-json');
  }
  setAside(file);
  return fallback;
};

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EACCES: 'disk.no-access',
  EPERM: 'disk.no-access',
  EROFS: 'disk.no-access',
};

/** An error of the file system as one a person can act on. */
export const settingsDiskError = (error: unknown): UserError =>
  new UserError(CODES[codeOf(error)] ?? 'disk.failed', { system: codeOf(error) }, { cause: error });

const removeDraft = (draft: string): void => {
  try {
    fs.rmSync(draft, { force: true });
  } catch {
    // What kept it from being written is told; the next writing replaces it.
  }
};

/**
 * A draft is written, synced, and takes the place of the file.
 * @throws UserError disk.full, disk.no-access, disk.failed; the file is then as it was
 */
export const writeStored = (file: string, value: unknown): void => {
  const draft = `${file}.new`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = fs.openSync(draft, 'w', 0o600);
    try {
      fs.writeFileSync(handle, `${JSON.stringify(value, null, 2)}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(draft, file);
  } catch (error) {
    removeDraft(draft);
    throw settingsDiskError(error);
  }
};
