// How a register stands: how many there are, and how many want an eye. Null until it is known.
import type { Register } from '../../../shared/domain/programme';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';

export interface RegisterStanding {
  readonly total: number;
  readonly open: number;
  readonly overdue: number;
  /** With a signal that asks somebody to act or to look. */
  readonly wanting: number;
  readonly withdrawn: number;
}

export const useStanding = (register: Register): RegisterStanding | null => {
  const { data: overview } = useCall('programme', 'overview', { today: today() });
  const { data: facets } = useCall('programme', 'facets', { register });
  const { data: wanting } = useCall('programme', 'list', {
    ...{ register, today: today(), search: '', states: [], groups: [], parent: null },
    ...{ onlySignalled: true, withEnded: true, withWithdrawn: false, asAt: null },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 1 },
  });
  const one = overview?.find((entry) => entry.register === register);
  if (one === undefined || facets === undefined || wanting === undefined) return null;
  return {
    total: one.total,
    open: one.open,
    overdue: one.overdue,
    wanting: wanting.total,
    withdrawn: facets.withdrawn,
  };
};
