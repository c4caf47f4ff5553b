// The folder a backup lies in: made, marked as that of one vault, and proven before anything is written
// (docs/format/backup-v1.md §1).
import { lstat, mkdir, readdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { UserError } from '../../shared/errors';
import { VaultId } from '../../shared/ids';
import { diskError, errnoOf, replaceFile, syncNewFolders } from '../blobs/durable-files';
import { utf8 } from '../crypto/bytes';
import { STRAY_NAMES } from '../vault/folder';
import { decodeState, isStateName, MAX_STATE_BYTES, type UnprovenState } from './state-file';
import { ensurePlainFolder, provePlainFolder, smallFile, syncFolderIfItCan } from './stored-files';

const FORMAT_VERSION = 1;
const MARKER = 'muniment-backup';
export const FILES = 'files';
export const STATES = 'states';
export const UNFINISHED = 'tmp';
const Marked = z.strictObject({ vaultId: VaultId });

const README = `This folder is a backup of a Muniment vault: encrypted evidence for an audit.

- Keep the folder together and change nothing in it by hand. Each folder in "states" is the vault as it was
  at one time; the sealed files in "files" belong to one or more of them.
- To get a vault back, choose "Restore from a backup" in Muniment, or muniment backup restore.
- It opens with the passphrases and the recovery key of its time, and with nothing else.

The format is written down in docs/format/backup-v1.md of Muniment's source code.
`;

export const HEX_PAIRS: readonly string[] = Array.from({ length: 256 }, (_, i) =>
  i.toString(16).padStart(2, '0'),
);

/** Where the bytes with this SHA-256 lie. */
export const storedPath = (root: string, sha256: string): string =>
  join(root, FILES, sha256.slice(0, 2), sha256);

/** The vault a backup is of; null when the folder is none. Errors: vault.newer-version, backup.damaged, vault.leads-outside, disk.*. */
const markedVault = async (root: string): Promise<VaultId | null> => {
  const bytes = await smallFile(join(root, MARKER), 4096);
  if (bytes === null) return null;
  const text = Buffer.from(bytes).toString('utf8');
  const [, version = '', json = ''] = /^muniment-backup-([1-9][0-9]{0,5})\n([^\n]*)\n$/.exec(text) ?? [];
  if (Number(version) > FORMAT_VERSION) {
    throw new UserError('vault.newer-version', { found: Number(version), supported: FORMAT_VERSION });
  }
  try {
    return Marked.parse(JSON.parse(json)).vaultId;
  } catch {
    throw new UserError('backup.damaged', { file: MARKER });
  }
};

/** The real path of a backup that is there, and its vault. Errors: backup.not-a-backup, disk.*, and those of the marker. */
export const openBackupFolder = async (
  folder: string,
): Promise<{ readonly root: string; readonly vaultId: VaultId }> => {
  let root: string;
  try {
    root = await realpath(resolve(folder));
    if (!(await stat(root)).isDirectory()) throw new UserError('backup.not-a-backup');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) throw new UserError('backup.not-a-backup');
    throw diskError(error);
  }
  const vaultId = await markedVault(root);
  if (vaultId === null) throw new UserError('backup.not-a-backup');
  await provePlainFolder(join(root, STATES));
  return { root, vaultId };
};

/** By what they are and not by how they are spelled: a mount or another case is the same folder too. */
export const isInside = async (path: string, folder: string): Promise<boolean> => {
  const outer = await stat(folder, { bigint: true });
  for (let at = await realpath(path); ; at = dirname(at)) {
    const here = await stat(at, { bigint: true });
    if (here.dev === outer.dev && here.ino === outer.ino) return true;
    if (at === dirname(at)) return false;
  }
};

/** What is not yet the backup of any vault: throws backup.other-vault and vault.folder-not-empty. */
const proveFree = async (root: string, vaultId: VaultId): Promise<{ readonly isMarked: boolean }> => {
  const marked = await markedVault(root);
  if (marked !== null) {
    if (marked !== vaultId) throw new UserError('backup.other-vault');
    return { isMarked: true };
  }
  const names = (await readdir(root)).filter((name) => !STRAY_NAMES.has(name));
  // A first run that was killed before its marker leaves no more than these.
  if (names.some((name) => !OF_THE_FIRST_MOMENT.has(name))) throw new UserError('vault.folder-not-empty');
  return { isMarked: false };
};

