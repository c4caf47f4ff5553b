// When can we have the report? The steps planned and actual.
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

export const RoadmapPage = () => (
  <Page>
    <PageHead title="Roadmap" />
  </Page>
);
