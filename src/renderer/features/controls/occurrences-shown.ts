// Which occurrences of a control stand in its panel: all of a few; of many, those that need a person.
import type { Occurrence } from '../../../shared/domain/coverage';

/** A year of months, and one more for a period that begins inside a month. */
const FEW = 13;

const NEEDS_A_PERSON: readonly Occurrence['state'][] = ['late', 'missed', 'due', 'excused'];

/** In the order of time. Of many without anything open: the last one that was met and the next one. */
export const occurrencesShown = (all: readonly Occurrence[]): readonly Occurrence[] => {
  if (all.length <= FEW) return all;
  const lastMet = all.findLastIndex((one) => one.state === 'met');
  const next = all.findIndex((one) => one.state === 'not-due');
  const open = all.filter(
    (one, place) => NEEDS_A_PERSON.includes(one.state) || place === lastMet || place === next,
  );
  return open.slice(-FEW);
};
