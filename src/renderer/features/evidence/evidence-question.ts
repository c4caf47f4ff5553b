// What the address of the screen asks the engine for.
import { addDays, type CalendarDate } from '../../../shared/period';
import type { Question } from '../../app/use-rows';
import type { EvidenceSearch, EvidenceSort } from './evidence-search';

/** Evidence that ends within so many days is "running out". */
export const RUNNING_OUT_DAYS = 30;

export type EvidenceQuestion = Question<'evidence', 'list'>;

/** Words are answered by the best match unless somebody has chosen another order. */
export const sortOf = ({ q, sort }: Pick<EvidenceSearch, 'q' | 'sort'>): EvidenceSort => {
  const hasWords = q !== undefined && q.trim() !== '';
  if (sort === 'match') return hasWords ? 'match' : 'id';
  return sort ?? (hasWords ? 'match' : 'id');
};

export const questionOf = (search: EvidenceSearch, today: CalendarDate): EvidenceQuestion => ({
  search: search.q ?? '',
  controlId: search.control ?? null,
  criterionId: search.criterion ?? null,
  verdict: null,
  ...(search.dates !== undefined && { verdicts: search.dates }),
  ...(search.states !== undefined && { states: search.states }),
  ...(search.kinds !== undefined && { kinds: search.kinds }),
  ...(search.owner !== undefined && { owner: search.owner }),
  ...(search.tag !== undefined && { tag: search.tag }),
  ...(search.unlinked && { isUnlinked: true }),
  ...(search.review && { waitsForReview: true }),
  // "No longer valid on this day" includes what ends before it.
  ...(search.ending && { expiredOn: addDays(today, RUNNING_OUT_DAYS + 1) }),
  sort: sortOf(search),
  direction: search.direction ?? 'ascending',
});
