// Holds the tables against what the journal tells: a row that somebody changed beside it is found.
import { setImmediate } from 'node:timers/promises';
import type { CheckFinding } from '../../../shared/domain/vault';
import type { ReadableDb } from '../../db/handles';
import { goOnOrStop, type Job } from '../../environment';
import type { JournalText } from '../../journal/journal-text';
import { type ToldKind, WHAT_LISTS_SHOW } from './told-kind';

/**
 * Lets every kind take an entry in. Its author may have written anything: what a kind cannot read is a
 * finding, and never the end of the check.
 */
export const takeEntry = (kinds: readonly ToldKind[], entry: JournalText): CheckFinding[] => {
  try {
    for (const kind of kinds) kind.take(entry);
    return [];
  } catch {
    const detail = `entry ${String(entry.seq)} tells of it what nobody can read`;
    return [{ code: 'check.untold-row', subject: entry.subject, detail }];
  }
};

/** What another process has changed since: its rows are ahead of the entries that were taken in. */
const changedSince = (db: ReadableDb, seq: number): Set<string> =>
  new Set(db.prepare('SELECT DISTINCT subject FROM journal WHERE seq > ?').pluck().all(seq) as string[]);

/**
 * A page of rows at a time, so that other work gets in between. Throws only job.cancelled.
 * @param last the number of the last entry that the kinds have taken in
 */
export const checkTold = async (
  db: ReadableDb,
  kinds: readonly ToldKind[],
  last: number,
  job: Job,
): Promise<CheckFinding[]> => {
  const findings: CheckFinding[] = [];
  const found = new Set<string>();
  for (const kind of kinds) {
    for (const page of kind.compare(db)) {
      goOnOrStop(job);
      for (const { subject, what, sentence } of page) {
        if (what === WHAT_LISTS_SHOW && found.has(subject)) continue;
        found.add(subject);
        const detail = sentence ?? `${what} is not what the journal tells of it`;
        findings.push({ code: 'check.untold-row', subject, detail });
      }
      await setImmediate();
    }
  }
  const since = changedSince(db, last);
  return findings.filter((one) => !since.has(one.subject)).sort((a, b) => (a.subject < b.subject ? -1 : 1));
};
