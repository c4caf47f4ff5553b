// Opens a zip for verification, in place: nothing is unpacked, no byte is written. yauzl reads the
// directory; everything it leaves to its caller is checked here, before any content is looked at.
import { type FileHandle, open } from 'node:fs/promises';
import * as yauzl from 'yauzl';
import { UserError } from '../../shared/errors';
import { clashes, nameFaults } from './entry-names';
import type { Findings } from './findings';
import { HandleReader } from './handle-reader';
import type { PackageSource, SourceFile } from './package-source';
import { checkZipForm, type PlacedEntry } from './zip-checks';
import { fileBytes, topFolderOf } from './source-files';

const ENTRY_LIMIT = 200_000;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** A file that grows more than this when inflated is refused unread. */
const GREATEST_RATIO = 1000;

const decoder = new TextDecoder('utf-8', { fatal: true });

const text = (bytes: Buffer): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

const firstBytes = async (file: FileHandle): Promise<Buffer> => {
  const bytes = Buffer.alloc(2);
  await file.read(bytes, 0, 2, 0);
  return bytes;
};

/** Looks at the last bytes: false when there is no directory to read. */
const checkEnd = async (file: FileHandle, size: number, findings: Findings): Promise<boolean> => {
  const tail = Buffer.alloc(Math.min(size, END_SIZE + LONGEST_COMMENT));
  await file.read(tail, 0, tail.length, size - tail.length);
  const found = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (found === -1) {
    const head = tail.length === size ? tail.subarray(0, 2) : await firstBytes(file);
    if (size > 0 && head.toString('latin1') !== 'PK') throw new UserError('package.not-a-package');
    findings.add('zip.truncated', null, 'the directory at the end of the zip is missing');
    return false;
  }
  const after = tail.length - found - END_SIZE;
  if (after < 0) {
    findings.add('zip.truncated', null, 'the zip ends inside its last record');
    return false;
  }
  const commentLength = tail.readUInt16LE(found + 20);
  if (commentLength === after && after > 0) findings.add('zip.comment', null, 'the zip carries a comment');
  if (commentLength !== after) {
    findings.add(
      'zip.trailing',
      null,
      `${String(after)} bytes after the end of the zip, ${String(commentLength)} announced`,
    );
    return false;
  }
  const directorySize = tail.readUInt32LE(found + 12);
  const directoryOffset = tail.readUInt32LE(found + 16);
  const isPlain = directorySize !== 0xffffffff && directoryOffset !== 0xffffffff;
  if (isPlain && directoryOffset + directorySize !== size - tail.length + found) {
    findings.add('zip.contradictory', null, 'the directory does not end where the last record begins');
  }
  return true;
};

interface Read {
  readonly path: string;
  readonly entry: yauzl.Entry;
  readonly placed: PlacedEntry;
}

const UNIX_TYPE = 0o170000;
const isPlainFile = (entry: yauzl.Entry, isFolder: boolean): boolean => {
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  const reparsePoint = (entry.externalFileAttributes & 0x400) !== 0;
  return !reparsePoint && (type === 0 || type === (isFolder ? 0o040000 : 0o100000));
};

