// Accounts for every byte of a zip: what lies between, before and behind the files, and whether all of it
// has the one form our format allows.
import type { FileHandle } from 'node:fs/promises';
import type * as yauzl from 'yauzl';
import type { Findings } from './findings';
import { centralHeader, descriptor, dosTime, endRecords, type EntryFacts, localHeader } from './zip-form';

export interface PlacedEntry {
  readonly path: string;
  readonly entry: yauzl.Entry;
  readonly local: yauzl.LocalFileHeader;
  readonly isFolder: boolean;
}

interface Extent {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const LOCATOR = Buffer.from('PK\u0006\u0007', 'latin1');
const LOCATOR_BACK = 42;
const PLAIN_END = 22;
const ZIP64_END = 98;

const centralSizeOf = (entry: yauzl.Entry): number =>
  46 + entry.fileNameRaw.length + entry.extraFieldRaw.length + entry.fileCommentRaw.length;

const facts = ({ entry, path }: PlacedEntry): EntryFacts => ({
  name: entry.fileNameRaw,
  crc32: entry.crc32,
  sizeBytes: entry.uncompressedSize,
  offset: entry.relativeOffsetOfLocalHeader,
  streamed: path.includes('/data/30_evidence/'),
  dosTime: ((entry.lastModFileDate << 16) | entry.lastModFileTime) >>> 0,
});

const readAt = async (file: FileHandle, place: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, place);
  return bytes.subarray(0, bytesRead);
};

/** Entries may not share bytes, and no byte may belong to none. Any data descriptor is allowed here. */
const checkExtents = (placed: readonly PlacedEntry[], centralStart: number, findings: Findings): void => {
  const extents = placed
    .map(({ path, entry, local }): Extent & { readonly slack: readonly number[] } => ({
      path,
      start: entry.relativeOffsetOfLocalHeader,
      end: local.fileDataStart + entry.compressedSize,
      slack: (entry.generalPurposeBitFlag & 8) === 0 ? [0] : [12, 16, 20, 24],
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
const formFault = async (file: FileHandle, placed: PlacedEntry, central: Buffer): Promise<string | null> => {
  const entry = facts(placed);
  if (!centralHeader(entry).equals(central)) return 'its line in the directory';
  const local = localHeader(entry);
  if (!local.equals(await readAt(file, entry.offset, local.length))) return 'its own header';
  const behind = descriptor(entry);
  const end = entry.offset + local.length + entry.sizeBytes;
  if (!behind.equals(await readAt(file, end, behind.length))) return 'the record behind its bytes';
  return null;
};

/**
 * Checks the form of the whole zip. Answers the check of what only our own packages promise; findings
 * of that check are added when it is called.
 */
export const checkZipForm = async (
  file: FileHandle,
  size: number,
  placed: readonly PlacedEntry[],
  entryCount: number,
  directoryEnd: number,
  findings: Findings,
): Promise<(builtAt: string | null) => void> => {
  const centralSize = placed.reduce((sum, one) => sum + centralSizeOf(one.entry), 0);
  const complete = placed.length === entryCount;
  const last = placed.reduce(
    (end, one) => Math.max(end, one.local.fileDataStart + one.entry.compressedSize),
    0,
  );
  const locator = await readAt(file, Math.max(0, size - LOCATOR_BACK), 4);
  const end = locator.equals(LOCATOR) ? ZIP64_END : PLAIN_END;
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
  let previous: Buffer | null = null;
  for (const one of placed) {
    if (!complete) break;
    const length = centralSizeOf(one.entry);
    const where = await formFault(file, one, await readAt(file, place, length));
    if (where !== null) faults.push({ path: one.path, where });
    if (previous !== null && Buffer.compare(previous, one.entry.fileNameRaw) >= 0) {
      faults.push({ path: one.path, where: 'its place: entries are sorted by name' });
    }
    previous = one.entry.fileNameRaw;
    place += length;
  }
  const times = new Set(placed.map((one) => facts(one).dosTime));
  if (
    complete &&
    !endRecords(entryCount, centralStart, centralSize).equals(await readAt(file, size - end, end))
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
