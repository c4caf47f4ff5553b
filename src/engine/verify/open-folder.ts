// Opens an unpacked package. The same promises as for the zip, as far as a folder can keep them.
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors';
import { clashes, nameFaults } from './entry-names';
import type { Findings } from './findings';
import type { PackageSource, SourceFile } from './package-source';
import { fileBytes } from './source-files';

const FILE_LIMIT = 200_000;
/** Made by the reader's own computer when a folder is looked at; named in HOW-TO-VERIFY.txt. */
const MADE_BY_THE_DESKTOP = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** One of them makes a folder at least the remains of a package. */
const BAG_FILES = new Set([
  'bagit.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'data/package.json',
]);

const bagFolder = async (path: string): Promise<string> => {
  const names = await readdir(path);
  if (names.includes('bagit.txt')) return path;
  const others = names.filter((name) => !MADE_BY_THE_DESKTOP.has(name));
  const [only] = others;
  if (others.length !== 1 || only === undefined) return path;
  const inner = join(path, only);
  return (await lstat(inner)).isDirectory() ? inner : path;
};

/**
 * The folder itself, or the one folder in it. Throws package.not-a-package when it holds nothing of a
 * package; damage becomes findings.
 */
export const openFolder = async (path: string, findings: Findings): Promise<PackageSource> => {
  const root = await bagFolder(path);
  const files: SourceFile[] = [];
  const walk = async (folder: string, inside: string): Promise<void> => {
    for (const name of (await readdir(folder)).sort()) {
      if (MADE_BY_THE_DESKTOP.has(name)) continue;
      const full = join(folder, name);
      const place = inside === '' ? name : `${inside}/${name}`;
      const faults = nameFaults(place);
      for (const { code, detail } of faults) findings.add(code, place, detail);
      const stats = await lstat(full);
      if (stats.isDirectory()) {
        if (!faults.some((fault) => fault.code === 'name.too-long')) await walk(full, place);
      } else if (stats.isFile()) {
        if (files.length >= FILE_LIMIT) {
          findings.add('zip.too-many-entries', place, 'more than 200,000 files');
          return;
        }
        files.push({
          path: place,
          sizeBytes: stats.size,
          crc32: null,
          open: () => fileBytes(createReadStream(full)),
        });
      } else findings.add('entry.link-or-device', place, 'a link, a device or another special file');
    }
  };
  await walk(root, '');
  const isBag = files.some((file) => BAG_FILES.has(file.path));
  if (!isBag && findings.isEmpty) throw new UserError('package.not-a-package');
  for (const { code, path: name, detail } of clashes(files.map((file) => file.path)))
    findings.add(code, name, detail);
  return {
    // An unpacked folder may be called anything.
    topFolder: null,
    files,
    checkOwnForm: () => undefined,
    close: () => Promise.resolve(),
  };
};
