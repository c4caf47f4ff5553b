// Progress for people: often enough to move, rarely enough not to be work itself.
import type { EngineProgress } from '../../shared/engine-messages';
import type { Job } from '../environment';

const MILLISECONDS_BETWEEN = 100;

/** The monotonic clock only spaces the reports; it never reaches anything that is kept. */
export const reportAtMostTenTimesASecond = (
  job: Job,
  phase: EngineProgress['phase'],
  total: number,
  unit: EngineProgress['unit'] = 'bytes',
): ((done: number) => void) => {
  let last = Number.NEGATIVE_INFINITY;
  return (done) => {
    const now = performance.now();
    if (now - last < MILLISECONDS_BETWEEN && done < total) return;
    last = now;
    job.progress({ phase, done, total, unit });
  };
};
