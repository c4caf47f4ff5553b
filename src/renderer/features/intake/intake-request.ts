// Files that were dropped on a request: what is to be linked to it once they are stored. Pure.
import type { EvidenceId, RequestId } from '../../../shared/ids';
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
