// The part of a check that looks at the copies of the database in backups/: is each a whole database of
// this vault, and the one its name says (docs/format/vault-v1.md §9.1).
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckFinding } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { READ_NO_LINK, READ_NO_WAIT } from '../blobs/durable-files';
import type { VaultKeys } from '../crypto/vault-keys';
import { PAGE_BYTES, pageProver } from '../db/database-pages';
import { proveCopy } from '../db/database-copy';
import { proveDatabaseFile } from './check-database';
import { COPIES_FOLDER, parseCopyName } from './copies/copy-name';

export type DatabaseKeys = Pick<VaultKeys, 'database' | 'databaseSalt'>;

export interface CopiesToCheck {
  readonly folder: string;
  /** Names in backups/, sorted. */
  readonly names: readonly string[];
  readonly deep: boolean;
  readonly keysOf: (epoch: number) => DatabaseKeys | null;
  /** Told of bytes that were read; throws to stop. */
  readonly onBytes: (bytes: number) => void;
}

/** Quick: whole pages, and the first of them proven. */
const proveFirstPage = async (path: string, keys: DatabaseKeys): Promise<string | null> => {
  const handle = await open(path, READ_NO_LINK | READ_NO_WAIT);
  const prover = pageProver(keys);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return 'not a plain file';
    if (stat.size === 0 || stat.size % PAGE_BYTES !== 0) return 'cut';
    const page = Buffer.alloc(PAGE_BYTES);
    await handle.read(page, 0, PAGE_BYTES, 0);
    return prover.isSound(page, 1) ? null : 'page 1 is not what was written';
  } finally {
    prover.forget();
    await handle.close();
  }
};

/** Deep: every page, then what SQLite says of it, then whether it ends where its name says. */
const proveWhole = async (work: CopiesToCheck, name: string, keys: DatabaseKeys): Promise<string | null> => {
  const path = join(work.folder, COPIES_FOLDER, name);
  const wrong = await proveDatabaseFile({ path, keys }, work.onBytes);
  if (wrong !== null) return wrong;
  try {
    const { headSeq } = proveCopy(path, keys);
    return headSeq === parseCopyName(name)?.journalSeq ? null : 'another state than its name says';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'cannot be read to its end';
  }
};

export const copySizes = async (folder: string, names: readonly string[]): Promise<number> => {
  let sum = 0;
  for (const name of names)
    // Counts for the bar only; the check of the copy tells of it.
    sum += (await lstat(join(folder, COPIES_FOLDER, name)).catch(() => null))?.size ?? 0;
  return sum;
};

export interface CopiesChecked {
  readonly findings: CheckFinding[];
  /** Copies that were opened and read. */
  readonly read: number;
  /** Name of the newest copy without a finding. */
  readonly newestSound: string | null;
}

export const checkCopies = async (work: CopiesToCheck): Promise<CopiesChecked> => {
  const findings: CheckFinding[] = [];
  let newestSound: string | null = null;
  for (const name of work.names) {
    const path = join(work.folder, COPIES_FOLDER, name);
    const keys = work.keysOf(parseCopyName(name)?.epoch ?? 0);
    const wrong =
      keys === null
        ? 'of an epoch whose key the header does not hold'
        : work.deep
          ? await proveWhole(work, name, keys)
          : await proveFirstPage(path, keys).catch(
              // The answer is a finding.
              () => 'cannot be read',
            );
    if (wrong === null) newestSound = name;
    else {
      const detail = `${wrong}; the vault itself does not need this copy`;
      findings.push({ code: 'check.copy-damaged', subject: `${COPIES_FOLDER}/${name}`, detail });
    }
  }
  return { findings, read: work.names.length, newestSound };
};
