// What SQLite's error codes mean to a person. Codes, never messages.
import { UserError } from '../../shared/errors';

const sqliteCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The error to throw instead of `error`; a bug of ours stays what it is. */
export const databaseError = (error: unknown): unknown => {
  const code = sqliteCode(error);
  const as = (...[userCode, details]: ConstructorParameters<typeof UserError>): UserError =>
    new UserError(userCode, { reason: code, ...details }, { cause: error });
  if (code.startsWith('SQLITE_FULL')) return as('disk.full');
  if (code.startsWith('SQLITE_IOERR_DATA') || code.startsWith('SQLITE_IOERR_CORRUPTFS')) {
    return as('integrity.database-damaged');
  }
  if (code.startsWith('SQLITE_IOERR')) return as('disk.failed');
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return as('integrity.database-damaged');
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return as('vault.in-use');
  // A journal that a killed writer left: it belongs to the database, and only a writer may apply it.
  if (code === 'SQLITE_READONLY_ROLLBACK' || code === 'SQLITE_READONLY_RECOVERY') {
    return as('vault.read-only', {
      reason: 'interrupted-change',
      what: 'A change was interrupted, and opening it for writing once undoes it.',
    });
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_PERM')
  ) {
    return as('disk.no-access');
  }
  return error;
};

/** Runs `work` and says in our codes what the database refused. */
export const mappingDatabaseErrors = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw databaseError(error);
  }
};
