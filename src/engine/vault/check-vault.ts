// The check of one's own vault: everything that can be proven with its keys, told as findings. Changes
// nothing and mends nothing.
import type { CheckFinding, VaultCheckReport } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { evidenceId } from '../../shared/ids';
import { blobId, blobPath } from '../blobs/blob-store';
import { openedWhole, openSealedFile } from '../blobs/open-sealed-file';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import type { StoredBlob } from '../blobs/stored-blob';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import type { ReadableDb } from '../db/handles';
import type { OpenDatabase } from '../db/open-database';
import { goOnOrStop, type Job } from '../environment';
import { verifyJournal } from '../journal/verify-journal';
import { blobFromRow, type BlobRow } from './blob-rows';
import { checkHeaders, NOTICES, scanFolder } from './check-folder';
import type { OpenVault } from './open-vault';
import { sessionOf } from './session';

const database = (subject: string, detail: string): CheckFinding => ({
  code: 'integrity.database-damaged',
  subject,
  detail,
});

const checkDatabase = (db: OpenDatabase, file: string): CheckFinding[] => {
  try {
    // Pages still in memory would hide what has happened to them on disk.
    db.pragma('shrink_memory');
    const integrity = db.pragma('integrity_check(20)') as { integrity_check: string }[];
    const broken = integrity.filter((row) => row.integrity_check !== 'ok');
    const dangling = db.pragma('foreign_key_check') as { table: string }[];
    return [
      ...broken.map(() => database(file, 'a page or index is not what it should be')),
      ...dangling.map((row) => database(file, `a row of ${row.table} refers to nothing`)),
    ];
  } catch {
    return [database(file, 'cannot be read to its end')];
  }
};

/** What was added must have been told: a row without its entry means that entries were cut off. */
const checkUntoldRows = (db: ReadableDb): CheckFinding[] => {
  const kinds = [
    { table: 'evidence', id: `printf('EVD-%04d', number)`, action: 'evidence.added' },
    { table: 'control', id: `printf('CTL-%03d', number)`, action: 'control.added' },
    { table: 'engagement', id: `printf('ENG-%02d', number)`, action: 'engagement.created' },
    { table: 'package', id: 'id', action: 'package.built' },
  ];
  return kinds.flatMap(({ table, id, action }) => {
    const untold = db
      .prepare(
        `SELECT ${id} AS id FROM ${table} WHERE NOT EXISTS
           (SELECT 1 FROM journal WHERE journal.subject = ${id} AND journal.action = ?)`,
      )
      .all(action) as { id: string }[];
    return untold.map((row) => ({
      code: 'check.untold-row',
      subject: row.id,
      detail: `the journal has no entry ${action} for it`,
    }));
  });
};

/** Ids of the evidence that holds a blob, to say what is damaged in words its owner knows. */
const holders = (db: ReadableDb, blob: StoredBlob): string => {
  const rows = db
    .prepare('SELECT DISTINCT evidence FROM evidence_file WHERE blob = ? ORDER BY evidence LIMIT 20')
    .all(blob.id) as { evidence: number }[];
  return rows.map((row) => evidenceId(row.evidence)).join(' ') || blob.id;
};

interface BlobCheck {
  readonly findings: CheckFinding[];
  readonly bytesRead: number;
}

/** Quick: is it there, has it its size, its header, a right first and last chunk. Deep: every byte. */
const checkBlob = async (
  vault: OpenVault,
  blob: StoredBlob,
  deep: boolean,
  onBytes: (count: number) => void,
): Promise<BlobCheck> => {
  const { keys } = sessionOf(vault);
  let bytesRead = 0;
  try {
    const file = await openSealedFile(blobPath(vault.folder, blob.id), blob, keys.blob);
    try {
      if (!deep) return { findings: [], bytesRead };
      const hash = runningSha256();
      for await (const bytes of openedWhole(file, blob)) {
        hash.update(bytes);
        bytesRead += bytes.length;
        onBytes(bytes.length);
      }
      const digest = hash.digest();
      if (toHex(digest) === blob.sha256 && blobId(keys.blobName, digest, blob.sizeBytes) === blob.id) {
        return { findings: [], bytesRead };
      }
    } finally {
      await file.close();
    }
    throw new UserError('integrity.blob-damaged', { reason: 'content' });
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
    const path = `blobs/${blob.id.slice(0, 2)}/${blob.id}`;
    const detail = `${path} (${String(error.details['reason'] ?? 'missing')})`;
    return { findings: [{ code: error.code, subject: holders(vault.db, blob), detail }], bytesRead };
  }
};

/**
 * Checks a vault: headers, database, journal, and that every sealed file is there and is the one it
 * should be; with `deep` also every byte of them. Errors: job.cancelled; what is wrong is in the report.
 */
export const checkVault = async (
  vault: OpenVault,
  { deep }: { readonly deep: boolean },
  job: Job,
): Promise<VaultCheckReport> => {
  const session = sessionOf(vault);
  const { folder, db } = vault;
  goOnOrStop(job);
  const findings = await checkHeaders(folder, session.header, session.keys.header);
  const scan = await scanFolder(folder, session.header.database);
  findings.push(...scan.findings, ...checkDatabase(session.database, session.header.database));

  let blobs: StoredBlob[] = [];
  let journalEntries = 0;
  try {
    blobs = (db.prepare('SELECT * FROM blob ORDER BY id').all() as BlobRow[]).map(blobFromRow);
    const journal = await verifyJournal(vault, job);
    journalEntries = journal.entries;
    findings.push(...journal.findings, ...checkUntoldRows(db));
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
    findings.push(database(session.header.database, 'rows cannot be read'));
  }

  const total = deep ? blobs.reduce((sum, blob) => sum + blob.sizeBytes, 0) : blobs.length;
  const report = reportAtMostTenTimesASecond(job, 'checking', total, deep ? 'bytes' : 'items');
  let bytesRead = 0;
  for (const [index, blob] of blobs.entries()) {
    goOnOrStop(job);
    let readHere = 0;
    const result = await checkBlob(vault, blob, deep, (count) => {
      goOnOrStop(job);
      readHere += count;
      report(bytesRead + readHere);
    });
    findings.push(...result.findings);
    bytesRead += result.bytesRead;
    if (!deep) report(index + 1);
  }
  const known = new Set(blobs.map((blob) => blob.id));
  return {
    verdict: findings.every((found) => NOTICES.has(found.code)) ? 'sound' : 'damaged',
    findings,
    counts: {
      blobs: blobs.length,
      bytesRead,
      journalEntries,
      copies: 0,
      orphans: scan.sealedIds.filter((id) => !known.has(id)).length,
    },
    deep,
  };
};
