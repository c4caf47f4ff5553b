// What a screen shows that makes sense only with an engagement, while the vault has none.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/use-access';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

interface NoEngagementProps {
  readonly text: {
    readonly title: string;
    readonly noEngagement: string;
    readonly noEngagementText: string;
    readonly defineEngagement: string;
  };
}

export const NoEngagement = ({ text }: NoEngagementProps): ReactNode => {
  const navigate = useNavigate();
  const mayDefine = useMay('engagement.created');
  return (
    <Page>
      <PageHead title={text.title} />
      <EmptyState
        title={text.noEngagement}
        action={
          mayDefine && (
            <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
              {text.defineEngagement}
            </Button>
          )
        }
      >
        {text.noEngagementText}
      </EmptyState>
    </Page>
  );
};
