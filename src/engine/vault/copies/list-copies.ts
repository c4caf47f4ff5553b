// The automatic copies of a vault's database as people see them.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DatabaseCopy } from '../../../shared/domain/backup';
import { UserError } from '../../../shared/errors';
import { diskError, errnoOf } from '../../blobs/durable-files';
import { copiesIn } from './copy-database';

/**
 * The copies in a vault folder, newest first, by their names: whether one opens shows when it is used. Needs
 * no secret. Errors: vault.not-found, vault.leads-outside, disk.*.
 */
export const listCopies = async (folder: string): Promise<DatabaseCopy[]> => {
  const path = resolve(folder);
  try {
    await stat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) throw new UserError('vault.not-found');
    throw diskError(error);
  }
  return copiesIn(path).map(({ name, epoch, journalSeq, madeAt, sizeBytes }) => ({
    name,
    epoch,
    journalSeq,
    madeAt,
    sizeBytes,
  }));
};
