// The policies whose text waits for an approval: drafts, and texts that have changed since.
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import type { ToApprove } from './ApproveDialog';

const WAITING = new Set(['not-approved', 'changed-since-approval']);

export const useToApprove = (): readonly ToApprove[] => {
  const { data } = useCall('programme', 'list', {
    ...{ register: 'policy', today: today(), search: '', states: [], groups: [], parent: null },
    ...{ onlySignalled: true, withEnded: false, withWithdrawn: false, asAt: null },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 100 },
  });
  return (data?.rows ?? [])
    .filter((one) => one.facts['text'] !== '' && one.signals.some((signal) => WAITING.has(signal.code)))
    .map(({ id, version, title }) => ({ id, version, title }));
};
