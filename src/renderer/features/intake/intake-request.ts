// Files that were dropped on a request: what is to be linked to it once they are stored. Pure.
import type { EvidenceId, RequestId } from '../../../shared/ids';
import { knownAs, type Looks } from './assess-rows';
import type { IntakeRow } from './intake-draft';

/** One line for each request, each item once. */
export const answersOf = (
  rows: readonly Pick<IntakeRow, 'key' | 'requestId'>[],
  stored: readonly { readonly key: string; readonly id: EvidenceId }[],
): readonly { readonly requestId: RequestId; readonly evidenceIds: readonly EvidenceId[] }[] => {
  const byRequest = new Map<RequestId, Set<EvidenceId>>();
  for (const { key, id } of stored) {
    const requestId = rows.find((row) => row.key === key)?.requestId ?? null;
    if (requestId === null) continue;
    byRequest.set(requestId, (byRequest.get(requestId) ?? new Set()).add(id));
  }
  return [...byRequest].map(([requestId, ids]) => ({ requestId, evidenceIds: [...ids] }));
};

/**
 * A file that is in the vault already answers the request it was dropped on as well: its item is linked, where it
 * would be left out elsewhere. What a person has decided meanwhile stays.
 */
export const linkKnown =
  (keys: ReadonlySet<string>, looks: Looks) =>
  (rows: readonly IntakeRow[]): readonly IntakeRow[] =>
    rows.map((row) => {
      if (!keys.has(row.key) || row.requestId === null || row.action !== 'auto') return row;
      const itemId = knownAs(row, looks);
      return itemId === null ? row : { ...row, action: 'link', itemId };
    });
