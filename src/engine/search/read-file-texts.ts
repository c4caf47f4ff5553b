// Reads the words inside files that were taken in, and keeps them for the search: later than the files
// themselves, which wait for nothing. What is interrupted is read again; what fails is not.
import { UserError } from '../../shared/errors';
import { type FileTextState, type FileToRead, filesToRead, hasTriedEnough } from '../db/file-texts';
import type { Job } from '../environment';
import { findBlobRow } from '../vault/blob-rows';
import type { OpenVault } from '../vault/open-vault';
import { createTextReader, type TextReader } from './text-reader';

const AT_ONCE = 32;
const MIB = 2 ** 20;

/** How much of a file is looked at; more of a file of text cannot hold more than the limit of its text. */
const bytesLookedAt = (mediaType: string): { readonly most: number; readonly needsWhole: boolean } => {
  if (mediaType === 'application/pdf') return { most: 64 * MIB, needsWhole: true };
  if (mediaType.startsWith('application/vnd.')) return { most: 20 * MIB, needsWhole: true };
  if (mediaType === 'message/rfc822') return { most: 16 * MIB, needsWhole: false };
  return { most: 4 * MIB, needsWhole: false };
};

interface Begun extends FileToRead {
  readonly mediaType: string;
}

/** Of several names for the same bytes one is as good as another. */
const mediaTypeOf = (vault: OpenVault, blob: string): string =>
  (vault.db
    .prepare(
      `SELECT f.media_type FROM evidence_file AS f WHERE f.blob = ? ORDER BY f.evidence, f.version, f.position`,
    )
    .pluck()
    .get(blob) as string | undefined) ?? '';

const readBytes = async (
  vault: OpenVault,
  blobId: string,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> => {
  const blob = findBlobRow(vault.db, blobId);
  if (blob === undefined) throw new UserError('integrity.blob-missing');
  const bytes = new Uint8Array(Math.min(blob.sizeBytes, most));
  let at = 0;
  for await (const piece of vault.blobs.readRange(blob, 0, bytes.length)) {
    if (signal.aborted) throw new UserError('job.cancelled');
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

const stateOf = async (
  vault: OpenVault,
  reader: TextReader,
  { number, blob, mediaType }: Begun,
  signal: AbortSignal,
): Promise<FileTextState> => {
  const { most, needsWhole } = bytesLookedAt(mediaType);
  const size = findBlobRow(vault.db, blob)?.sizeBytes ?? 0;
  if (needsWhole && size > most) return { number, is: 'failed' };
  try {
    const bytes = await readBytes(vault, blob, most, signal);
    const found = await reader.read({ bytes, mediaType }, signal);
    if (found === null) return { number, is: 'failed' };
    return { number, is: found.isWhole && size <= most ? 'read' : 'cut', words: found.words };
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'job.cancelled' || error.code === 'use.vault-locked')
      throw error;
    // Damaged bytes are told of by a check, not by a search.
    return { number, is: 'failed' };
  }
};

/**
 * Reads what nobody has read yet, until nothing is left. Answers how many files were looked at.
 * @param job cancelled, it stops within a moment and keeps what it has
 * @param untilQuiet awaited before each file: other work goes first
 * @throws UserError job.cancelled, vault.read-only, vault.in-use, disk.*
 */
export const readFileTexts = async (
  vault: OpenVault,
  job: Job,
  untilQuiet: () => Promise<void> = () => Promise.resolve(),
): Promise<number> => {
  const reader = createTextReader();
  let done = 0;
  try {
    for (;;) {
      const found = filesToRead(vault.db, AT_ONCE);
      if (found.length === 0) return done;
      const begun = found
        .filter((file) => !hasTriedEnough(file))
        .map((file) => ({ ...file, mediaType: mediaTypeOf(vault, file.blob) }));
      const states = new Map<number, FileTextState>(
        found.filter(hasTriedEnough).map(({ number }) => [number, { number, is: 'failed' }]),
      );
      vault.keepFileTexts([
        ...states.values(),
        ...begun.map(({ number }) => ({ number, is: 'begun' as const })),
      ]);
      states.clear();
      for (const { number } of begun) states.set(number, { number, is: 'due' });
      try {
        for (const file of begun) {
          await untilQuiet();
          if (job.signal.aborted) throw new UserError('job.cancelled');
          states.set(file.number, await stateOf(vault, reader, file, job.signal));
          done += 1;
          job.progress({ phase: 'reading', done, total: null, unit: 'items' });
        }
      } finally {
        vault.keepFileTexts([...states.values()]);
      }
    }
  } finally {
    await reader.end();
  }
};
