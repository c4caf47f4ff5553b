// What is examined, for which days, by whom: defined once, changed rarely.
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Engagement } from '../../../shared/domain/engagement';
import { useMay } from '../../app/use-access';
import { EngagementFacts } from './EngagementFacts';
import { useEngagement } from './use-engagement';
import { EngagementForm } from './EngagementForm';

export const EngagementPage = () => {
  const engagement = useEngagement();
  const navigate = useNavigate();
  const router = useRouter();
  const mayChange = useMay('engagement.changed');
  if (engagement === undefined) return null;
  if (!mayChange) return <EngagementFacts engagement={engagement} />;
  const leave = (saved: Engagement | null) => {
    if (saved === null) router.history.back();
    else void navigate({ to: '/overview' });
  };
  return <EngagementForm key={engagement?.id ?? 'new'} engagement={engagement} onDone={leave} />;
};
