// What is examined, over which time, by whom, and what is left out? The first engagement is a form; from
// then on the current one in its parts, and a form again for what is changed, new or rolled forward.
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Engagement } from '../../../shared/domain/engagement';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { EngagementForm, type FormPurpose } from './EngagementForm';
import { EngagementRead } from './EngagementRead';
import { EngagementScreen } from './EngagementScreen';
import { EngagementSearch } from './engagement-search';
import { useEngagement } from './use-engagement';

const purposeOf = (
  { form, from }: EngagementSearch,
  current: Engagement | null,
  engagements: readonly Engagement[],
): FormPurpose | null => {
  if (current === null) return { kind: 'first' };
  if (form === 'new') return { kind: 'new' };
  if (form === 'edit') return { kind: 'edit', engagement: current };
  if (form === 'roll-forward')
    return { kind: 'roll-forward', engagement: engagements.find((one) => one.id === from) ?? current };
  return null;
};

export const EngagementPage = () => {
  const current = useEngagement();
  const engagements = useCall('engagement', 'list', {}).data;
  const search = useScreenSearch(EngagementSearch);
  const navigate = useNavigate();
  const router = useRouter();
  const mayChange = useMay('engagement.changed');
  if (current === undefined || engagements === undefined) return null;
  if (!mayChange) return <EngagementRead engagement={current} engagements={engagements} />;
  const purpose = purposeOf(search, current, engagements);
  if (purpose !== null) {
    const leave = (saved: Engagement | null) => {
      if (saved === null) router.history.back();
      else if (purpose.kind === 'first') void navigate({ to: '/overview' });
      else void navigate({ to: '/engagement', replace: true });
    };
    const about = 'engagement' in purpose ? purpose.engagement.id : '';
    return <EngagementForm key={`${purpose.kind} ${about}`} purpose={purpose} onDone={leave} />;
  }
  if (current === null) return null;
  return <EngagementScreen key={current.id} engagement={current} engagements={engagements} />;
};
