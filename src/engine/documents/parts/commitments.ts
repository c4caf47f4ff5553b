// Starting text: what is promised to customers, and what the system has to do so that the promises are kept. Promises
// are in contracts, which the vault cannot read: each line asks where it is agreed.
import type { CategoryId } from '../../../shared/domain/catalog';
import { CATEGORY_LABELS } from '../../../shared/domain/programme/vendor-report';
import type { DescriptionFacts } from '../description-facts';
import { inline, paragraphs, tableOf, toWrite } from '../markdown-words';

/** What companies of this kind usually promise, and what follows from it. */
const USUAL: Readonly<Record<CategoryId, readonly (readonly [promise: string, requirement: string])[]>> = {
  security: [
    [
      'Only people who need it for their work can reach customer data.',
      'Sign-in with a second factor, access by role, and regular reviews of who has it.',
    ],
    [
      'Customer data is protected on its way and where it is kept.',
      'Encryption in transit and at rest, with keys that are managed and renewed.',
    ],
    [
      'Customers hear of an incident that concerns them within the agreed time.',
      'A tested way from alert to message, with somebody on duty.',
    ],
  ],
  availability: [
    [
      'The service is there for the agreed share of each month.',
      'Monitoring, reserves of capacity, and a practiced recovery.',
    ],
  ],
  'processing-integrity': [
    [
      'Requests are processed completely, correctly and in time, as the specification says.',
      'Checks of input and output, and a release of each model version before it goes live.',
    ],
  ],
  confidentiality: [
    [
      'What customers hand over is used for their service alone.',
      'Separation of customers, and no training on their data without their written consent.',
    ],
    [
      'What customers hand over is deleted when it was agreed.',
      'Retention periods that the system enforces, backups and derived data included.',
    ],
  ],
  privacy: [
    [
      'Personal information is collected, used and disclosed only as the notice says.',
      'A record of purposes, a way for requests of people, and agreements with those who process it.',
    ],
  ],
};

export const commitmentsText = ({ organization, categories }: DescriptionFacts): string =>
  paragraphs(
    `${inline(organization)} makes commitments to its customers in contracts, service levels and its public documentation. The principal ones, and what the system has to do so that they are kept, are these.`,
    tableOf(
      ['Category', 'Commitment', 'What the system has to do for it', 'Where it is agreed'],
      categories.flatMap((id) =>
        USUAL[id].map(([promise, requirement]) => [
          CATEGORY_LABELS[id],
          promise,
          requirement,
          toWrite('the contract or page, or take this line out'),
        ]),
      ),
    ),
    toWrite('further commitments, such as those of single large contracts, or that there are none'),
    `Requirements also come from laws and from the organization's own policies. ${toWrite('which laws and rules concern the system')}`,
  );
