// How many requests wait on whom: for the sentence above the table and the number in the rail.
import type { Output } from '../../../shared/contract';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { useEngagement } from '../engagement/use-engagement';

type Views = Output<'requests', 'facets'>['views'];

/** @param ready how many are ready to go */
export const requestStanding = (views: Views, ready: number) => ({
  all: views.all,
  late: views.late,
  returned: views.returned,
  withAuditor: views['waiting-on-auditor'],
  settled: views.settled,
  ready,
});

/** What waits on us; 0 while there is no engagement, or nothing is known yet. */
export const useRequestsWaiting = (): number => {
  const engagement = useEngagement();
  const isAsked = engagement !== null && engagement !== undefined;
  const { data } = useCall('requests', 'facets', { today: today() }, { enabled: isAsked });
  if (!isAsked || data === undefined) return 0;
  return data.views.all - data.views['waiting-on-auditor'] - data.views.settled;
};
