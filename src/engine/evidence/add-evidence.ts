// Takes files into the vault as evidence. For each item the bytes are sealed and durable first, then one
// transaction makes rows and journal entry: a row never points at bytes a power cut could lose, and an
// item is in the vault as a whole or not at all.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EvidenceFacts, IntakeResult } from '../../shared/domain/evidence';
import { invariant, UserError } from '../../shared/errors';
import { type EvidenceId, evidenceId } from '../../shared/ids';
import type { Job } from '../environment';
import { keepBlobRow } from '../vault/blob-rows';
import type { Change, OpenVault, SealedFile } from '../vault/open-vault';
import { requireKnownLinks } from './known-links';
import { insertLinks } from './link-evidence';
import { mediaTypeOf } from './media-type';

/** The files that together prove one thing, and what they prove. */
export interface EvidenceToAdd {
  readonly paths: readonly string[];
  readonly facts: EvidenceFacts;
}

interface SealedEvidenceFile extends SealedFile {
  readonly originalName: string;
  readonly mediaType: string;
}

/** A path that cannot be asked counts nothing here; sealing it gives the error its row needs. */
const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};

/** Seals the files of one item into `sealed`, reporting bytes from `doneBefore` on. */
const sealFiles = async (
  vault: OpenVault,
  item: EvidenceToAdd,
  job: Job,
  progress: { readonly doneBefore: number; readonly total: number },
  sealed: SealedEvidenceFile[],
): Promise<void> => {
  let done = progress.doneBefore;
  for (const path of item.paths) {
    job.signal.throwIfAborted();
    const file = await vault.blobs.put(path, {
      signal: job.signal,
      // Each byte counts when it is sealed; reading it back afterwards moves nothing.
      progress: (part) => {
        const ofFile = part.phase === 'sealing' ? part.done : (part.total ?? 0);
        job.progress({ ...part, done: done + ofFile, total: progress.total });
      },
    });
    done += file.blob.sizeBytes;
    const originalName = basename(path);
    sealed.push({ ...file, originalName, mediaType: await mediaTypeOf(file.head, originalName) });
  }
};

/** Takes back what was sealed for an item that does not come about. A file that stays is only an orphan. */
const discardFiles = async (vault: OpenVault, sealed: readonly SealedFile[]): Promise<void> => {
  for (const file of sealed) {
    await vault.blobs.discard(file).catch((error: unknown) => {
      const code = error instanceof UserError ? error.code : 'internal.bug';
      vault.environment.logger.log('warn', 'A sealed file of a cancelled import could not be removed.', {
        code,
      });
    });
  }
};

interface Stored {
  readonly id: EvidenceId;
  /** Other items that hold some of the same bytes. */
  readonly alreadyIn: EvidenceId[];
}

const storeItem = (
  change: Change,
  member: number,
  facts: EvidenceFacts,
  files: readonly SealedEvidenceFile[],
): Stored => {
  const { db, now, record } = change;
  const number = Number(
    db.prepare('INSERT INTO evidence (current_version, created_at) VALUES (1, ?)').run(now).lastInsertRowid,
  );
  const id = evidenceId(number);
  db.prepare(
    `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from,
       effective_to, captured_on, taken_in_at, taken_in_by)
     VALUES (@number, 1, @title, @source, @sensitivity, @from, @to, @capturedOn, @now, @member)`,
  ).run({
    number,
    title: facts.title,
    source: facts.source,
    sensitivity: facts.sensitivity,
    from: facts.effective?.from ?? null,
    to: facts.effective?.to ?? null,
    capturedOn: facts.capturedOn,
    now,
    member,
  });
  const insertFile = db.prepare(
    `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
     VALUES (?, 1, ?, ?, ?, ?)`,
  );
  const withSameBytes = db
    .prepare('SELECT DISTINCT evidence FROM evidence_file WHERE blob = ? AND evidence <> ?')
    .pluck();
  const alreadyIn = new Set<number>();
  files.forEach((file, at) => {
    keepBlobRow(db, file.blob);
    insertFile.run(number, at + 1, file.blob.id, file.originalName, file.mediaType);
    for (const other of withSameBytes.all(file.blob.id, number)) alreadyIn.add(other as number);
  });
  const links = insertLinks(db, number, facts);
  record('evidence.added', id, {
    version: 1,
    title: facts.title,
    source: facts.source,
    sensitivity: facts.sensitivity,
    effective: facts.effective,
    capturedOn: facts.capturedOn,
    files: files.map((file, at) => ({
      position: at + 1,
      name: file.originalName,
      sha256: file.blob.sha256,
      sizeBytes: file.blob.sizeBytes,
      mediaType: file.mediaType,
    })),
    controls: links.controlIds,
    pointsOfFocus: links.pointOfFocusIds,
  });
  return { id, alreadyIn: [...alreadyIn].sort((a, b) => a - b).map(evidenceId) };
};

const isCancelled = (error: unknown, job: Job): boolean =>
  job.signal.aborted && (!(error instanceof UserError) || error.code === 'job.cancelled');

const requireSense = (items: readonly EvidenceToAdd[]): void => {
  for (const { paths, facts } of items) {
    invariant(paths.length > 0, 'an evidence item has at least one file');
    if (facts.effective !== null && facts.effective.from > facts.effective.to) {
      throw new UserError('use.period-reversed', facts.effective);
    }
  }
};

/**
 * Adds one evidence item for each row. A row that cannot be read does not undo the others: it is listed
 * in `failed`. Cancelling keeps the finished items and nothing of the running one. When the disk is full
 * or not accessible the rest is not tried and listed with the same code.
 * @throws UserError use.unknown-control, use.unknown-criterion, use.period-reversed (before any file is
 * read)
 */
export const addEvidence = async (
  vault: OpenVault,
  items: readonly EvidenceToAdd[],
  job: Job,
): Promise<IntakeResult> => {
  vault.requireMay('evidence.added');
  requireSense(items);
  requireKnownLinks(
    vault.db,
    items.map((item) => item.facts),
  );
  const sizes: number[] = [];
  for (const item of items) {
    const ofFiles = await Promise.all(item.paths.map(sizeOf));
    sizes.push(ofFiles.reduce((sum, size) => sum + size, 0));
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const result = {
    added: [] as EvidenceId[],
    sameBytes: [] as { id: EvidenceId; alreadyIn: EvidenceId[] }[],
    cancelled: false,
    failed: [] as IntakeResult['failed'],
  };
  let doneBefore = 0;
  let disk: UserError | null = null;
  for (const [index, item] of items.entries()) {
    if (disk !== null) {
      result.failed.push({ index, code: disk.code, details: disk.details });
      continue;
    }
    const files: SealedEvidenceFile[] = [];
    try {
      await sealFiles(vault, item, job, { doneBefore, total }, files);
      job.signal.throwIfAborted();
      const stored = vault.write((change) => storeItem(change, vault.member.number, item.facts, files));
      result.added.push(stored.id);
      if (stored.alreadyIn.length > 0) result.sameBytes.push(stored);
    } catch (error) {
      await discardFiles(vault, files);
      if (isCancelled(error, job)) {
        result.cancelled = true;
        break;
      }
      if (!(error instanceof UserError)) throw error;
      result.failed.push({ index, code: error.code, details: error.details });
      if (error.code.startsWith('disk.')) disk = error;
    }
    doneBefore += sizes[index] ?? 0;
    job.progress({ phase: 'sealing', done: doneBefore, total, unit: 'bytes' });
  }
  return result;
};
