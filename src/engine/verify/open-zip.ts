// Opens a zip for verification, in place: nothing is unpacked, no byte is written. The platform reads the
// directory; everything it leaves to its caller is checked here, before any content is looked at.
import { UserError } from '../../shared/errors';
import { type ByteSource, bytesBetween, windowed } from './byte-source';
import { latin1, sameBytes } from './bytes-in-order';
import { clashes, nameFaults } from './entry-names';
import type { Findings } from './findings';
import { LittleEndian } from './little-endian';
import { readLocalHeader } from './local-header';
import type { PackageSource, SourceFile } from './package-source';
import type { VerifyPlatform } from './platform';
import { checkZipForm, type PlacedEntry } from './zip-checks';
import { extraFields, type ZipEntry } from './zip-directory';
import { topFolderOf } from './source-files';

const ENTRY_LIMIT = 200_000;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** A file that grows more than this when inflated is refused unread. */
const GREATEST_RATIO = 1000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const text = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    // Null is a finding of the check.
    return null;
  }
};

/** Where the last end record begins; -1 when there is none. */
const lastEndRecord = (tail: Uint8Array): number => {
  let at = tail.length - 4;
  while (at >= 0 && !(tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6))
    at -= 1;
  return Math.max(at, -1);
};

/** Looks at the last bytes: false when there is no directory to read. */
const checkEnd = async (source: ByteSource, findings: Findings): Promise<boolean> => {
  const size = source.sizeBytes;
  const length = Math.min(size, END_SIZE + LONGEST_COMMENT);
  const tail = await source.read(size - length, length);
  const found = lastEndRecord(tail);
  if (found === -1) {
    if (size > 0 && latin1(await source.read(0, 2)) !== 'PK') throw new UserError('package.not-a-package');
    findings.add('zip.truncated', null, 'the directory at the end of the zip is missing');
    return false;
  }
  const after = tail.length - found - END_SIZE;
  if (after < 0) {
    findings.add('zip.truncated', null, 'the zip ends inside its last record');
    return false;
  }
  const record = new LittleEndian(tail.subarray(found));
  const commentLength = record.u16(20);
  if (commentLength === after && after > 0) findings.add('zip.comment', null, 'the zip carries a comment');
  if (commentLength !== after) {
    findings.add(
      'zip.trailing',
      null,
      `${String(after)} bytes after the end of the zip, ${String(commentLength)} announced`,
    );
    return false;
  }
  const directorySize = record.u32(12);
  const directoryOffset = record.u32(16);
  const isPlain = directorySize !== 0xffffffff && directoryOffset !== 0xffffffff;
  if (isPlain && directoryOffset + directorySize !== size - tail.length + found) {
    findings.add('zip.contradictory', null, 'the directory does not end where the last record begins');
  }
  return true;
};

const UNIX_TYPE = 0o170000;
const isPlainFile = (entry: ZipEntry, isFolder: boolean): boolean => {
  const type = (entry.externalAttributes >>> 16) & UNIX_TYPE;
  const reparsePoint = (entry.externalAttributes & 0x400) !== 0;
  return !reparsePoint && (type === 0 || type === (isFolder ? 0o040000 : 0o100000));
};

