// Which occurrence is missing? The grid of controls over the period.
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

export const CoveragePage = () => (
  <Page>
    <PageHead title="Coverage" />
  </Page>
);
