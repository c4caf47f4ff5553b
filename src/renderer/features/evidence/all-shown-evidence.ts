// Every item behind the filters in the version the list shows, also those that were never in view.
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import { call } from '../../app/use-call';
import type { EvidenceQuestion } from './evidence-question';

const PAGE = 500;
/** What one command takes at most (shared/calls/evidence.ts). */
const MOST = 1000;

export const allShownEvidence = async (question: EvidenceQuestion): Promise<readonly EvidenceSummary[]> => {
  const shown: EvidenceSummary[] = [];
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const { rows, total } = await call('evidence', 'list', { ...question, offset, limit: PAGE });
    shown.push(...rows);
    if (offset + PAGE >= total) break;
  }
  return shown;
};
