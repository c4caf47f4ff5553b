// How far the journal has come, for what is worked out once and holds until something is changed: every change has an
// entry there.
import type { ReadableDb } from '../db/handles';

/** The last entry by its salted hash: two of the same number can be told apart. Empty before the first. */
export const headOfJournal = (db: ReadableDb): string =>
  (db.prepare('SELECT hex(leaf) FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() as
    string | undefined) ?? '';
