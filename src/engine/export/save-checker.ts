// verify.html, with which an auditor checks a package in a browser (docs/checker.md): the finished file that
// ships beside this program (tools/build-checker.mjs). It says how to trust it; its SHA-256 is for comparing.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../crypto/hash';
import type { Sha256 } from '../../shared/ids';

/** From the built program, and from the sources as tests run them. */
const PLACES = ['../checker', '../../checker', '../../../out/checker'] as const;

const builtChecker = (): string => {
  const places = PLACES.map((place) => join(import.meta.dirname, place, 'verify.html'));
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error('verify.html is not beside the program; it comes with npm run build');
  return found;
};

export interface SavedChecker {
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/** Writes the page to `targetPath`; a file that is there is only replaced with `overwrite`. */
export const saveChecker = async (targetPath: string, overwrite: boolean): Promise<SavedChecker> => {
  const page = await readFile(builtChecker());
  await writeFile(targetPath, page, { flag: overwrite ? 'w' : 'wx' });
  return { sizeBytes: page.length, sha256: sha256Hex(page) };
};
