// What failed, how far does it reach, and what did we answer?
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

export const ExceptionsPage = () => (
  <Page>
    <PageHead title="Exceptions" />
  </Page>
);
