// Opens what a path names, in Node: a file as bytes that can be read anywhere, or a folder as the list of
// its files. Nothing is ever written.
import { type FileHandle, lstat, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../shared/errors';
import type { ByteSource } from './byte-source';
import { nameFaults } from './entry-names';
import { FILE_LIMIT, type FolderFile, MADE_BY_THE_DESKTOP } from './open-folder';

const readAt = async (file: FileHandle, offset: number, length: number): Promise<Uint8Array> => {
  const bytes = Buffer.allocUnsafeSlow(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
};

/** The bytes of the file at `path`. */
export const fileSource = async (path: string): Promise<ByteSource> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return {
      name: basename(path),
      sizeBytes: size,
      read: (offset, length) => readAt(file, offset, length),
      close: () => file.close(),
      stamp: async () => {
        const { size: bytes, mtimeNs, ctimeNs } = await file.stat({ bigint: true });
        return [bytes, mtimeNs, ctimeNs].join(' ');
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** Everything below `root` but folders. A folder whose name is too long is listed and not walked into. */
const listFolder = async (root: string): Promise<FolderFile[]> => {
  const files: FolderFile[] = [];
  const walk = async (folder: string, inside: string): Promise<void> => {
    for (const name of await readdir(folder)) {
      // One more than may be there is enough to be told.
      if (files.length > FILE_LIMIT) return;
      const full = join(folder, name);
      const path = inside === '' ? name : `${inside}/${name}`;
      const stats = await lstat(full);
      // A folder of that name is no desktop's: what lies in it is a file nobody listed.
      if (MADE_BY_THE_DESKTOP.has(name) && !stats.isDirectory()) continue;
      const isDeep = nameFaults(path).some((fault) => fault.code === 'name.too-long');
      if (stats.isDirectory() && !isDeep) await walk(full, path);
      else
        files.push({
          path,
          isFile: stats.isFile(),
          sizeBytes: stats.size,
          open: () => fileSource(full),
        });
    }
  };
  await walk(root, '');
  return files;
};

/** A file, or all files of a folder. Throws package.not-found and disk.no-access. */
export const openPath = async (path: string): Promise<ByteSource | readonly FolderFile[]> => {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return await listFolder(path);
    // A pipe would be waited for without end.
    if (!stats.isFile()) throw new UserError('package.not-a-package');
    return await fileSource(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new UserError('package.not-found', {}, { cause: error });
    if (code === 'EACCES' || code === 'EPERM') throw new UserError('disk.no-access', {}, { cause: error });
    throw error;
  }
};