/**
 * The real path of `target`, which is made when it is not there, and may hold the backup of this vault.
 * Errors: backup.inside-vault, backup.other-vault, vault.folder-not-empty, vault.leads-outside, disk.*.
 */
export const proveBackupPlace = async (
  target: string,
  vault: { readonly folder: string; readonly vaultId: VaultId },
): Promise<string> => {
  try {
    const path = resolve(target);
    // Nothing may be made inside the vault before it is known to be outside.
    if (await isInside((await isThere(path)) ? path : dirname(path), vault.folder)) {
      throw new UserError('backup.inside-vault');
    }
    const firstMade = await mkdir(path, { recursive: true, mode: 0o700 });
    if (firstMade !== undefined) await syncNewFolders(path, firstMade, syncFolderIfItCan);
    const root = await realpath(path);
    await proveFree(root, vault.vaultId);
    return root;
  } catch (error) {
    throw diskError(error);
  }
};

/**
 * Makes `root` the backup of this vault when it is none yet. Only the holder of its lock may.
 * Errors: backup.other-vault, vault.folder-not-empty, vault.leads-outside, disk.*.
 */
export const markBackup = async (root: string, vaultId: VaultId): Promise<void> => {
  try {
    const { isMarked } = await proveFree(root, vaultId);
    for (const name of [FILES, STATES, UNFINISHED]) await ensurePlainFolder(join(root, name));
    for (const pair of await readdir(join(root, FILES))) {
      if (HEX_PAIRS.includes(pair)) await provePlainFolder(join(root, FILES, pair));
    }
    if (isMarked) return;
    await replaceFile(join(root, 'README.txt'), utf8(README));
    const line = canonicalize({ vaultId }) ?? '';
    await replaceFile(join(root, MARKER), utf8(`${MARKER}-${String(FORMAT_VERSION)}\n${line}\n`));
  } catch (error) {
    throw diskError(error);
  }
};

const OF_THE_FIRST_MOMENT: ReadonlySet<string> = new Set([
  FILES,
  STATES,
  UNFINISHED,
  'README.txt',
  'README.txt.new',
  `${MARKER}.new`,
  'lock',
  'writer.lock',
]);

const isThere = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Removes what killed runs left. Only the holder of the lock may. */
export const sweepBackup = async (root: string): Promise<void> => {
  for (const name of await readdir(join(root, UNFINISHED))) {
    if (!/^[0-9a-f]{32}\.part(-journal)?$/.test(name)) continue;
    await rm(join(root, UNFINISHED, name), { recursive: true, force: true });
  }
};

/** Throws disk.full when the disk surely has no room; some do not know. */
export const proveRoomFor = async (root: string, neededBytes: number): Promise<void> => {
  const { bavail, bsize, blocks } = await statfs(root);
  if (blocks > 0 && bavail * bsize < neededBytes) {
    throw new UserError('disk.full', { neededBytes, freeBytes: bavail * bsize });
  }
};

export interface FoundState {
  readonly name: string;
  /** Null when its file `state` cannot be read as what it must be. */
  readonly found: UnprovenState | null;
}

/** All states of a backup, newest first; damaged ones last. Errors: vault.newer-version, vault.leads-outside, disk.*. */
export const statesIn = async (root: string, vaultId: VaultId): Promise<FoundState[]> => {
  const folder = join(root, STATES);
  const names = (
    await readdir(folder).catch((error: unknown) => {
      throw diskError(error);
    })
  ).filter(isStateName);
  const states: FoundState[] = [];
  for (const name of names) {
    const entry = await lstat(join(folder, name));
    if (entry.isSymbolicLink()) throw new UserError('vault.leads-outside');
    const bytes = entry.isDirectory() ? await smallFile(join(folder, name, 'state'), MAX_STATE_BYTES) : null;
    const decoded = bytes && decodeState(bytes);
    const fits = decoded?.state.name === name && decoded.state.vaultId === vaultId;
    states.push({ name, found: fits ? decoded : null });
  }
  const order = ({ name, found }: FoundState): string =>
    `${found === null ? '0' : `1${found.state.madeAt}`}${name}`;
  return states.sort((a, b) => (order(a) < order(b) ? 1 : -1));
};
