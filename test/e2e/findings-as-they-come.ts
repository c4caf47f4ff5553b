// Long walks tell what they find while they walk, for whoever asked for pictures and waits.
import fs from 'node:fs';
import path from 'node:path';

/** Where pictures go; none are made without it. */
export const SHOTS = process.env['MUNIMENT_SHOTS'];

/** Writes them down beside the pictures, and hands them on. */
export const told = (found: string[]): string[] => {
  if (SHOTS !== undefined)
    fs.appendFileSync(path.join(SHOTS, 'findings.txt'), found.map((one) => `${one}\n`).join(''));
  return found;
};
