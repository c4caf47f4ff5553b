// What is stored in a compound file (the container of .doc, .xls, .ppt, .msg and .msi), from its directory.
// Chains that lead in a circle or outside of the file end where they stop making sense.
import type { ReadableFile } from '../../blobs/file-source';

export interface CompoundEntry {
  readonly name: string;
  readonly kind: 'storage' | 'stream' | 'root';
  /** Of a root or storage: what program made it, as 32 hex digits. */
  readonly classId: string;
  readonly startSector: number;
  readonly sizeBytes: number;
}

export interface CompoundFile {
  readonly entries: readonly CompoundEntry[];
  /** The first bytes of a stream that has sectors of its own; empty for small ones. */
  readonly startOf: (entry: CompoundEntry, length: number) => Promise<Buffer>;
}

const MAGIC = 'd0cf11e0a1b11ae1';
const ENTRY_BYTES = 128;
const MAX_DIRECTORY_SECTORS = 512;
/** From here on a number is no sector but says that there is none. */
const NO_SECTOR = 0xfffffffa;
const OWN_SECTORS_FROM = 4096;

const KINDS: Readonly<Record<number, CompoundEntry['kind']>> = { 1: 'storage', 2: 'stream', 5: 'root' };

const readEntries = (sector: Buffer): CompoundEntry[] => {
  const entries: CompoundEntry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= sector.length; at += ENTRY_BYTES) {
    const kind = KINDS[sector[at + 66] ?? 0];
    if (kind === undefined) continue;
    const nameBytes = Math.min(64, Math.max(0, sector.readUInt16LE(at + 64) - 2)) & ~1;
    entries.push({
      name: sector.toString('utf16le', at, at + nameBytes),
      kind,
      classId: sector.toString('hex', at + 80, at + 96),
      startSector: sector.readUInt32LE(at + 116),
      sizeBytes: sector.readUInt32LE(at + 120),
    });
  }
  return entries;
};

/** Null for what is no compound file. */
export const readCompoundFile = async (file: ReadableFile): Promise<CompoundFile | null> => {
  const header = await file.readAt(0, 512);
  if (header.length < 512 || header.toString('hex', 0, 8) !== MAGIC) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorBytes = 2 ** shift;
  const perSector = sectorBytes / 4;
  const placeOf = (sector: number): number => (sector + 1) * sectorBytes;

  /** The table of chains is itself in sectors; the header lists the first 109, a chain of its own the rest. */
  const tableSectors: number[] = [];
  for (let at = 76; at < 512; at += 4) tableSectors.push(header.readUInt32LE(at));
  let more = header.readUInt32LE(68);
  for (let hops = 0; more < NO_SECTOR && hops < 64; hops += 1) {
    const sector = await file.readAt(placeOf(more), sectorBytes);
    if (sector.length < sectorBytes) break;
    for (let at = 0; at < sectorBytes - 4; at += 4) tableSectors.push(sector.readUInt32LE(at));
    more = sector.readUInt32LE(sectorBytes - 4);
  }
  const next = async (sector: number): Promise<number> => {
    const table = tableSectors[Math.floor(sector / perSector)] ?? NO_SECTOR;
    if (table >= NO_SECTOR) return NO_SECTOR;
    const bytes = await file.readAt(placeOf(table) + (sector % perSector) * 4, 4);
    return bytes.length < 4 ? NO_SECTOR : bytes.readUInt32LE(0);
  };

  const entries: CompoundEntry[] = [];
  let sector = header.readUInt32LE(48);
  for (let hops = 0; sector < NO_SECTOR && hops < MAX_DIRECTORY_SECTORS; hops += 1) {
    const bytes = await file.readAt(placeOf(sector), sectorBytes);
    if (bytes.length === 0) break;
    entries.push(...readEntries(bytes));
    sector = await next(sector);
  }
  return {
    entries,
    startOf: async (entry, length) =>
      entry.sizeBytes < OWN_SECTORS_FROM || entry.startSector >= NO_SECTOR
        ? Buffer.alloc(0)
        : file.readAt(placeOf(entry.startSector), Math.min(length, sectorBytes, entry.sizeBytes)),
  };
};
