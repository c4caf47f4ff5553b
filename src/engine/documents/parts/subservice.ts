// Starting text: on whose controls the system rests, by which method they are treated, and what they are assumed to do.
import type { DescribedSubservice, DescriptionFacts } from '../description-facts';
import {
  atBeginning,
  countWords,
  enumerated,
  inline,
  listOf,
  paragraphs,
  sentence,
  tableOf,
  toWrite,
} from '../markdown-words';

const METHODS = {
  'carve-out':
    'It is treated by the carve-out method: its controls are left out of this description and of the examination.',
  inclusive:
    'It is treated by the inclusive method: its controls belong to this description and to the examination.',
} as const;

const assumedText = ({ assumed, method }: DescribedSubservice): string | null => {
  if (method === 'inclusive') return toWrite('the description and the controls of its part of the system');
  if (assumed.length === 0) return toWrite('the controls it is assumed to run, and for which criteria');
  const intro = 'The criteria are met together with these controls, which it is assumed to run:';
  return assumed.every((one) => one.criteria.length === 0)
    ? paragraphs(
        intro,
        listOf(assumed.map((one) => atBeginning(inline(one.wording)))),
        toWrite('for which criteria each of them is needed'),
      )
    : paragraphs(
        intro,
        tableOf(
          ['Assumed control', 'Criteria'],
          assumed.map(({ wording, criteria }) => [
            atBeginning(inline(wording)),
            criteria.length === 0 ? toWrite('for which criteria') : criteria.join(', '),
          ]),
        ),
      );
};

const organizationText = (one: DescribedSubservice): string => {
  const service = one.service === '' ? toWrite('which service it provides') : sentence(one.service);
  const data =
    one.dataTouched.length === 0
      ? ''
      : ` Its service touches: ${enumerated(one.dataTouched.map((word) => word.toLowerCase()))}.`;
  return paragraphs(
    `### ${inline(one.name)}`,
    `${service}${data} ${one.method === null ? toWrite('carve-out or inclusive method') : METHODS[one.method]}`,
    assumedText(one),
  );
};

export const subserviceText = ({ organization, subservice }: DescriptionFacts): string =>
  subservice.length === 0
    ? `${inline(organization)} relies on no subservice organization for the criteria. ${toWrite('confirm this: hosting, sign-in and model providers are often subservice organizations')}`
    : paragraphs(
        `${inline(organization)} relies on ${countWords(subservice.length, 'subservice organization')}, whose controls are needed together with its own.`,
        ...subservice.map(organizationText),
        `${inline(organization)} watches over them: it reads their reports, follows up what they say, and keeps the expectations they have of their customers. ${toWrite('how often, and who does it')}`,
      );
