// Before the assistant: whether one may build, and whether there is an engagement to build for.
import { type ReactNode, useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { mayIn } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { access } from '../../messages/access';
import { assistant } from '../../messages/package-assistant';
import { packages as text } from '../../messages/packages';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useEngagement } from '../engagement/use-engagement';
import { Assistant } from './Assistant';
import { beginDraft, useAssistant } from './assistant-store';
import { newDraft } from './package-draft';

export const NewPackagePage = (): ReactNode => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const { data: vault } = useCall('vault', 'current', {});
  const { data: built, failure } = useCall('package', 'list', {});
  const { data: recipients, failure: recipientsFailure } = useCall('recipients', 'list', {});
  const { draft } = useAssistant();
  const engagementId = engagement?.id;
  const isOther = draft === null || draft.engagementId !== engagementId;
  useEffect(() => {
    if (isOther && engagementId !== undefined && built !== undefined)
      beginDraft(newDraft(engagementId, built));
  }, [isOther, engagementId, built]);

  if (engagement === undefined || vault === undefined || vault === null) return null;
  if (!mayIn(vault, 'package.built'))
    return (
      <Page>
        <PageHead title={assistant.title} />
        <EmptyState title={assistant.notYours}>{access.notYours}</EmptyState>
      </Page>
    );
  if (engagement === null)
    return (
      <Page>
        <PageHead title={assistant.title} />
        <EmptyState
          title={text.needsEngagementTitle}
          action={
            <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
              {text.needsEngagement}
            </Button>
          }
        >
          {text.needsEngagementText}
        </EmptyState>
      </Page>
    );
  if (failure !== null || recipientsFailure !== null)
    return (
      <Page>
        <PageHead title={assistant.title} />
        <FailureNotice failure={failure ?? recipientsFailure} />
      </Page>
    );
  if (isOther || built === undefined || recipients === undefined) return null;
  return (
    <Assistant draft={draft} engagement={engagement} vault={vault} built={built} recipients={recipients} />
  );
};
