// The numbers of the sentence above the evidence table, counted by the database.
import { useQueries } from '@tanstack/react-query';
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

/** `total` is undefined until it is known; `answer` is null while there is nothing to say. */
export const useEvidenceAnswer = (
  examined: ExaminedTime | null,
): { readonly total: number | undefined; readonly answer: string | null } => {
  const { data: all } = useCall('evidence', 'list', { ...COUNT, verdict: null });
  const counts = useQueries({
    queries: DATE_VERDICTS.map((verdict) => {
      const input = { ...COUNT, verdict };
      return {
        queryKey: ['evidence', 'list', input],
        queryFn: () => call('evidence', 'list', input),
        enabled: examined !== null,
      };
    }),
    combine: (results) => results.map((result) => result.data?.total),
  });
  const total = all?.total;
  if (total === undefined || total === 0) return { total, answer: null };
  if (examined === null) return { total, answer: text.answerWithoutPeriod(total) };
  if (counts.some((count) => count === undefined)) return { total, answer: null };
  const by = Object.fromEntries(DATE_VERDICTS.map((verdict, place) => [verdict, counts[place] ?? 0]));
  return { total, answer: text.answer(total, by as Record<DateVerdict, number>, timeWords(examined)) };
};
