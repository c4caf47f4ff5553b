// The numbers of the sentence above the evidence table, counted by the database.
import { useQueries } from '@tanstack/react-query';
import type { EvidenceState } from '../../../shared/domain/evidence';
import { DATE_VERDICTS, type DateVerdict, type ExaminedTime } from '../../../shared/period';
import { call, useCall } from '../../app/use-call';
import { evidence as text } from '../../messages/evidence';
import { timeWords } from '../../messages/time-words';

const COUNT = {
  search: '',
  controlId: null,
  criterionId: null,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 1,
} as const;

/** Only what there is counts against the period: not what was asked for, refused or taken out. */
const THERE: EvidenceState[] = ['draft', 'in-review', 'approved'];

/** `total` is undefined until it is known; `answer` is null while there is nothing to say. */
export const useEvidenceAnswer = (
  examined: ExaminedTime | null,
): { readonly total: number | undefined; readonly answer: string | null } => {
  const total = useCall('evidence', 'list', { ...COUNT, verdict: null }).data?.total;
  const there = useCall('evidence', 'list', { ...COUNT, verdict: null, states: THERE }).data?.total;
  const waiting = useCall('evidence', 'list', { ...COUNT, verdict: null, waitsForReview: true }).data?.total;
  const requested = useCall('evidence', 'list', { ...COUNT, verdict: null, states: ['requested'] }).data
    ?.total;
  const counts = useQueries({
    queries: DATE_VERDICTS.map((verdict) => {
      const input = { ...COUNT, verdict, states: THERE };
      return {
        queryKey: ['evidence', 'list', input],
        queryFn: () => call('evidence', 'list', input),
        enabled: examined !== null,
      };
    }),
    combine: (results) => results.map((result) => result.data?.total),
  });
  if (total === undefined || total === 0) return { total, answer: null };
  if (there === undefined || waiting === undefined || requested === undefined) return { total, answer: null };
  const review = { waiting, requested };
  if (examined === null) return { total, answer: text.answerWithoutPeriod(there, review) };
  if (counts.some((count) => count === undefined)) return { total, answer: null };
  const by = Object.fromEntries(DATE_VERDICTS.map((verdict, place) => [verdict, counts[place] ?? 0]));
  return {
    total,
    answer: text.answer(there, by as Record<DateVerdict, number>, review, timeWords(examined)),
  };
};
