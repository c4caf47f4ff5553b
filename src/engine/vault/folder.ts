// The vault folder itself: making it, its README, and the sweep of unfinished work at an opening.
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError, errnoOf, replaceFile, syncFolder, syncNewFolders } from '../blobs/durable-files';
import { utf8 } from '../crypto/bytes';
import type { Logger } from '../environment';

/** A copy of the database is written by SQLite, which leaves its journal beside it when it is killed. */
const PART_FILE = /^[0-9a-f]{32}\.part(-journal)?$/;
/** What file managers leave in a folder by themselves. */
export const STRAY_NAMES: ReadonlySet<string> = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.directory',
]);

export const README = `This folder is a Muniment vault: evidence for an audit, encrypted.

- Keep the folder together. Copy or back it up as a whole, and only while it is closed in Muniment.
- Change nothing in it by hand. A file that is renamed, edited or deleted is evidence lost.
- It opens with the owner's passphrase, or with the 24 words of the recovery key. Without one of them
  nobody can open it, the makers of Muniment included.
- vault.header and vault.header.bak are needed to open it. A file ending in -journal, when there is one,
  belongs to the database: keep it with the rest.
- If Muniment says that the vault is in use on a computer that surely has it closed, delete "lock".

The format is written down in docs/format/vault-v1.md of Muniment's source code. To open the database
without Muniment you need its raw key, which that page explains, and any program that reads SQLCipher 4.
`;

/** Undoes makeVaultFolder and what was written into the folder since, after a failed creation. */
export const unmakeVaultFolder = async (folder: string, made: boolean): Promise<void> => {
  if (made) {
    await rm(folder, { recursive: true, force: true });
    return;
  }
  for (const name of await readdir(folder)) {
    if (!STRAY_NAMES.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
};

/** Errors: vault.folder-not-empty, disk.*. Answers whether the folder had to be made; after an error it is as it was. */
export const makeVaultFolder = async (folder: string): Promise<{ readonly made: boolean }> => {
  let firstMade: string | undefined;
  let isEmpty = false;
  try {
    firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).some((name) => !STRAY_NAMES.has(name))) {
      throw new UserError('vault.folder-not-empty');
    }
    isEmpty = true;
    await mkdir(join(folder, 'blobs'), { mode: 0o700 });
    await mkdir(join(folder, 'tmp'), { mode: 0o700 });
    await replaceFile(join(folder, 'README.txt'), utf8(README));
    if (firstMade !== undefined) await syncNewFolders(folder, firstMade);
    return { made: firstMade !== undefined };
  } catch (error) {
    // EEXIST: somebody else makes a vault here in this moment; what lies there is theirs.
    if (['EEXIST', 'ENOTDIR'].includes(errnoOf(error))) throw new UserError('vault.folder-not-empty');
    // Why it failed is told; an empty folder may be left.
    if (isEmpty) await unmakeVaultFolder(folder, firstMade !== undefined).catch(() => undefined);
    throw diskError(error);
  }
};

/** Makes a folder of the vault where there is none. Errors: vault.leads-outside, disk.*. */
export const ensureFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw diskError(error);
    // A link here would lead the vault's work outside its folder.
    const found = await lstat(path);
    if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
    if (!found.isDirectory()) throw new UserError('disk.failed', { reason: 'ENOTDIR' });
  }
};

const UNFINISHED_HEADER = /^vault\.header(\.bak)?\.new$/;

/** Removes part files and half written headers of runs that were killed. Only the holder of the lock may call it. */
export const sweepUnfinishedWork = async (folder: string, logger: Logger): Promise<void> => {
  await ensureFolder(join(folder, 'blobs'));
  await ensureFolder(join(folder, 'tmp'));
  const parts = (await readdir(join(folder, 'tmp'))).filter((name) => PART_FILE.test(name));
  const headers = (await readdir(folder)).filter((name) => UNFINISHED_HEADER.test(name));
  for (const name of parts) await rm(join(folder, 'tmp', name), { force: true });
  for (const name of headers) await rm(join(folder, name), { force: true });
  if (parts.length + headers.length > 0) {
    await syncFolder(join(folder, 'tmp'));
    const files = parts.length + headers.length;
    logger.log('info', 'Unfinished work of an interrupted run was removed.', { files });
  }
};
