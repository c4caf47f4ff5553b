// The directory of a zip as it stands there, and a reader of it that needs nothing but bytes: the page in a
// browser uses it, and in tests it is compared with yauzl, which reads the directory in Node.
import { type ByteSource, bytesBetween, readExactly } from './byte-source';
import { LittleEndian } from './little-endian';

export interface ZipEntry {
  readonly nameRaw: Uint8Array;
  readonly extraRaw: Uint8Array;
  readonly commentLength: number;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly sizeBytes: number;
  /** Place of the local header. */
  readonly offset: number;
  readonly externalAttributes: number;
  /** DOS time in the low, DOS date in the high 16 bits. */
  readonly dosTime: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** As the end record announces; the entries are fewer after a fault or beyond the limit. */
  readonly entryCount: number;
  /** Where reading ended: behind the last entry. */
  readonly end: number;
  /** What could not be read, in words; null when all of it was. */
  readonly fault: string | null;
}

const END = 22;
const LOCATOR = 20;
const LINE = 46;
const ALL_ONES = 0xffffffff;

/** Numbers of the extra fields; null where they do not fill the field. */
export const extraFields = (raw: Uint8Array): ReadonlyMap<number, Uint8Array> | null => {
  const fields = new Map<number, Uint8Array>();
  const read = new LittleEndian(raw);
  let at = 0;
  while (at + 4 <= raw.length) {
    const size = read.u16(at + 2);
    if (at + 4 + size > raw.length) return null;
    const id = read.u16(at);
    if (!fields.has(id)) fields.set(id, raw.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return fields;
};

interface Place {
  readonly start: number;
  readonly entryCount: number;
}

const findDirectory = async (source: ByteSource): Promise<Place> => {
  const length = Math.min(source.sizeBytes, END + LOCATOR + 0xffff);
  const from = source.sizeBytes - length;
  const tail = new LittleEndian(await readExactly(source, from, length));
  let at = length - END;
  while (at >= 0 && tail.u32(at) !== 0x06054b50) at -= 1;
  if (at < 0) throw new Error('there is no end record');
  if (tail.u16(at + 20) !== length - at - END) throw new Error('the comment is not as long as announced');
  if (at < LOCATOR || tail.u32(at - LOCATOR) !== 0x07064b50) {
    if (tail.u16(at + 4) !== 0) throw new Error('a zip of several disks');
    return { start: tail.u32(at + 16), entryCount: tail.u16(at + 10) };
  }
  const record = new LittleEndian(await readExactly(source, tail.u64(at - LOCATOR + 8), 56));
  if (record.u32(0) !== 0x06064b50) throw new Error('there is no zip64 end record where it is announced');
  if (record.u32(16) !== 0) throw new Error('a zip of several disks');
  return { start: record.u64(48), entryCount: record.u64(32) };
};

const entryOf = (line: LittleEndian, at: number): ZipEntry => {
  const name = at + LINE;
  const extra = name + line.u16(at + 28);
  const comment = extra + line.u16(at + 30);
  const extraRaw = line.bytes.slice(extra, comment);
  const fields = extraFields(extraRaw);
  if (fields === null) throw new Error('an extra field is cut off');
  const big = fields.get(1);
  const reader = big === undefined ? null : new LittleEndian(big);
  let used = 0;
  // Each of the three stands in the zip64 field only where the short one is all ones.
  const number = (short: number): number => {
    if (short !== ALL_ONES || reader === null) return short;
    used += 8;
    if (used > reader.bytes.length) throw new Error('a zip64 field is too short');
    return reader.u64(used - 8);
  };
  const sizeBytes = number(line.u32(at + 24));
  const packedSize = number(line.u32(at + 20));
  const offset = number(line.u32(at + 42));
  return {
    nameRaw: line.bytes.slice(name, extra),
    extraRaw,
    commentLength: line.u16(at + 32),
    flags: line.u16(at + 8),
    method: line.u16(at + 10),
    crc32: line.u32(at + 16),
    packedSize,
    sizeBytes,
    offset,
    externalAttributes: line.u32(at + 38),
    dosTime: line.u32(at + 12),
  };
};

/** Lines of the directory come in pieces of any length; a line is taken when all of it is there. */
const readLines = async (
  source: ByteSource,
  { start, entryCount }: Place,
  entries: ZipEntry[],
): Promise<number> => {
  let end = start;
  let rest: Uint8Array = new Uint8Array();
  if (entryCount === 0) return end;
  for await (const piece of bytesBetween(source, start, source.sizeBytes)) {
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    const lines = new LittleEndian(bytes);
    let at = 0;
    while (entries.length < entryCount && at + LINE <= bytes.length) {
      if (lines.u32(at) !== 0x02014b50) throw new Error('a line of the directory is none');
      const length = LINE + lines.u16(at + 28) + lines.u16(at + 30) + lines.u16(at + 32);
      if (at + length > bytes.length) break;
      if ((lines.u16(at + 8) & 0x40) !== 0) throw new Error('strong encryption');
      entries.push(entryOf(lines, at));
      at += length;
    }
    end += at;
    if (entries.length === entryCount) return end;
    rest = bytes.subarray(at);
  }
  throw new Error('the file ends before it should');
};

/** {@link VerifyPlatform.readDirectory} without any library. */
export const readZipDirectory = async (source: ByteSource, limit: number): Promise<ZipDirectory> => {
  const entries: ZipEntry[] = [];
  let entryCount = 0;
  let end = 0;
  try {
    const place = await findDirectory(source);
    entryCount = place.entryCount;
    if (entryCount > limit) return { entries, entryCount, end: place.start, fault: null };
    end = await readLines(source, place, entries);
  } catch (error) {
    return { entries, entryCount, end, fault: error instanceof Error ? error.message : String(error) };
  }
  return { entries, entryCount, end, fault: null };
};
