// The clock the demo writes down. The sample year is 2026, so it is set to January 2027, when that year
// is over; SOURCE_DATE_EPOCH sets another. A real vault always records the real clock. A period that always
// holds today would show more that is due, but be another company every day, and its package never complete.
// The window counts by the machine's own date: before 2027 it shows what is still to come as due or not due.
import { instantOf } from '../../src/engine';
import type { Instant } from '../../src/shared/period';
import { fixedClock } from '../../src/cli/machine-environment';

const DEMO_DAY = '2027-01-15';
const START = Date.parse(`${DEMO_DAY}T08:30:00Z`);
const STEP_MILLISECONDS = 20_000;

/** Goes on by twenty seconds at each look, so that the journal reads like a morning's work. */
export const demoClock = (epoch: string | undefined): (() => Instant) => {
  const fixed = fixedClock(epoch, instantOf);
  if (fixed !== null) return fixed;
  let looks = 0;
  return () => {
    const now = instantOf(START + looks * STEP_MILLISECONDS);
    looks += 1;
    return now;
  };
};
