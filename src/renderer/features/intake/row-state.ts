// The one word in the last column: what stops the row first, then what becomes of it, then what to look at.
import { visibleText } from '../../../shared/visible-text';
import { intake as text } from '../../messages/intake';
import type { TimeWords } from '../../messages/time-words';
import type { Looks } from './assess-rows';
import type { AssessedRow } from './use-assessed-rows';

export type RowStateKind = 'missed' | 'failed' | 'due' | 'out' | 'flag' | 'quiet';

export interface RowState {
  readonly kind: RowStateKind;
  readonly word: string;
}

const WRONG = new Set(['is-folder', 'empty-file', 'unreadable', 'dates-reversed']);

export const rowState = (one: AssessedRow, looks: Looks, words: TimeWords): RowState => {
  const { blockers, cautions, flags, failure, fate, same, row, isLookedAt } = one;
  const [blocker] = blockers;
  if (blocker !== undefined)
    return { kind: WRONG.has(blocker) ? 'missed' : 'due', word: text.blocker(blocker) };
  if (failure !== null) return { kind: 'failed', word: text.failed };
  if (fate === 'leave') {
    if (same?.in === 'vault') return { kind: 'out', word: text.sameAsVault(same.ids[0] ?? '') };
    if (same?.in === 'table') return { kind: 'out', word: text.sameAsRow(visibleText(same.name)) };
    return { kind: 'out', word: text.leftOut };
  }
  if (!isLookedAt) return { kind: 'out', word: text.looking };
  if (fate === 'link' && row.itemId !== null) return { kind: 'quiet', word: text.links(row.itemId) };
  const [flag] = flags;
  if (flag !== undefined) return { kind: 'flag', word: text.flag(flag) };
  const [caution] = cautions;
  if (caution !== undefined) return { kind: 'flag', word: text.caution(caution, words) };
  if (fate === 'version' && row.itemId !== null) {
    const item = looks.items.get(row.itemId);
    if (item?.versionCount === 0) return { kind: 'quiet', word: text.answers(row.itemId) };
    return { kind: 'quiet', word: text.version(row.itemId, (item?.versionCount ?? 0) + 1) };
  }
  return { kind: 'quiet', word: text.ready };
};
