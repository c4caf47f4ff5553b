// The occurrence an item counts for, on the first of its controls for which it counts for one.
import { useQueries } from '@tanstack/react-query';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { Occurrence } from '../../../shared/domain/coverage';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';

/** More controls than one drawing can speak for. */
const MOST_CONTROLS = 3;

/** Null while it is not known, and where there is none. */
export const useServedOccurrence = (item: EvidenceDetail, hasPeriod: boolean): Occurrence | null => {
  const day = today();
  const answers = useQueries({
    queries: item.controls.slice(0, MOST_CONTROLS).map(({ id }) => {
      const input = { today: day, controlId: id };
      return {
        // The same key as useCall has.
        queryKey: ['coverage', 'ofControl', input],
        queryFn: () => call('coverage', 'ofControl', input),
        enabled: hasPeriod,
      };
    }),
    combine: (results) => results.map(({ data }) => data),
  });
  const served = answers
    .flatMap((answer) => answer?.occurrences ?? [])
    .filter((occurrence) => occurrence.evidenceIds.includes(item.id));
  return served[0] ?? null;
};
