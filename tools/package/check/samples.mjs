// Files that somebody has on a desktop: a package of ours and a zip of somebody else's.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';

const zip = async (file, names) => {
  const archive = new ZipArchive({ store: true });
  for (const name of names) archive.append(`${name}\n`, { name });
  const written = pipeline(archive, fs.createWriteStream(file));
  await archive.finalize();
  await written;
};

export const makeSamples = async (folder) => {
  // Only the first name decides what kind of file it is taken for (resources/linux/muniment.xml).
  await zip(path.join(folder, 'ours.zip'), [
    'acme-PKG-2026-01-r1/HOW-TO-VERIFY.txt',
    'acme-PKG-2026-01-r1/bagit.txt',
  ]);
  await zip(path.join(folder, 'other.zip'), ['letter.txt']);
};
