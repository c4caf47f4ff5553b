// The engagement for somebody who may not change it: the page as it is handed over, and all others.
import type { Engagement } from '../../../shared/domain/engagement';
import { useCall } from '../../app/use-call';
import { access } from '../../messages/access';
import { scope as words } from '../../messages/engagement-scope';
import { shell } from '../../messages/shell';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { EngagementsList } from './EngagementsList';
import { ScopeSheet } from './ScopeSheet';

interface EngagementReadProps {
  readonly engagement: Engagement | null;
  readonly engagements: readonly Engagement[];
}

export const EngagementRead = ({ engagement, engagements }: EngagementReadProps) => (
  <div className="content">
    <PageHead title={shell.engagement} />
    {engagement === null ? (
      <EmptyState title={shell.noEngagement}>{access.notYours}</EmptyState>
    ) : (
      <ReadScope key={engagement.id} engagement={engagement} />
    )}
    {engagements.length > 1 && (
      <Section title={words.all}>
        <EngagementsList engagements={engagements} mayChange={false} />
      </Section>
    )}
  </div>
);

const ReadScope = ({ engagement }: { readonly engagement: Engagement }) => {
  const { data, failure } = useCall('engagement', 'scope', { id: engagement.id });
  if (data === undefined) return <FailureNotice failure={failure} />;
  return <ScopeSheet engagement={engagement} scope={data} />;
};
