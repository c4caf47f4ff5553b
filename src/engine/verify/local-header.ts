// The header in front of a file in a zip. Unpackers that do not look at the directory believe it.
import { type ByteSource, readExactly } from './byte-source';
import { LittleEndian } from './little-endian';
import type { ZipEntry } from './zip-directory';

export interface LocalHeader {
  readonly nameRaw: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly sizeBytes: number;
  /** Where the bytes of the file begin. */
  readonly dataStart: number;
}

/** Null where no header stands, or where its file would reach beyond the zip. */
export const readLocalHeader = async (source: ByteSource, entry: ZipEntry): Promise<LocalHeader | null> => {
  if (entry.offset + 30 > source.sizeBytes) return null;
  try {
    const record = new LittleEndian(await readExactly(source, entry.offset, 30));
    const nameLength = record.u16(26);
    const dataStart = entry.offset + 30 + nameLength + record.u16(28);
    if (record.u32(0) !== 0x04034b50 || dataStart + entry.packedSize > source.sizeBytes) return null;
    return {
      nameRaw: (await readExactly(source, entry.offset + 30, nameLength)).slice(),
      flags: record.u16(6),
      method: record.u16(8),
      crc32: record.u32(14),
      packedSize: record.u32(18),
      sizeBytes: record.u32(22),
      dataStart,
    };
  } catch {
    // Null is a finding of the check.
    return null;
  }
};
