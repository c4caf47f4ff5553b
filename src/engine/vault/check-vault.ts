// The check of one's own vault: everything that can be proven with its keys, told as findings. Changes
// nothing and mends nothing.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckFinding, VaultCheckReport } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { reportAtMostTenTimesASecond } from '../blobs/progress';
import type { ReadableDb } from '../db/handles';
import type { VaultKeys } from '../crypto/vault-keys';
import { goOnOrStop, type Job } from '../environment';
import { verifyJournal } from '../journal/verify-journal';
import { blobRows, checkBlobs } from './check-blobs';
import { checkCopies, copySizes } from './check-copies';
import { checkPages, checkStructure, checkUntoldRows, databaseDamage } from './check-database';
import { checkHeaders, NOTICES, scanFolder } from './check-folder';
import type { OpenVault } from './open-vault';
import { sessionOf } from './session';

/** How much there is to look at: one bar over everything, whatever it is. */
interface Meter {
  readonly add: (amount: number) => void;
  /** Work whose own progress fills `amount` of the bar. */
  readonly part: <T>(amount: number, work: (job: Job) => Promise<T>) => Promise<T>;
}

const meterOf = (job: Job, total: number, unit: 'bytes' | 'items'): Meter => {
  const report = reportAtMostTenTimesASecond(job, 'checking', total, unit);
  let done = 0;
  const add = (amount: number): void => {
    goOnOrStop(job);
    done += amount;
    report(Math.min(total, Math.round(done)));
  };
  const part = async <T>(amount: number, work: (job: Job) => Promise<T>): Promise<T> => {
    const end = done + amount;
    const progress: Job['progress'] = (inner) => {
      const left = 1 - inner.done / (inner.total || 1);
      done = Math.max(done, end - amount * left);
      report(Math.min(total, Math.round(done)));
    };
    const result = await work({ signal: job.signal, progress });
    add(end - done);
    return result;
  };
  return { add, part };
};

interface Rows {
  readonly ids: ReadonlySet<string>;
  readonly sealedBytes: number;
  readonly entries: number;
}

const readRows = (db: ReadableDb): Rows => {
  const ids = new Set<string>();
  let sealedBytes = 0;
  for (const blob of blobRows(db)) {
    ids.add(blob.id);
    sealedBytes += blob.sealedSizeBytes;
  }
  const { entries } = db.prepare('SELECT count(*) AS entries FROM journal').get() as { entries: number };
  return { ids, sealedBytes, entries };
};

/** Runs what reads rows; a database that stops it is one more finding, and the rest is still checked. */
const reading = async <T>(
  findings: CheckFinding[],
  database: string,
  work: () => Promise<T> | T,
): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
    findings.push(databaseDamage(database, 'rows cannot be read'));
    return null;
  }
};

/** Tells whoever reads of a damaged database what there is to go back to. */
const withWayBack = (findings: CheckFinding[], newestSound: string | null): CheckFinding[] => {
  const way =
    newestSound === null
      ? 'restore the database from a backup'
      : `the newest sound copy is backups/${newestSound}; a backup may be newer`;
  return findings.map((found) =>
    found.code === 'integrity.database-damaged' ? { ...found, detail: `${found.detail}; ${way}` } : found,
  );
};

/**
 * Checks a vault: headers, database, journal, copies, and that every sealed file is there and is the one it
 * should be; with `deep` also every byte of them and every page of the database and its copies. The same
 * damage gives the same report. Errors: job.cancelled; what is wrong is in the report.
 */
export const checkVault = async (
  vault: OpenVault,
  { deep }: { readonly deep: boolean },
  job: Job,
): Promise<VaultCheckReport> => {
  const session = sessionOf(vault);
  const { folder, db } = vault;
  const { database } = session.header;
  const keysOf = (epoch: number): VaultKeys | null => {
    try {
      return session.keysOf(epoch);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  };
  goOnOrStop(job);
  const findings = await checkHeaders(folder, session.header, session.keys.header);
  const rows = await reading(findings, database, () => readRows(db));
  const scan = await scanFolder(folder, database, (id) => rows?.ids.has(id) ?? true, job);
  findings.push(...scan.findings);

  const databaseBytes = (await lstat(join(folder, database)).catch(() => null))?.size ?? 0;
  const total = deep
    ? 2 * databaseBytes + (await copySizes(folder, scan.copies)) + (rows?.sealedBytes ?? 0)
    : (rows?.entries ?? 0) + (rows?.ids.size ?? 0);
  const meter = meterOf(job, total, deep ? 'bytes' : 'items');

  goOnOrStop(job);
  findings.push(...checkStructure(session.database, folder, database));
  if (deep) {
    findings.push(...(await checkPages(vault, database, session.database, session.keys, meter.add)));
  }
  const journal = await reading(findings, database, async () => {
    const share = deep ? databaseBytes : (rows?.entries ?? 0);
    const report = await meter.part(share, (part) => verifyJournal(vault, part));
    return { entries: report.entries, findings: [...report.findings, ...checkUntoldRows(db)] };
  });
  findings.push(...(journal?.findings ?? []));
  const copies = await checkCopies({ folder, names: scan.copies, deep, keysOf, onBytes: meter.add });
  findings.push(...copies.findings);

  let bytesRead = 0;
  const blobs = await reading(findings, database, () =>
    checkBlobs({
      folder,
      db,
      deep,
      keysOf,
      onData: (bytes) => {
        bytesRead += bytes;
        meter.add(bytes);
      },
      // Padding and tags, or what a damaged file leaves unread: the bar ends where it should.
      onFile: (blob, dataBytes) => meter.add(deep ? blob.sealedSizeBytes - dataBytes : 1),
    }),
  );
  findings.push(...(blobs ?? []));
  return {
    verdict: findings.every((found) => NOTICES.has(found.code)) ? 'sound' : 'damaged',
    findings: withWayBack(findings, copies.newestSound),
    counts: {
      blobs: rows?.ids.size ?? 0,
      bytesRead,
      journalEntries: journal?.entries ?? 0,
      copies: copies.read,
      orphans: scan.orphans,
    },
    deep,
  };
};
