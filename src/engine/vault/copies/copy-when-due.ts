// The automatic copies that nobody waits for: made when the newest is old and something has changed since.
// They never keep a vault from opening or closing.
import { UserError } from '../../../shared/errors';
import { copiesIn, copyDatabase, type CopySource } from './copy-database';

const HOUR = 3_600_000;
/** At an opening or closing. */
export const HOURS_BETWEEN_SESSIONS = 20;
/** After a change. */
export const HOURS_BETWEEN_CHANGES = 1;

/**
 * Makes a copy when the newest is at least `hours` old (or from a future that a wrong clock made) and the
 * journal has gone on. Answers whether it did; what keeps it from it is a warning in the log.
 */
export const copyWhenDue = (source: CopySource, hours: number): boolean => {
  const { environment } = source;
  try {
    const [newest] = copiesIn(source.folder);
    if (newest !== undefined) {
      const age = Date.parse(environment.now()) - Date.parse(newest.madeAt);
      if (age >= 0 && age < hours * HOUR) return false;
      const head = source.database.prepare('SELECT max(seq) AS seq FROM journal').get() as { seq: number };
      if (newest.epoch === source.epoch && newest.journalSeq === head.seq) return false;
    }
    copyDatabase(source);
    return true;
  } catch (error) {
    const code = error instanceof UserError ? error.code : 'internal.bug';
    environment.logger.log('warn', 'The automatic copy of the database could not be made.', { code });
    return false;
  }
};
