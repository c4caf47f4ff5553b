// Ratings are shown as they are set, at once, and written one after the other. The engine takes a rating
// whole: a second change of a row must be made on top of the first, not of what was last read.
import { useRef, useState } from 'react';
import type { SubjectRating } from '../../../shared/domain/readiness';
import type { Failure } from '../../../shared/errors';
import type { AssessmentId } from '../../../shared/ids';
import { failureOf } from '../../app/call-failed';
import { queryClient } from '../../app/query-client';
import { call } from '../../app/use-call';
import { ratingOf } from './rating-changes';

export interface Ratings {
  /** The row with what has been set and is not read back yet. */
  readonly shown: <Row extends SubjectRating>(row: Row) => Row;
  readonly rate: (rows: readonly SubjectRating[], part: Partial<SubjectRating>) => void;
  /** Resolves when all that was set is written; false when something was not. */
  readonly settled: () => Promise<boolean>;
  readonly failure: Failure | null;
}

const MOST_AT_ONCE = 1000;

export const useRatings = (id: AssessmentId): Ratings => {
  const [pending, setPending] = useState<ReadonlyMap<string, SubjectRating>>(new Map());
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(new Map<string, SubjectRating>());
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const waiting = useRef(0);

  /** Reads back before what was set is let go, so that no row jumps back for a moment. */
  const letGo = async () => {
    const last = latest.current;
    const count = last.size;
    const before = JSON.stringify([...last]);
    await queryClient.invalidateQueries({ queryKey: ['readiness', 'worksheet'] });
    if (last.size !== count || JSON.stringify([...last]) !== before) return;
    last.clear();
    setPending(new Map());
  };
  const write = async (ratings: readonly SubjectRating[]): Promise<boolean> => {
    try {
      for (let from = 0; from < ratings.length; from += MOST_AT_ONCE) {
        await call('readiness', 'rate', { id, ratings: ratings.slice(from, from + MOST_AT_ONCE) });
      }
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      waiting.current -= 1;
      if (waiting.current === 0) await letGo();
    }
  };
  return {
    shown: (row) => {
      const set = pending.get(row.subject);
      return set === undefined ? row : { ...row, ...set };
    },
    rate: (rows, part) => {
      const changed = rows.map((row) => ({
        ...(latest.current.get(row.subject) ?? ratingOf(row)),
        ...part,
      }));
      for (const rating of changed) latest.current.set(rating.subject, rating);
      setPending(new Map(latest.current));
      setFailure(null);
      waiting.current += 1;
      queue.current = queue.current.then(() => write(changed));
    },
    settled: () => queue.current,
    failure,
  };
};