/** Null for what cannot be read on, or is not worth it. */
const readEntry = async (
  source: ByteSource,
  entry: ZipEntry,
  findings: Findings,
): Promise<PlacedEntry | null> => {
  const name = text(entry.nameRaw);
  if (name === null) {
    findings.add('name.unsafe', latin1(entry.nameRaw), 'not UTF-8');
    return null;
  }
  const isFolder = name.endsWith('/');
  const path = isFolder ? name.slice(0, -1) : name;
  for (const { code, detail } of nameFaults(path)) findings.add(code, path, detail);
  if (!isPlainFile(entry, isFolder))
    findings.add('entry.link-or-device', path, 'a link, a device or another special file');
  if (extraFields(entry.extraRaw)?.has(0x7075) === true)
    findings.add('name.two-spellings', path, 'a second name in an extra field');
  const isEncrypted = (entry.flags & 0x2041) !== 0;
  if (isEncrypted) findings.add('entry.encrypted', path, 'encrypted');
  const isKnownMethod = entry.method === 0 || entry.method === 8;
  if (!isKnownMethod) findings.add('entry.method', path, `compression method ${String(entry.method)}`);
  const ratio = entry.sizeBytes / Math.max(1, entry.packedSize);
  const isBomb = entry.sizeBytes > 1_000_000 && ratio > GREATEST_RATIO;
  if (isBomb) findings.add('entry.bomb', path, `grows ${String(Math.round(ratio))} times when unpacked`);
  if (entry.method === 0 && entry.packedSize !== entry.sizeBytes) {
    findings.add('zip.contradictory', path, 'stored with two different sizes');
  }
  const local = await readLocalHeader(source, entry);
  if (local === null) {
    findings.add('entry.unreadable', path, 'its own header is not where the directory says');
    return null;
  }
  const streamed = (entry.flags & 8) !== 0;
  const localNumbers = [local.crc32, local.packedSize, local.sizeBytes];
  const central = [entry.crc32, entry.packedSize, entry.sizeBytes];
  // Behind a streamed entry the true numbers follow its bytes; in front of it stand zeros.
  const agree = localNumbers.every(
    (number, index) => number === central[index] || (streamed && number === 0),
  );
  const bigAndZip64 = entry.packedSize > 0xfffffffe && local.crc32 === entry.crc32;
  if (!sameBytes(local.nameRaw, entry.nameRaw)) {
    findings.add('entry.header-mismatch', path, `called ${latin1(local.nameRaw)} in its own header`);
  } else if (local.method !== entry.method || local.flags !== entry.flags || (!agree && !bigAndZip64)) {
    findings.add('entry.header-mismatch', path, 'its own header and the directory tell different things');
  }
  return isEncrypted || !isKnownMethod || isBomb ? null : { path, entry, local, isFolder };
};

const openEntry =
  (source: ByteSource, { entry, local }: PlacedEntry, platform: VerifyPlatform) =>
  (): AsyncIterable<Uint8Array> => {
    const packed = bytesBetween(source, local.dataStart, local.dataStart + entry.packedSize);
    return entry.method === 0 ? packed : platform.inflate(packed);
  };

const readInEntry = (source: ByteSource, { entry, local }: PlacedEntry): SourceFile['readAt'] =>
  entry.method === 0
    ? (offset, length) =>
        source.read(local.dataStart + offset, Math.max(0, Math.min(length, entry.packedSize - offset)))
    : null;

const nothing: PackageSource = { topFolder: null, files: [], checkOwnForm: () => undefined };

/**
 * Reads the directory of a zip. Throws package.not-a-package when it is no zip at all; damage becomes
 * findings.
 */
export const openZip = async (
  source: ByteSource,
  platform: VerifyPlatform,
  findings: Findings,
): Promise<PackageSource> => {
  if (!(await checkEnd(source, findings))) return nothing;
  const directory = await platform.readDirectory(windowed(source), ENTRY_LIMIT);
  if (directory.entryCount > ENTRY_LIMIT) {
    findings.add('zip.too-many-entries', null, `${String(directory.entryCount)} entries`);
    return nothing;
  }
  const headers = windowed(source);
  const read: PlacedEntry[] = [];
  for (const entry of directory.entries) {
    const one = await readEntry(headers, entry, findings);
    if (one !== null) read.push(one);
  }
  if (directory.fault !== null) {
    findings.add('zip.unreadable', null, directory.fault);
    return nothing;
  }
  for (const { code, path: name, detail } of clashes(read.map((one) => one.path)))
    findings.add(code, name, detail);
  const checkOwnForm = await checkZipForm(source, read, directory, findings);
  // Files that share bytes can be a thousand times as many as the zip has room for: none of them is read.
  if (findings.has('entry.overlap')) return nothing;
  const files = read.filter((one) => !one.isFolder);
  const { topFolder, inside } = topFolderOf(
    files.map((one) => one.path),
    findings,
  );
  return {
    topFolder,
    files: files.map((one): SourceFile => ({
      path: inside(one.path),
      sizeBytes: one.entry.sizeBytes,
      crc32: one.entry.crc32,
      open: openEntry(source, one, platform),
      readAt: readInEntry(source, one),
      stamp: async () => (await source.stamp?.()) ?? '',
    })),
    checkOwnForm,
  };
};
