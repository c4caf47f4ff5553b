// The occurrences of the whole engagement at a glance: for the strip, the overview and the sentence above
// the grid. Asked for once; all of them share the answer.
import type { CoverageSummary } from '../../../shared/domain/coverage';
import { type CallState, useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { useEngagement } from '../engagement/use-engagement';

const MOST_LINES = 100;

/** Without data while it is not known, and without an engagement. */
export const useCoverageSummary = (): CallState<CoverageSummary> => {
  const engagement = useEngagement();
  return useCall(
    'coverage',
    'summary',
    { today: today(), limit: MOST_LINES },
    { enabled: engagement !== null && engagement !== undefined },
  );
};
