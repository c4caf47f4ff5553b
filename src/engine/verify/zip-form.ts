// The exact bytes our format demands around the files of a zip (docs/format/package-v1.md §4). The
// verifier makes them again from names, sizes, checksums and places, and compares: whatever is not in
// the files themselves has one allowed value.
import { LittleEndian } from './little-endian';

export interface EntryFacts {
  readonly name: Uint8Array;
  readonly crc32: number;
  readonly sizeBytes: number;
  /** Place of the local header. */
  readonly offset: number;
  /** Streamed entries have a data descriptor behind their bytes. */
  readonly streamed: boolean;
  /** DOS time in the low, DOS date in the high 16 bits. */
  readonly dosTime: number;
}

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

const isBig = (entry: EntryFacts): boolean => entry.sizeBytes > MAX_32;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

export const localHeader = (entry: EntryFacts): Uint8Array => {
  const record = LittleEndian.ofSize(30)
    .put32(0, 0x04034b50)
    .put16(4, entry.streamed ? 20 : 10)
    .put16(6, entry.streamed ? 8 : 0)
    .put32(10, entry.dosTime)
    .put16(26, entry.name.length);
  if (!entry.streamed) record.put32(14, entry.crc32).put32(18, entry.sizeBytes).put32(22, entry.sizeBytes);
  return joined(record.bytes, entry.name);
};

/** What stands between the bytes of an entry and the next one. */
export const descriptor = (entry: EntryFacts): Uint8Array => {
  if (!entry.streamed) return new Uint8Array();
  const record = LittleEndian.ofSize(isBig(entry) ? 24 : 16)
    .put32(0, 0x08074b50)
    .put32(4, entry.crc32);
  if (isBig(entry)) record.put64(8, entry.sizeBytes).put64(16, entry.sizeBytes);
  else record.put32(8, entry.sizeBytes).put32(12, entry.sizeBytes);
  return record.bytes;
};

const REGULAR_FILE_0644 = ((0o100644 << 16) | 0x20) >>> 0;

export const centralHeader = (entry: EntryFacts): Uint8Array => {
  const zip64 = isBig(entry) || entry.offset > MAX_32;
  const extra = LittleEndian.ofSize(zip64 ? 28 : 0);
  if (zip64) {
    extra.put16(0, 1).put16(2, 24);
    extra.put64(4, entry.sizeBytes).put64(12, entry.sizeBytes).put64(20, entry.offset);
  }
  const line = LittleEndian.ofSize(46)
    .put32(0, 0x02014b50)
    .put16(4, (3 << 8) | 45)
    .put16(6, zip64 ? 45 : entry.streamed ? 20 : 10)
    .put16(8, entry.streamed ? 8 : 0)
    .put32(12, entry.dosTime)
    .put32(16, entry.crc32)
    .put32(20, zip64 ? MAX_32 : entry.sizeBytes)
    .put32(24, zip64 ? MAX_32 : entry.sizeBytes)
    .put16(28, entry.name.length)
    .put16(30, extra.bytes.length)
    .put32(38, REGULAR_FILE_0644)
    .put32(42, zip64 ? MAX_32 : entry.offset);
  return joined(line.bytes, entry.name, extra.bytes);
};

/** The records after the central directory. */
export const endRecords = (entries: number, centralOffset: number, centralSize: number): Uint8Array => {
  const zip64 = entries > MAX_16 || centralSize > MAX_32 || centralOffset > MAX_32;
  const end = LittleEndian.ofSize(22)
    .put32(0, 0x06054b50)
    .put16(8, zip64 ? MAX_16 : entries)
    .put16(10, zip64 ? MAX_16 : entries)
    .put32(12, zip64 ? MAX_32 : centralSize)
    .put32(16, zip64 ? MAX_32 : centralOffset);
  if (!zip64) return end.bytes;
  const record = LittleEndian.ofSize(56)
    .put32(0, 0x06064b50)
    .put64(4, 44)
    .put16(12, 45)
    .put16(14, 45)
    .put64(24, entries)
    .put64(32, entries)
    .put64(40, centralSize)
    .put64(48, centralOffset);
  const locator = LittleEndian.ofSize(20)
    .put32(0, 0x07064b50)
    .put64(8, centralOffset + centralSize)
    .put32(16, 1);
  return joined(record.bytes, locator.bytes, end.bytes);
};

/** The DOS form of a UTC instant, seconds rounded down to even ones. */
export const dosTime = (instant: string): number => {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = instant
    .split(/[-T:Z]/)
    .map(Number);
  return (
    (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
  );
};
