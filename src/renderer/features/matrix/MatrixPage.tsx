// Which control answers which criterion? Rows of controls, columns of criteria, to read and to print.
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

export const MatrixPage = () => (
  <Page>
    <PageHead title="Matrix" />
  </Page>
);
