// What is missing before the examination, and what is done first?
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

export const ReadinessPage = () => (
  <Page>
    <PageHead title="Readiness" />
  </Page>
);
