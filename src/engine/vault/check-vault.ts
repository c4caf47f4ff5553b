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
import { checkTold, takeEntry } from './told/check-told';
import { toldKinds } from './told/told-kinds';

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
    let reached = 0;
    const progress: Job['progress'] = (inner) => {
      const now = (inner.done / (inner.total || 1)) * amount;
      done += now - reached;
      reached = now;
      report(Math.min(total, Math.round(done)));
    };
    const result = await work({ signal: job.signal, progress });
    add(amount - reached);
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
const reading = async <T extends { readonly findings: CheckFinding[] }>(
  database: string,
  work: () => Promise<T>,
): Promise<Partial<T> & { readonly findings: CheckFinding[] }> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
    return { findings: [databaseDamage(database, 'rows cannot be read')] } as Partial<T> & {
      findings: CheckFinding[];
    };
  }
};

/** Waits for both whatever becomes of either, so that nothing goes on behind a check that has failed. */
const bothToTheirEnd = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> => {
  const ends = await Promise.allSettled([first, second]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return Promise.all([first, second]);
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
  const { rows = null, findings: unreadable } = await reading(database, () =>
    Promise.resolve({ rows: readRows(db), findings: [] }),
  );
  findings.push(...unreadable);
  const scan = await scanFolder(folder, database, (id) => rows?.ids.has(id) ?? true, job);
  findings.push(...scan.findings);

  // Counts for the bar only; the check of the database tells of it.
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
  const copies = await checkCopies({ folder, names: scan.copies, deep, keysOf, onBytes: meter.add });
  findings.push(...copies.findings);

  // Signatures keep the threads busy and sealed files the disk: side by side they take little longer than one.
  const share = deep ? databaseBytes : (rows?.entries ?? 0);
  let bytesRead = 0;
  const [journal, blobs] = await bothToTheirEnd(
    reading(database, async () => {
      const told = toldKinds();
      const unread: CheckFinding[] = [];
      let last = -1;
      const report = await meter.part(share, (part) =>
        verifyJournal(vault, part, (entry) => {
          last = entry.seq;
          unread.push(...takeEntry(told, entry));
        }),
      );
      const changed = [...unread, ...(await checkTold(db, told, last, job))];
      return { entries: report.entries, findings: [...report.findings, ...checkUntoldRows(db), ...changed] };
    }),
    reading(database, async () => ({
      findings: await checkBlobs({
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
    })),
  );
  findings.push(...journal.findings, ...blobs.findings);
  return {
    verdict: findings.every((found) => NOTICES.has(found.code)) ? 'sound' : 'damaged',
    findings: withWayBack(findings, copies.newestSound),
    counts: {
      blobs: rows?.ids.size ?? 0,
      bytesRead,
      journalEntries: journal.entries ?? 0,
      copies: copies.read,
      orphans: scan.orphans,
    },
    deep,
  };
};
