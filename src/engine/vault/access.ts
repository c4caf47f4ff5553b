// Whether an opening may write, decided before anybody's passphrase is tried, and why not.
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { VaultAccess } from '../../shared/domain/vault';
import { UserError } from '../../shared/errors';
import { errnoOf } from '../blobs/durable-files';
import type { Environment, Job } from '../environment';
import { proveNotSetAside } from './synced-folder';
import { networkDriveKind } from './network-drive';
import { lockHolder, proveNotInUse } from './lock';

/** What a person has said yes to; each is asked for by an error of the same name. */
export interface OpenOptions {
  /** For looking only: takes no lock and changes nothing in the folder. */
  readonly readOnly?: boolean;
  /** vault.network-drive: nobody else uses the vault on that drive. */
  readonly networkDrive?: boolean;
  /** vault.older-than-known: this is a restored backup. */
  readonly acceptOlder?: boolean;
  /** Hears how far the migration of a vault of an older schema is, and may stop it before it is done. */
  readonly job?: Job;
}

const REFUSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** False only when the system refuses: what is missing or damaged is found by whoever opens it. */
const mayWrite = (...paths: readonly string[]): boolean => {
  try {
    for (const path of paths) accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    return !REFUSED.has(errnoOf(error));
  }
};

/**
 * Errors: vault.sync-conflict, vault.network-drive when it lies on one and nobody has said that it is used there alone,
 * vault.in-use when somebody surely has it open for writing. Neither for an opening that only reads.
 */
export const decideAccess = async (
  folder: string,
  database: string,
  options: OpenOptions,
  { logger }: Pick<Environment, 'logger'>,
): Promise<VaultAccess> => {
  const kind = await networkDriveKind(folder);
  await proveNotSetAside(folder, database, logger);
  if (!mayWrite(folder, join(folder, database))) {
    return { mode: 'read-only', why: 'no-write-access', holder: lockHolder(folder) };
  }
  if (options.readOnly === true) {
    const holder = lockHolder(folder);
    const why = holder !== null ? 'in-use' : kind !== null ? 'network-drive' : 'asked';
    return { mode: 'read-only', why, holder };
  }
  if (kind !== null && options.networkDrive !== true) throw new UserError('vault.network-drive', { kind });
  proveNotInUse(folder);
  return { mode: 'read-write' };
};