const readEntry = async (
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  findings: Findings,
): Promise<Read | null> => {
  const name = text(entry.fileNameRaw);
  if (name === null) {
    findings.add('name.unsafe', entry.fileNameRaw.toString('latin1'), 'not UTF-8');
    return null;
  }
  const isFolder = name.endsWith('/');
  const path = isFolder ? name.slice(0, -1) : name;
  for (const { code, detail } of nameFaults(path)) findings.add(code, path, detail);
  if (!isPlainFile(entry, isFolder))
    findings.add('entry.link-or-device', path, 'a link, a device or another special file');
  if (entry.extraFields.some((field) => field.id === 0x7075))
    findings.add('name.two-spellings', path, 'a second name in an extra field');
  const isEncrypted = (entry.generalPurposeBitFlag & 0x2041) !== 0;
  if (isEncrypted) findings.add('entry.encrypted', path, 'encrypted');
  const isKnownMethod = entry.compressionMethod === 0 || entry.compressionMethod === 8;
  if (!isKnownMethod)
    findings.add('entry.method', path, `compression method ${String(entry.compressionMethod)}`);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const isBomb = entry.uncompressedSize > 1_000_000 && ratio > GREATEST_RATIO;
  if (isBomb) findings.add('entry.bomb', path, `grows ${String(Math.round(ratio))} times when unpacked`);
  if (entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize) {
    findings.add('zip.contradictory', path, 'stored with two different sizes');
  }
  let local: yauzl.LocalFileHeader;
  try {
    local = await zip.readLocalFileHeaderPromise(entry);
  } catch {
    findings.add('entry.unreadable', path, 'its own header is not where the directory says');
    return null;
  }
  const streamed = (entry.generalPurposeBitFlag & 8) !== 0;
  const localNumbers = [local.crc32, local.compressedSize, local.uncompressedSize];
  const central = [entry.crc32, entry.compressedSize, entry.uncompressedSize];
  // Behind a streamed entry the true numbers follow its bytes; in front of it stand zeros.
  const agree = localNumbers.every(
    (number, index) => number === central[index] || (streamed && number === 0),
  );
  const bigAndZip64 = entry.compressedSize > 0xfffffffe && local.crc32 === entry.crc32;
  if (!local.fileName.equals(entry.fileNameRaw)) {
    findings.add(
      'entry.header-mismatch',
      path,
      `called ${local.fileName.toString('latin1')} in its own header`,
    );
  } else if (
    local.compressionMethod !== entry.compressionMethod ||
    local.generalPurposeBitFlag !== entry.generalPurposeBitFlag ||
    (!agree && !bigAndZip64)
  ) {
    findings.add('entry.header-mismatch', path, 'its own header and the directory tell different things');
  }
  if (isEncrypted || !isKnownMethod || isBomb) return null;
  return { path, entry, placed: { path, entry, local, isFolder } };
};

const openStream = (zip: yauzl.ZipFile, entry: yauzl.Entry): (() => AsyncIterable<Uint8Array>) =>
  async function* () {
    yield* fileBytes(await zip.openReadStreamPromise(entry));
  };

/**
 * Reads the directory of the zip at `path`. Throws package.not-a-package when it is no zip at all; damage
 * becomes findings.
 */
export const openZip = async (path: string, findings: Findings): Promise<PackageSource> => {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const nothing: PackageSource = {
    topFolder: null,
    files: [],
    checkOwnForm: () => undefined,
    close: () => file.close(),
  };
  try {
    if (!(await checkEnd(file, size, findings))) return nothing;
  } catch (error) {
    await file.close();
    throw error;
  }
  let zip: yauzl.ZipFile;
  const read: Read[] = [];
  let all = 0;
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(new HandleReader(file), size, {
      decodeStrings: false,
      autoClose: false,
      // Sizes are compared here and while reading, so that a lie gets its own code.
      validateEntrySizes: false,
    });
    if (zip.entryCount > ENTRY_LIMIT) {
      findings.add('zip.too-many-entries', null, `${String(zip.entryCount)} entries`);
      return nothing;
    }
    for await (const entry of zip.eachEntry()) {
      all += 1;
      const one = await readEntry(zip, entry, findings);
      if (one !== null) read.push(one);
    }
  } catch (error) {
    findings.add('zip.unreadable', null, error instanceof Error ? error.message : String(error));
    return nothing;
  }
  for (const { code, path: name, detail } of clashes(read.map((one) => one.path)))
    findings.add(code, name, detail);
  // How far yauzl read; its types call the number a boolean (3.4.0).
  const directoryEnd = Number(zip.readEntryCursor);
  const checkOwnForm = await checkZipForm(
    file,
    size,
    read.map((one) => one.placed),
    all,
    directoryEnd,
    findings,
  );
  const files = read.filter((one) => !one.placed.isFolder);
  const { topFolder, inside } = topFolderOf(
    files.map((one) => one.path),
    findings,
  );
  return {
    topFolder,
    files: files.map(({ entry, path: name }): SourceFile => ({
      path: inside(name),
      sizeBytes: entry.uncompressedSize,
      crc32: entry.crc32,
      open: openStream(zip, entry),
    })),
    checkOwnForm,
    close: async () => {
      zip.close();
      await file.close();
    },
  };
};
