// The names in a zip file and whether any of it is encrypted, from its directory alone. A directory that
// lies about itself is read as far as it makes sense: nothing is unpacked, and memory stays bounded.
import type { ReadableFile } from '../../blobs/file-source';

export interface ZipDirectory {
  /** In lower case. */
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
}

const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const ENTRY_BYTES = 46;
/** About fifty thousand entries; an office document has some dozens. */
const MAX_DIRECTORY = 4 * 2 ** 20;

interface Place {
  readonly at: number;
  readonly length: number;
}

const endRecord = (tail: Buffer): number => {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + END_BYTES + tail.readUInt16LE(at + 20) <= tail.length) return at;
  }
  return -1;
};

/** Where the directory of a zip with 64-bit sizes lies; null when it does not say so sensibly. */
const place64 = async (file: ReadableFile, locatorAt: number): Promise<Place | null> => {
  if (locatorAt < 0) return null;
  const locator = await file.readAt(locatorAt, 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return null;
  const recordAt = locator.readBigUInt64LE(8);
  if (recordAt > BigInt(file.sizeBytes)) return null;
  const record = await file.readAt(Number(recordAt), 56);
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return null;
  const length = record.readBigUInt64LE(40);
  const at = record.readBigUInt64LE(48);
  return at + length > BigInt(file.sizeBytes) ? null : { at: Number(at), length: Number(length) };
};

/**
 * Where it may lie. Programs disagree about an archive with something before or behind its directory, so all
 * that any of them would read is read: what is hidden from one is not hidden here.
 */
const findDirectories = async (file: ReadableFile): Promise<Place[]> => {
  const tailAt = Math.max(0, file.sizeBytes - END_BYTES - MAX_COMMENT);
  const tail = await file.readAt(tailAt, file.sizeBytes - tailAt);
  const end = endRecord(tail);
  if (end < 0) return [];
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  const places: Place[] = [];
  const large = await place64(file, tailAt + end - 20);
  if (large !== null) places.push(large);
  // What stands before the archive (a program that unpacks itself) moves all places; the end is the end.
  // Some count entries and ignore the length: all entries up to the end are read.
  for (const from of new Set([at, tailAt + end - length])) {
    if (from >= 0 && from < tailAt + end && from !== large?.at)
      places.push({ at: from, length: tailAt + end - from });
  }
  return places;
};

const readEntries = async (file: ReadableFile, place: Place): Promise<ZipDirectory> => {
  const mark = await file.readAt(place.at, 4);
  if (mark.toString('latin1') !== 'PK\u0001\u0002') return { names: [], isEncrypted: false };
  const bytes = await file.readAt(place.at, Math.min(place.length, MAX_DIRECTORY));
  const names: string[] = [];
  let isEncrypted = false;
  for (let at = 0; at + ENTRY_BYTES <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50;) {
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) isEncrypted = true;
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('latin1', at + ENTRY_BYTES, Math.min(nameEnd, bytes.length)).toLowerCase());
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { names, isEncrypted };
};

/** Null for what has no readable directory. */
export const readZipDirectory = async (file: ReadableFile): Promise<ZipDirectory | null> => {
  const found: ZipDirectory[] = [];
  for (const place of await findDirectories(file)) found.push(await readEntries(file, place));
  const names = found.flatMap((one) => one.names);
  return names.length === 0 ? null : { names, isEncrypted: found.some((one) => one.isEncrypted) };
};

/** Whether the first entry says it is encrypted: all that is known without a directory. */
export const firstEntryIsEncrypted = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4 && ((head[6] ?? 0) & 1) === 1;
