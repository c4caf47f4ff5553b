// Opens an unpacked package. The same promises as for the zip, as far as a folder can keep them. Who lists
// the files (a disk, a browser) is not known here.
import { UserError } from '../../shared/errors';
import { type ByteSource, bytesBetween } from './byte-source';
import { clashes, nameFaults } from './entry-names';
import type { Findings } from './findings';
import type { PackageSource, SourceFile } from './package-source';

/** Files a package may have. */
export const FILE_LIMIT = 200_000;

/** Made by the reader's own computer when a folder is looked at; named in HOW-TO-VERIFY.txt. */
export const MADE_BY_THE_DESKTOP: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Something in a folder, as whoever lists it found it. Folders are not listed. */
export interface FolderFile {
  /** Below the folder that was named, `/` between parts. */
  readonly path: string;
  /** False for links, devices and other special files; they are never opened. */
  readonly isFile: boolean;
  readonly sizeBytes: number;
  readonly open: () => Promise<ByteSource>;
}

/** One of them makes a folder at least the remains of a package. */
const BAG_FILES = new Set([
  'bagit.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'data/package.json',
]);

async function* bytesOf(file: FolderFile): AsyncGenerator<Uint8Array> {
  const source = await file.open();
  try {
    yield* bytesBetween(source, 0, source.sizeBytes);
  } finally {
    await source.close();
  }
}

const within = async <T>(file: FolderFile, look: (source: ByteSource) => Promise<T>): Promise<T> => {
  const source = await file.open();
  try {
    return await look(source);
  } finally {
    await source.close();
  }
};

/** What is added to the front of each path: nothing, or the one folder in which everything lies. */
const wayIn = (listed: readonly FolderFile[]): string => {
  if (listed.some((file) => file.path === 'bagit.txt')) return '';
  const tops = new Set(listed.map((file) => file.path.split('/')[0] ?? ''));
  const [only] = tops;
  return tops.size === 1 && only !== undefined && listed.every((file) => file.path.includes('/'))
    ? `${only}/`
    : '';
};

/**
 * The folder itself, or the one folder in it. Throws package.not-a-package when it holds nothing of a
 * package; damage becomes findings.
 */
export const openFolder = (all: readonly FolderFile[], findings: Findings): PackageSource => {
  const listed = all.filter((file) => !MADE_BY_THE_DESKTOP.has(file.path.split('/').at(-1) ?? ''));
  const way = wayIn(listed);
  const files: SourceFile[] = [];
  for (const file of listed.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = file.path.slice(way.length);
    const faults = nameFaults(path);
    for (const { code, detail } of faults) findings.add(code, path, detail);
    if (faults.some((fault) => fault.code === 'name.too-long')) continue;
    if (!file.isFile) findings.add('entry.link-or-device', path, 'a link, a device or another special file');
    else if (files.length >= FILE_LIMIT) {
      findings.add('zip.too-many-entries', path, 'more than 200,000 files');
      break;
    } else
      files.push({
        ...{ path, sizeBytes: file.sizeBytes, crc32: null, open: () => bytesOf(file) },
        readAt: (offset, length) => within(file, (source) => source.read(offset, length)),
        stamp: () => within(file, async (source) => (await source.stamp?.()) ?? ''),
      });
  }
  const isBag = files.some((file) => BAG_FILES.has(file.path));
  if (!isBag && findings.isEmpty) throw new UserError('package.not-a-package');
  for (const { code, path: name, detail } of clashes(files.map((file) => file.path)))
    findings.add(code, name, detail);
  // An unpacked folder may be called anything.
  return { topFolder: null, files, checkOwnForm: () => undefined };
};
