// Which items of an intake are in the vault, by their place in the request: items are taken in order, so
// also after a cancelled one.
import type { IntakeResult } from './domain/evidence';

export const takenIn = <T>(
  items: readonly T[],
  { added, failed }: Pick<IntakeResult, 'added' | 'failed'>,
): readonly T[] => {
  const refused = new Set(failed.map(({ index }) => index));
  return items.filter((_, index) => !refused.has(index)).slice(0, added.length);
};
