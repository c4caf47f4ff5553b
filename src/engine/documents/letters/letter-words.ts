// What the letters share: who writes to whom, about which system and time, and who signs.
import { CATEGORY_LABELS } from '../../../shared/domain/programme/vendor-report';
import type { DescriptionFacts } from '../description-facts';
import { enumerated, inline, listOf, paragraphs, toWrite } from '../markdown-words';

/** Says at the top of each draft whose words count in the end. */
export const FIRMS_WORDS = toWrite(
  'the wording of the CPA firm takes the place of this draft where the firm gives one; take this line out when it is settled',
);

export const categoryWords = ({ categories }: DescriptionFacts): string =>
  enumerated(categories.map((id) => CATEGORY_LABELS[id].toLowerCase()));

export const firmName = ({ firm }: DescriptionFacts): string =>
  firm === '' ? toWrite('the CPA firm') : inline(firm);

/** How subservice organizations are treated, in one or two sentences; says so where there are none. */
export const methodWords = ({ organization, subservice }: DescriptionFacts): string => {
  const of = (method: 'carve-out' | 'inclusive') =>
    enumerated(subservice.filter((one) => one.method === method).map((one) => inline(one.name)));
  const open = enumerated(subservice.filter((one) => one.method === null).map((one) => inline(one.name)));
  if (subservice.length === 0) return `${inline(organization)} uses no subservice organization.`;
  return [
    of('carve-out') &&
      `${inline(organization)} uses ${of('carve-out')} under the carve-out method: the description names the controls they are assumed to run and leaves out what they do.`,
    of('inclusive') &&
      `The description includes the services and controls of ${of('inclusive')} (inclusive method).`,
    open && toWrite(`by which method ${open} ${subservice.length === 1 ? 'is' : 'are'} treated`),
  ]
    .filter((text) => text !== '')
    .join(' ');
};

const SIGNS = /sign|assert|chief executive|\bceo\b|managing director/i;

/** Those of the organization who sign, by the scope's people; a line to fill in where it names none. */
export const signatureText = ({ organization, scope }: DescriptionFacts): string => {
  const signing = scope.people.filter((one) => one.side === 'organization' && SIGNS.test(one.role));
  const lines =
    signing.length === 0
      ? [toWrite('name and title of who signs')]
      : signing.map((one) => `${inline(one.name)}, ${toWrite('title')}`);
  return paragraphs(`For ${inline(organization)}:`, listOf(lines), toWrite('place and day'));
};
