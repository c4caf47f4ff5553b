// Accounts for every byte of a zip: what lies between, before and behind the files, and whether all of it
// has the one form our format allows.
import { type ByteSource, windowed } from './byte-source';
import { compareBytes, sameBytes } from './bytes-in-order';
import type { Findings } from './findings';
import type { LocalHeader } from './local-header';
import type { ZipDirectory, ZipEntry } from './zip-directory';
import { centralHeader, descriptor, dosTime, endRecords, type EntryFacts, localHeader } from './zip-form';

export interface PlacedEntry {
  readonly path: string;
  readonly entry: ZipEntry;
  readonly local: LocalHeader;
  readonly isFolder: boolean;
}

interface Extent {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const LOCATOR = Uint8Array.of(0x50, 0x4b, 6, 7);
const LOCATOR_BACK = 42;
const PLAIN_END = 22;
const ZIP64_END = 98;

const centralSizeOf = (entry: ZipEntry): number =>
  46 + entry.nameRaw.length + entry.extraRaw.length + entry.commentLength;

const facts = ({ entry, path }: PlacedEntry): EntryFacts => ({
  name: entry.nameRaw,
  crc32: entry.crc32,
  sizeBytes: entry.sizeBytes,
  offset: entry.offset,
  streamed: path.includes('/data/30_evidence/'),
  dosTime: entry.dosTime,
});

/** Entries may not share bytes, and no byte may belong to none. Any data descriptor is allowed here. */
const checkExtents = (placed: readonly PlacedEntry[], centralStart: number, findings: Findings): void => {
  const extents = placed
    .map(({ path, entry, local }): Extent & { readonly slack: readonly number[] } => ({
      path,
      start: entry.offset,
      end: local.dataStart + entry.packedSize,
      slack: (entry.flags & 8) === 0 ? [0] : [12, 16, 20, 24],
    }))
    .sort((a, b) => a.start - b.start);
  if ((extents[0]?.start ?? 0) > 0) findings.add('zip.prepended', null, 'bytes before the first file');
  extents.forEach((extent, index) => {
    const next = extents[index + 1]?.start ?? centralStart;
    if (next < extent.end) findings.add('entry.overlap', extent.path, 'shares bytes with what follows it');
    else if (!extent.slack.includes(next - extent.end)) {
      findings.add(
        'zip.gap',
        extent.path,
        `${String(next - extent.end)} bytes behind this file belong to nothing`,
      );
    }
  });
};

/** Where an entry's surroundings differ from the one form, in words; null when they do not. */
const formFault = async (
  source: ByteSource,
  placed: PlacedEntry,
  central: Uint8Array,
): Promise<string | null> => {
  const entry = facts(placed);
  if (!sameBytes(centralHeader(entry), central)) return 'its line in the directory';
  const local = localHeader(entry);
  if (!sameBytes(local, await source.read(entry.offset, local.length))) return 'its own header';
  const behind = descriptor(entry);
  const end = entry.offset + local.length + entry.sizeBytes;
  if (!sameBytes(behind, await source.read(end, behind.length))) return 'the record behind its bytes';
  return null;
};

/**
 * Checks the form of the whole zip. Answers the check of what only our own packages promise; findings
 * of that check are added when it is called.
 */
export const checkZipForm = async (
  source: ByteSource,
  placed: readonly PlacedEntry[],
  { entryCount, end: directoryEnd }: ZipDirectory,
  findings: Findings,
): Promise<(builtAt: string | null) => void> => {
  const size = source.sizeBytes;
  // The directory and the files lie apart: each has its own window on the bytes.
  const ofDirectory = windowed(source);
  const ofFiles = windowed(source);
  const centralSize = placed.reduce((sum, one) => sum + centralSizeOf(one.entry), 0);
  const complete = placed.length === entryCount;
  const last = placed.reduce((end, one) => Math.max(end, one.local.dataStart + one.entry.packedSize), 0);
  const locator = await ofDirectory.read(Math.max(0, size - LOCATOR_BACK), 4);
  const end = sameBytes(locator, LOCATOR) ? ZIP64_END : PLAIN_END;
  const centralStart = size - end - centralSize;
  if (complete && directoryEnd !== size - end) {
    findings.add(
      'zip.contradictory',
      null,
      'the directory is not where its last record says, or not as long',
    );
  }
  if (complete) {
    checkExtents(placed, centralStart, findings);
    if (last > centralStart) findings.add('entry.overlap', null, 'files and directory share bytes');
  }

  const faults: { readonly path: string | null; readonly where: string }[] = [];
  let place = centralStart;
  let previous: Uint8Array | null = null;
  for (const one of placed) {
    if (!complete) break;
    const length = centralSizeOf(one.entry);
    const where = await formFault(ofFiles, one, await ofDirectory.read(place, length));
    if (where !== null) faults.push({ path: one.path, where });
    if (previous !== null && compareBytes(previous, one.entry.nameRaw) >= 0) {
      faults.push({ path: one.path, where: 'its place: entries are sorted by name' });
    }
    previous = one.entry.nameRaw;
    place += length;
  }
  const times = new Set(placed.map((one) => facts(one).dosTime));
  if (
    complete &&
    !sameBytes(endRecords(entryCount, centralStart, centralSize), await ofDirectory.read(size - end, end))
  ) {
    faults.push({ path: null, where: 'the records at the end' });
  }
  return (builtAt) => {
    for (const { path, where } of faults) {
      findings.add('zip.not-canonical', path, `${where} is not in the one form of the format`);
    }
    if (times.size > 1 || (builtAt !== null && !times.has(dosTime(builtAt)))) {
      findings.add(
        'zip.not-canonical',
        null,
        'the times of the files are not the time the package was built',
      );
    }
  };
};
