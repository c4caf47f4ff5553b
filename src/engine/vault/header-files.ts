// vault.header and its copy on disk: which one is believed, and how both are replaced.
import { lstat, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors';
import { equalBytes } from '../crypto/bytes';
import { diskError, errnoOf, READ_NO_LINK, replaceFile } from '../blobs/durable-files';
import type { Logger } from '../environment';
import { COPIES_FOLDER } from './copies/copy-name';
import { ensureFolder } from './folder';
import {
  canonicalText,
  decodeHeader,
  encodeHeader,
  MAX_HEADER_BYTES,
  type UnprovenHeader,
  type VaultHeader,
} from './header';

export const HEADER_FILE = 'vault.header';
export const HEADER_COPY_FILE = 'vault.header.bak';

/** The file's bytes; null when there is none or it cannot be read as a plain file of sane size. */
export const readHeaderFile = async (path: string): Promise<Uint8Array | null> => {
  let handle;
  try {
    if (!(await lstat(path)).isFile()) return null;
    handle = await open(path, READ_NO_LINK);
    const bytes = new Uint8Array(MAX_HEADER_BYTES + 1);
    let filled = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
      filled += bytesRead;
      if (bytesRead === 0 || filled === bytes.length) return bytes.slice(0, filled);
    }
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(errnoOf(error))) throw diskError(error);
    return null;
  } finally {
    await handle?.close();
  }
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch {
    // False is the answer; reading it tells of everything else.
    return false;
  }
};

/** Errors: vault.not-found, vault.not-a-vault. */
const proveVaultFolder = async (folder: string): Promise<void> => {
  let isFolder = false;
  try {
    isFolder = (await stat(folder)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) throw new UserError('vault.not-found');
    throw diskError(error);
  }
  if (!isFolder) throw new UserError('vault.not-a-vault');
  const present = await Promise.all(
    [HEADER_FILE, HEADER_COPY_FILE].map((name) => exists(join(folder, name))),
  );
  if (!present.includes(true)) throw new UserError('vault.not-a-vault');
};

export interface FoundHeader extends UnprovenHeader {
  /** True when the copy had to stand in, or one of the copies is not the same as the header. */
  readonly copyNeedsWriting: boolean;
  readonly fromCopy: boolean;
}

/**
 * Reads the header, or its copy when the header cannot be read. Nothing in it is proven yet.
 * Errors: vault.not-found, vault.not-a-vault, vault.newer-version, integrity.header-damaged, disk.*.
 */
export const readHeader = async (folder: string, logger: Logger): Promise<FoundHeader> => {
  await proveVaultFolder(folder);
  const main = await readHeaderFile(join(folder, HEADER_FILE));
  const copy = await readHeaderFile(join(folder, HEADER_COPY_FILE));
  const decodedMain = main === null ? null : decodeHeader(main);
  if (main !== null && decodedMain !== null) {
    const third = await readHeaderFile(join(folder, COPIES_FOLDER, HEADER_FILE)).catch(() => null);
    const isSame = (bytes: Uint8Array | null): boolean => bytes !== null && equalBytes(main, bytes);
    return { ...decodedMain, fromCopy: false, copyNeedsWriting: !isSame(copy) || !isSame(third) };
  }
  const decodedCopy = copy && decodeHeader(copy);
  if (!decodedCopy) throw new UserError('integrity.header-damaged');
  logger.log('warn', 'The vault header cannot be read; its copy is used.');
  return { ...decodedCopy, fromCopy: true, copyNeedsWriting: true };
};

/**
 * The header as it is now, which must still be the one that was read before: a passphrase takes a second to
 * try, and whoever had the vault open until then may have changed members or begun a new epoch. Throws
 * vault.in-use when it is another one.
 */
export const proveHeaderUnchanged = async (
  folder: string,
  before: FoundHeader,
  logger: Logger,
): Promise<FoundHeader> => {
  const now = await readHeader(folder, logger);
  if (canonicalText(now.header) === canonicalText(before.header)) return now;
  throw new UserError('vault.in-use', { holder: 'It was changed a moment ago; try again.' });
};

/**
 * Replaces the header, then its copy, then the one that is there for people; at every moment all are whole
 * files. Once the first is replaced the header is written, whatever happens to the others.
 */
export const writeHeader = async (
  folder: string,
  header: VaultHeader,
  headerKey: Uint8Array,
): Promise<void> => {
  await writeFirstHeader(folder, header, headerKey);
  await writeHeaderCopies(folder, header, headerKey);
};

/** Durable when this answers: from then on the header is in force. */
export const writeFirstHeader = (folder: string, header: VaultHeader, headerKey: Uint8Array): Promise<void> =>
  replaceFile(join(folder, HEADER_FILE), encodeHeader(header, headerKey));

/** Those that stand in for it; what is missing of them an opening writes. */
export const writeHeaderCopies = async (
  folder: string,
  header: VaultHeader,
  headerKey: Uint8Array,
): Promise<void> => {
  const bytes = encodeHeader(header, headerKey);
  await replaceFile(join(folder, HEADER_COPY_FILE), bytes);
  await ensureFolder(join(folder, COPIES_FOLDER));
  await replaceFile(join(folder, COPIES_FOLDER, HEADER_FILE), bytes);
};
