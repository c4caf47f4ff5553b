// The engagement the vault is working towards: its dates judge every piece of evidence.
import type { Engagement } from '../../../shared/domain/engagement';
import { useCall } from '../../app/use-call';

/** Undefined while it is being asked for, null when there is none yet. */
export const useEngagement = (): Engagement | null | undefined => {
  const vault = useCall('vault', 'current', {}).data;
  const engagements = useCall(
    'engagement',
    'list',
    {},
    { enabled: vault !== null && vault !== undefined },
  ).data;
  if (vault === undefined || engagements === undefined) return undefined;
  return engagements.find((engagement) => engagement.id === vault?.currentEngagementId) ?? null;
};
