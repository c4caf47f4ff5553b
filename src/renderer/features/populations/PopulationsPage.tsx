// Is the list complete, and what was picked from it?
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { populations as text } from '../../messages/populations';

export const PopulationsPage = () => (
  <Page>
    <PageHead title={text.title} />
    <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
  </Page>
);
