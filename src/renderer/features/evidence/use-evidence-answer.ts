// The numbers of the sentence above the evidence table, counted by the database.
import { useQueries } from '@tanstack/react-query';
import { COUNTING_STATES } from '../../../shared/domain/evidence';
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

/** What has no date is the rest. */
const DATED = DATE_VERDICTS.filter((verdict) => verdict !== 'undated');

interface EvidenceAnswer {
  /** All items, whatever their state; undefined until it is known. */
  readonly total: number | undefined;
  /** Null while there is nothing to say. */
  readonly answer: string | null;
}

/** Against the period stands only what counts: not what was asked for, refused or taken out. */
export const useEvidenceAnswer = (examined: ExaminedTime | null): EvidenceAnswer => {
  const states = useCall('evidence', 'facets', {}).data?.states;
  const waiting = useCall('evidence', 'list', { ...COUNT, verdict: null, waitsForReview: true }).data?.total;
  const counts = useQueries({
    queries: DATED.map((verdict) => {
      const input = { ...COUNT, verdict, states: [...COUNTING_STATES] };
      return {
        queryKey: ['evidence', 'list', input],
        queryFn: () => call('evidence', 'list', input),
        enabled: examined !== null,
      };
    }),
    combine: (results) => results.map((result) => result.data?.total),
  });
  if (states === undefined) return { total: undefined, answer: null };
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  if (total === 0 || waiting === undefined) return { total, answer: null };
  const there = COUNTING_STATES.reduce((sum, state) => sum + states[state], 0);
  const review = { waiting, requested: states.requested };
  if (examined === null) return { total, answer: text.answerWithoutPeriod(there, review) };
  if (counts.some((count) => count === undefined)) return { total, answer: null };
  const by = Object.fromEntries(DATED.map((verdict, place) => [verdict, counts[place] ?? 0]));
  const undated = there - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return {
    total,
    answer: text.answer(
      there,
      { ...by, undated } as Record<DateVerdict, number>,
      review,
      timeWords(examined),
    ),
  };
};
