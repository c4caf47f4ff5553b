// Looks at files before they are taken in: what they are, what is to be known of them, and whether the vault
// holds them already. Reads of each only what it needs; all of it only where other bytes have its length.
import type { InspectedFile } from '../../shared/calls/intake';
import { UserError } from '../../shared/errors';
import { evidenceId, type Sha256 } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { type FileSource, nameOfSource, openToRead, type ReadableFile } from '../blobs/file-source';
import { runningSha256 } from '../crypto/hash';
import { toHex } from '../crypto/bytes';
import { goOnOrStop, type Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import { flagsOf } from './flags/file-flags';
import { mediaTypeOf } from './media-type';

const HEAD_BYTES = 4100;
const AT_A_TIME = 16;
const PIECE_BYTES = 2 ** 20;

type Found = Omit<InspectedFile, 'token' | 'sameAs'>;
/** `sameAs` is a place in what was asked. */
export type FileInspection = Found & { readonly sameAs: number | null };

/** By the clock on the wall, as the system's own file window shows it. */
const dayOf = (milliseconds: number): CalendarDate | null => {
  const then = new Date(milliseconds);
  const year = then.getFullYear();
  if (!(year >= 1900 && year <= 9999)) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year)}-${two(then.getMonth() + 1)}-${two(then.getDate())}` as CalendarDate;
};

const unread = (problem: string): Found => ({
  sizeBytes: 0,
  mediaType: 'application/octet-stream',
  flags: [],
  modifiedOn: null,
  sha256: null,
  alreadyIn: [],
  problem,
});

/** Runs `work` for each, some at a time; a file that cannot be read says so and stops nobody. */
const forEachFile = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count) }, worker));
};

const withFile = async <T>(source: FileSource, use: (file: ReadableFile) => Promise<T>): Promise<T> => {
  const file = await openToRead(source);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

const look = (source: FileSource): Promise<Found> =>
  withFile(source, async (file) => {
    const name = nameOfSource(source);
    const head = await file.readAt(0, Math.min(HEAD_BYTES, file.sizeBytes));
    return {
      sizeBytes: file.sizeBytes,
      mediaType: await mediaTypeOf(head, name),
      flags: await flagsOf(file, head, name),
      modifiedOn: file.modifiedAt === null ? null : dayOf(file.modifiedAt),
      sha256: null,
      alreadyIn: [],
      // Nothing proves nothing: it is shown, and taking it in is refused.
      problem: file.sizeBytes === 0 ? 'evidence.file-empty' : null,
    };
  });

const digest = (source: FileSource, job: Job): Promise<{ sha256: Sha256; sizeBytes: number }> =>
  withFile(source, async (file) => {
    const hash = runningSha256();
    let position = 0;
    for (;;) {
      goOnOrStop(job);
      const piece = await file.readAt(position, PIECE_BYTES);
      hash.update(piece);
      position += piece.length;
      if (piece.length < PIECE_BYTES) break;
    }
    return { sha256: toHex(hash.digest()) as Sha256, sizeBytes: position };
  });

/** Lengths that other bytes have too, in the vault or among these files. */
const sharedLengths = (vault: OpenVault, found: readonly Found[]): ReadonlySet<number> => {
  const counts = new Map<number, number>();
  for (const { sizeBytes, problem } of found) {
    if (problem === null) counts.set(sizeBytes, (counts.get(sizeBytes) ?? 0) + 1);
  }
  const inVault = vault.db
    .prepare('SELECT DISTINCT size_bytes FROM blob WHERE size_bytes IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify([...counts.keys()])) as number[];
  const shared = new Set(inVault);
  for (const [length, count] of counts) if (count > 1) shared.add(length);
  return shared;
};

/**
 * One answer for each file, in the order asked. A file that cannot be read, or whose source is gone, gets
 * `problem`; the others go on.
 * @throws UserError job.cancelled
 */
export const inspectFiles = async (
  vault: OpenVault,
  sources: readonly (() => FileSource)[],
  job: Job,
): Promise<FileInspection[]> => {
  const found: Found[] = sources.map(() => unread('evidence.file-unreadable'));
  let done = 0;
  const total = sources.length;
  const each = async (index: number, use: (source: FileSource) => Promise<Found>): Promise<void> => {
    goOnOrStop(job);
    const source = sources[index];
    if (source === undefined) return;
    try {
      found[index] = await use(source());
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
      found[index] = unread(error.code);
    }
  };
  await forEachFile(total, async (index) => {
    await each(index, look);
    done += 1;
    job.progress({ phase: 'reading', done, total, unit: 'items' });
  });

  const shared = sharedLengths(vault, found);
  const holding = vault.db
    .prepare(
      `SELECT DISTINCT f.evidence FROM blob AS b JOIN evidence_file AS f ON f.blob = b.id
       WHERE b.sha256 = ? AND b.size_bytes = ? ORDER BY f.evidence`,
    )
    .pluck();
  await forEachFile(total, (index) =>
    each(index, async (source) => {
      const one = found[index] ?? unread('evidence.file-unreadable');
      if (one.problem !== null || !shared.has(one.sizeBytes)) return one;
      const { sha256, sizeBytes } = await digest(source, job);
      const alreadyIn = (holding.all(sha256, sizeBytes) as number[]).map(evidenceId);
      return { ...one, sizeBytes, sha256, alreadyIn };
    }),
  );

  const firstWith = new Map<string, number>();
  return found.map((one, index) => {
    if (one.sha256 === null) return { ...one, sameAs: null };
    const first = firstWith.get(one.sha256);
    if (first === undefined) firstWith.set(one.sha256, index);
    return { ...one, sameAs: first ?? null };
  });
};
