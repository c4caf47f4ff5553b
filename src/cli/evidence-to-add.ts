// What is named on the command line as items to add: files that make one item, or a folder whose files are
// an item each.
import { stat } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import type { EvidenceFacts } from '../shared/domain/evidence';
import type { ManifestItem } from './evidence-manifest';
import { engine } from './open-vault';
import type { Output } from './output';
import { WrongUse } from './wrong-use';

const MAX_FILES = 10_000;

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The folder that is named instead of files; null when files are named. Errors: wrong use. */
export const namedFolder = async (operands: readonly string[]): Promise<string | null> => {
  const areFolders = await Promise.all(operands.map(isFolder));
  if (!areFolders.includes(true)) return null;
  const [only, ...others] = operands;
  if (only === undefined || others.length > 0)
    throw new WrongUse('A folder is taken by itself: name one folder, or only files.');
  return resolve(only);
};

export const oneItem = (paths: readonly string[], facts: EvidenceFacts): ManifestItem[] => [
  { paths: paths.map((path) => resolve(path)), facts },
];

/** A title that says where in the folder a file was, without its ending. */
const titleOf = (folder: string, path: string): string => {
  const name = relative(folder, path);
  const title = name.slice(0, name.length - extname(name).length).trim();
  return (title === '' ? basename(path) : title).slice(-300);
};

/** An item for each file of a folder. Errors: those of walkFolder; wrong use when there is nothing in it. */
export const itemsOfFolder = async (
  folder: string,
  factsFor: (title: string) => EvidenceFacts,
  output: Output,
): Promise<ManifestItem[]> => {
  const { walkFolder } = await engine();
  const { files, passedOver, isCut } = await walkFolder(folder, MAX_FILES, {
    signal: new AbortController().signal,
  });
  if (isCut)
    throw new WrongUse(`There are more than ${String(MAX_FILES)} files in it. Take its folders one by one.`);
  if (files.length === 0) throw new WrongUse('There is no file in that folder.');
  if (passedOver > 0)
    output.warn(`Passed over: ${String(passedOver)} hidden or system files, links or vaults.`);
  return files.map(({ path }) => ({ paths: [path], facts: factsFor(titleOf(folder, path)) }));
};
