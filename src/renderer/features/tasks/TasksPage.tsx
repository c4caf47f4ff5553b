// Who owes what evidence, and by when?
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { tasks as text } from '../../messages/tasks';

export const TasksPage = () => (
  <Page>
    <PageHead title={text.title} />
    <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
  </Page>
);
