// What may happen in which kind of vault (docs/format/vault-v1.md §7.2). The engine refuses by this table, and a check
// judges every journal entry by it: an auditor's notes are no part of a client's vault, and nothing else of a working file.
import type { JournalAction } from './journal-action';
import type { VaultKind } from './vault';

type Noun = JournalAction extends `${infer N}.${string}` ? N : never;

/** Of either kind: what keeps a vault itself. */
const EVERYWHERE: readonly Noun[] = ['vault', 'member', 'backup'];
const ONLY_IN_WORKING_FILES: readonly Noun[] = ['review'];

export const belongsIn = (kind: VaultKind, action: JournalAction): boolean => {
  const noun = action.slice(0, action.indexOf('.')) as Noun;
  if (EVERYWHERE.includes(noun)) return true;
  return ONLY_IN_WORKING_FILES.includes(noun) === (kind === 'working-file');
};
