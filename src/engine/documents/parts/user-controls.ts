// Starting text: what customers have to do themselves so that the criteria are met. The vault does not know what they
// were told; these are what services of this kind usually ask, to be kept or taken out.
import type { DescriptionFacts } from '../description-facts';
import { inline, paragraphs, tableOf, toWrite } from '../markdown-words';

const USUAL: readonly (readonly [expectation: string, criteria: readonly string[]])[] = [
  [
    'They give accounts only to people who need them, and take them back when people leave or change roles.',
    ['CC6.2', 'CC6.3'],
  ],
  ['They look regularly at who of their people has access, and with which rights.', ['CC6.3']],
  [
    'They keep passwords, keys and tokens of the service secret, and replace those that may be in other hands.',
    ['CC6.1'],
  ],
  [
    'They use the sign-in protections that the service offers, such as single sign-on or a second factor.',
    ['CC6.1'],
  ],
  ['They protect their own computers and networks from which they reach the service.', ['CC6.6', 'CC6.8']],
  [
    'They tell the organization without delay when they suspect misuse of their accounts or a fault of the service.',
    ['CC2.3', 'CC7.3'],
  ],
  ['They name people who can be reached about incidents and changes, and keep the names current.', ['CC2.3']],
  ['They plan for times in which the service is not there.', ['A1.3']],
  ['They check results before they act on them where a wrong result could do harm.', ['PI1.4']],
  ['They send complete and correct input in the form that the documentation asks for.', ['PI1.2']],
  ['They send only data they are allowed to send, and mark what is confidential as agreed.', ['C1.1']],
  ['They set how long their data is kept, and delete what they no longer need.', ['C1.2']],
  [
    'They inform the people whose personal information they send, and get consent where it is needed.',
    ['P1.1', 'P2.1'],
  ],
];

export const userControlsText = ({ organization, system, criteria }: DescriptionFacts): string => {
  const asked = new Set<string>(criteria.filter((one) => one.notApplicable === null).map((one) => one.id));
  const rows = USUAL.flatMap(([expectation, ids]) => {
    const mine = ids.filter((id) => asked.has(id));
    return mine.length === 0 ? [] : [[expectation, mine.join(', ')]];
  });
  return paragraphs(
    `${inline(system)} was designed on the assumption that customers do their part. Some criteria are met only if the controls of ${inline(organization)} and these controls of its customers work together.`,
    tableOf(['What customers do', 'Criteria'], rows),
    toWrite('keep what customers really have to do, take out the rest, and name where they were told'),
  );
};
