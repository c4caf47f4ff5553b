// The part of a check that looks at sealed files: is each there, is it the one its row describes, and with
// `deep` is every byte of it what was sealed. Several are looked at side by side.
import { setImmediate } from 'node:timers/promises';
import type { CheckFinding } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { engagementId, evidenceId, type PackageId, packageRoundRef } from '../../shared/ids';
import { blobId, blobPath } from '../blobs/blob-store';
import { openedWhole, openSealedFile } from '../blobs/open-sealed-file';
import type { StoredBlob } from '../blobs/stored-blob';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import type { VaultKeys } from '../crypto/vault-keys';
import type { ReadableDb } from '../db/handles';
import { blobFromRow, type BlobRow } from './blob-rows';

export type BlobKeys = Pick<VaultKeys, 'blob' | 'blobName'>;

export interface BlobsToCheck {
  readonly folder: string;
  readonly db: ReadableDb;
  readonly deep: boolean;
  /** Null for an epoch whose key the header does not hold. */
  readonly keysOf: (epoch: number) => BlobKeys | null;
  /** Told of opened bytes of data; throws to stop. */
  readonly onData: (bytes: number) => void;
  /** Told of each sealed file that is done with; throws to stop. */
  readonly onFile: (blob: StoredBlob, dataBytes: number) => void;
}

/** The evidence that holds a blob, to say what is damaged in words its owner knows; none for a recipe. */
const evidenceWith = (db: ReadableDb, blob: StoredBlob): string[] => {
  const rows = db
    .prepare('SELECT DISTINCT evidence FROM evidence_file WHERE blob = ? ORDER BY evidence LIMIT 20')
    .all(blob.id) as { evidence: number }[];
  return rows.map((row) => evidenceId(row.evidence));
};

/** The rounds of packages that are written again from a blob. */
const roundsFrom = (db: ReadableDb, blob: StoredBlob): string[] => {
  const rows = db
    .prepare('SELECT package, round FROM package_round WHERE recipe = ? ORDER BY package, round LIMIT 20')
    .all(blob.id) as { package: PackageId; round: number }[];
  return rows.map((row) => packageRoundRef(row.package, row.round));
};

/** The engagements whose auditor sent it: a list of requests, or a response. */
const engagementsWith = (db: ReadableDb, blob: StoredBlob): string[] => {
  const rows = db
    .prepare(
      `SELECT engagement FROM request_list WHERE blob = @id
       UNION SELECT engagement FROM request_response WHERE blob = @id ORDER BY engagement LIMIT 20`,
    )
    .all({ id: blob.id }) as { engagement: number }[];
  return rows.map((row) => engagementId(row.engagement));
};

const damaged = (reason: string): UserError => new UserError('integrity.blob-damaged', { reason });

/** Throws what is wrong with one sealed file. */
const proveBlob = async (
  { folder, deep, keysOf }: BlobsToCheck,
  blob: StoredBlob,
  onData: (bytes: number) => void,
): Promise<void> => {
  const keys = keysOf(blob.epoch);
  if (keys === null) throw damaged('unknown-epoch');
  const file = await openSealedFile(blobPath(folder, blob.id), blob, keys.blob, { smallAtOnce: true });
  try {
    if (!deep) return;
    const hash = runningSha256();
    for await (const bytes of openedWhole(file, blob)) {
      hash.update(bytes);
      onData(bytes.length);
    }
    const digest = hash.digest();
    if (toHex(digest) !== blob.sha256 || blobId(keys.blobName, digest, blob.sizeBytes) !== blob.id) {
      throw damaged('content');
    }
  } finally {
    await file.close();
  }
};

const MEND = 'bring this file back from a backup, or take the same evidence file in again, which replaces it';
const MEND_RECIPE = 'bring this file back from a backup; until then this round cannot be written again';
const MEND_SENT =
  'bring this file back from a backup; what it said is in the vault, the file as it came is not';

const blobFinding = (db: ReadableDb, blob: StoredBlob, error: UserError): CheckFinding => {
  const reason = error.code === 'integrity.blob-missing' ? 'missing' : String(error.details['reason'] ?? '');
  const evidence = evidenceWith(db, blob);
  const rounds = roundsFrom(db, blob);
  const engagements = engagementsWith(db, blob);
  const mend =
    evidence.length > 0 ? MEND : rounds.length > 0 ? MEND_RECIPE : engagements.length > 0 ? MEND_SENT : MEND;
  const detail = `blobs/${blob.id.slice(0, 2)}/${blob.id} (${reason}): ${mend}`;
  return { code: error.code, subject: [...evidence, ...rounds, ...engagements].join(' ') || blob.id, detail };
};

/** Opening a file waits for the disk: so many at a time keep it busy. */
const LANES = { quick: 16, deep: 4 } as const;
const ROWS_AT_A_TIME = 1000;
/** Small files are read without waiting: other work, and a cancel, get in between. */
const MILLISECONDS_AT_A_TIME = 10;

/** Every row of a sealed file, by id, in pages that do not hold the database. */
export function* blobRows(db: ReadableDb): Generator<StoredBlob> {
  const page = db.prepare(`SELECT * FROM blob WHERE id > ? ORDER BY id LIMIT ${String(ROWS_AT_A_TIME)}`);
  for (let after = ''; ;) {
    const rows = page.all(after) as BlobRow[];
    for (const row of rows) yield blobFromRow(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_A_TIME) return;
    after = last.id;
  }
}

/** Findings in the order of the rows, however the lanes overtake each other. */
export const checkBlobs = async (work: BlobsToCheck): Promise<CheckFinding[]> => {
  const rows = blobRows(work.db);
  const found: { readonly id: string; readonly finding: CheckFinding }[] = [];
  let stopped = false;
  let gaveWay = performance.now();
  const lane = async (): Promise<void> => {
    try {
      for (let next = rows.next(); !stopped && next.done !== true; next = rows.next()) {
        const blob = next.value;
        let dataBytes = 0;
        try {
          await proveBlob(work, blob, (bytes) => {
            dataBytes += bytes;
            work.onData(bytes);
          });
        } catch (error) {
          if (!(error instanceof UserError) || error.code === 'job.cancelled') throw error;
          found.push({ id: blob.id, finding: blobFinding(work.db, blob, error) });
        }
        work.onFile(blob, dataBytes);
        if (performance.now() - gaveWay > MILLISECONDS_AT_A_TIME) {
          await setImmediate();
          gaveWay = performance.now();
        }
      }
    } finally {
      stopped = true;
    }
  };
  const lanes = Array.from({ length: work.deep ? LANES.deep : LANES.quick }, lane);
  const ended = await Promise.allSettled(lanes);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return found.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ finding }) => finding);
};
