// What SQLite would open beside a database by its name alone: a link, a pipe or a device there is refused
// before SQLite follows it or waits for it.
import { lstatSync } from 'node:fs';
import { UserError } from '../../shared/errors';

const damaged = (reason: string): UserError => new UserError('integrity.database-damaged', { reason });

const proveSideFile = (path: string): boolean => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isSymbolicLink()) throw new UserError('vault.leads-outside');
  if (!found.isFile()) throw damaged('not-a-file');
  return true;
};

/**
 * The rollback journal of the database at `path` is a plain file or not there, and there is no write-ahead
 * log: the vault never makes one, and SQLite would take it for the newest changes.
 * Errors: vault.leads-outside, integrity.database-damaged.
 */
export const proveSideFiles = (path: string): void => {
  proveSideFile(`${path}-journal`);
  for (const kind of ['wal', 'shm']) if (proveSideFile(`${path}-${kind}`)) throw damaged(kind);
};
