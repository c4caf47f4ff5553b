// The exact bytes our format demands around the files of a zip (docs/format/package-v1.md §4). The
// verifier makes them again from names, sizes, checksums and places, and compares: whatever is not in
// the files themselves has one allowed value.

export interface EntryFacts {
  readonly name: Buffer;
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

export const localHeader = (entry: EntryFacts): Buffer => {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(entry.streamed ? 20 : 10, 4);
  bytes.writeUInt16LE(entry.streamed ? 8 : 0, 6);
  bytes.writeUInt32LE(entry.dosTime, 10);
  if (!entry.streamed) {
    bytes.writeUInt32LE(entry.crc32, 14);
    bytes.writeUInt32LE(entry.sizeBytes, 18);
    bytes.writeUInt32LE(entry.sizeBytes, 22);
  }
  bytes.writeUInt16LE(entry.name.length, 26);
  return Buffer.concat([bytes, entry.name]);
};

/** What stands between the bytes of an entry and the next one. */
export const descriptor = (entry: EntryFacts): Buffer => {
  if (!entry.streamed) return Buffer.alloc(0);
  const bytes = Buffer.alloc(isBig(entry) ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(entry.crc32, 4);
  if (isBig(entry)) {
    bytes.writeBigUInt64LE(BigInt(entry.sizeBytes), 8);
    bytes.writeBigUInt64LE(BigInt(entry.sizeBytes), 16);
  } else {
    bytes.writeUInt32LE(entry.sizeBytes, 8);
    bytes.writeUInt32LE(entry.sizeBytes, 12);
  }
  return bytes;
};

const REGULAR_FILE_0644 = ((0o100644 << 16) | 0x20) >>> 0;

export const centralHeader = (entry: EntryFacts): Buffer => {
  const zip64 = isBig(entry) || entry.offset > MAX_32;
  const extra = Buffer.alloc(zip64 ? 28 : 0);
  if (zip64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(entry.sizeBytes), 4);
    extra.writeBigUInt64LE(BigInt(entry.sizeBytes), 12);
    extra.writeBigUInt64LE(BigInt(entry.offset), 20);
  }
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE((3 << 8) | 45, 4);
  bytes.writeUInt16LE(zip64 ? 45 : entry.streamed ? 20 : 10, 6);
  bytes.writeUInt16LE(entry.streamed ? 8 : 0, 8);
  bytes.writeUInt32LE(entry.dosTime, 12);
  bytes.writeUInt32LE(entry.crc32, 16);
  bytes.writeUInt32LE(zip64 ? MAX_32 : entry.sizeBytes, 20);
  bytes.writeUInt32LE(zip64 ? MAX_32 : entry.sizeBytes, 24);
  bytes.writeUInt16LE(entry.name.length, 28);
  bytes.writeUInt16LE(extra.length, 30);
  bytes.writeUInt32LE(REGULAR_FILE_0644, 38);
  bytes.writeUInt32LE(zip64 ? MAX_32 : entry.offset, 42);
  return Buffer.concat([bytes, entry.name, extra]);
};

/** The records after the central directory. */
export const endRecords = (entries: number, centralOffset: number, centralSize: number): Buffer => {
  const zip64 = entries > MAX_16 || centralSize > MAX_32 || centralOffset > MAX_32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? MAX_16 : entries, 8);
  end.writeUInt16LE(zip64 ? MAX_16 : entries, 10);
  end.writeUInt32LE(zip64 ? MAX_32 : centralSize, 12);
  end.writeUInt32LE(zip64 ? MAX_32 : centralOffset, 16);
  if (!zip64) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(entries), 24);
  record.writeBigUInt64LE(BigInt(entries), 32);
  record.writeBigUInt64LE(BigInt(centralSize), 40);
  record.writeBigUInt64LE(BigInt(centralOffset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(centralOffset + centralSize), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
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
