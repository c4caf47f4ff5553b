// The numbers of every item behind the filters, also of those that were never in view.
import type { EvidenceId } from '../../../shared/ids';
import { call } from '../../app/use-call';
import type { EvidenceQuestion } from './evidence-question';

const PAGE = 500;
/** What one command takes at most (shared/calls/evidence.ts). */
const MOST = 1000;

export const allEvidenceIds = async (question: EvidenceQuestion): Promise<readonly EvidenceId[]> => {
  const ids: EvidenceId[] = [];
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const { rows, total } = await call('evidence', 'list', { ...question, offset, limit: PAGE });
    ids.push(...rows.map((row) => row.id));
    if (offset + PAGE >= total) break;
  }
  return ids;
};
