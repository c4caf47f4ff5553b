// Answers that hold until the journal goes on: every change of a vault has an entry there.
import { headOfJournal } from '../journal/journal-head';
import type { OpenVault } from '../vault/open-vault';

interface Kept {
  readonly head: string;
  readonly answers: Map<string, unknown>;
}

const kept = new WeakMap<OpenVault, Kept>();

/** What was answered for this key since the last entry of the journal; otherwise it is worked out. */
export const untilNextEntry = <T>(vault: OpenVault, key: string, workOut: () => T): T => {
  const head = headOfJournal(vault.db);
  let had = kept.get(vault);
  if (had?.head !== head) {
    had = { head, answers: new Map() };
    kept.set(vault, had);
  }
  if (had.answers.has(key)) return had.answers.get(key) as T;
  const answer = workOut();
  had.answers.set(key, answer);
  return answer;
};
