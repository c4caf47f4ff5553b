// Records of one register that belong to a vendor, and the days we are examined for.
import type { Register } from '../../../shared/domain/programme';
import type { RecordSummary } from '../../../shared/domain/programme/record';
import type { Engagement } from '../../../shared/domain/engagement';
import type { DateRange } from '../../../shared/period';
import { type CallInput, useCall } from '../../app/use-call';
import { today } from '../../messages/dates';

/** More than any vendor has. */
const MOST = 500;

const whole = (register: Register, parent: string | null): CallInput<'programme', 'list'> => ({
  ...{ register, parent, today: today(), search: '', states: [], groups: [], asAt: null },
  ...{ onlySignalled: false, withEnded: true, withWithdrawn: false },
  ...{ sort: 'id', direction: 'descending', offset: 0, limit: MOST },
});

/** Undefined until they are known; `parent` null asks for the whole register. */
export const useRecordsOf = (
  register: Register,
  parent: string | null,
  isAsked = true,
): readonly RecordSummary[] | undefined =>
  useCall('programme', 'list', whole(register, parent), { enabled: isAsked }).data?.rows;

export const useCurrentEngagement = (): Engagement | null =>
  useCall('engagement', 'list', {}).data?.find(({ isCurrent }) => isCurrent) ?? null;

/** Of a Type I its one day twice. */
export const periodOf = (engagement: Engagement | null): DateRange | null => {
  if (engagement === null) return null;
  return engagement.type === 2 ? engagement.period : { from: engagement.asOf, to: engagement.asOf };
};
