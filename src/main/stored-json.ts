// Small settings kept beside the app (preferences, window place, recent vaults): one JSON file each,
// replaced as a whole, so that a power cut leaves the old one or the new one. Never a secret.
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** What the file holds, or `fallback` when it is absent or not in this shape. */
export const readStored = <T extends z.ZodType>(
  file: string,
  schema: T,
  fallback: z.output<T>,
): z.output<T> => {
  try {
    const parsed = schema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : fallback;
  } catch {
    return fallback;
  }
};

export const writeStored = (file: string, value: unknown): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  const handle = fs.openSync(draft, 'w', 0o600);
  try {
    fs.writeFileSync(handle, `${JSON.stringify(value, null, 2)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
};
