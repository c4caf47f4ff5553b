// Our draft of management's assertion: which system and time it is about, and what management claims.
import type { DescriptionFacts } from '../description-facts';
import { inline, paragraphs, throughoutWords, timeWords, toWrite } from '../markdown-words';
import { categoryWords, firmName, FIRMS_WORDS, methodWords, signatureText } from './letter-words';

export const assertionText = (facts: DescriptionFacts): string => {
  const { organization, system, examined, subservice } = facts;
  const company = inline(organization);
  const time = timeWords(examined);
  const others = subservice.length === 0 ? 'Customers' : 'Customers and subservice organizations';
  const throughout = throughoutWords(examined);
  const claims = [
    `The description presents the system as it was designed and in place ${throughout}, in accordance with the description criteria (DC section 200).`,
    `The controls in the description were suitably designed ${throughout}. If they run as described, the principal service commitments and system requirements are met on the basis of the Trust Services Criteria.`,
    ...(examined.type === 2
      ? [
          `The controls in the description ran effectively ${throughout}. The principal service commitments and system requirements were met on the basis of the Trust Services Criteria.`,
        ]
      : []),
  ];
  return paragraphs(
    FIRMS_WORDS,
    `To ${firmName(facts)}`,
    `The management of ${company} has written the description of ${inline(system)} ${time}. It is meant for those who use the system, or rely on it, and know enough to judge its risks. The categories examined are: ${categoryWords(facts)}.`,
    methodWords(facts),
    `Some criteria are met only if the customers of ${company} run the controls that the description names for them. The description tells these expectations; whether customers meet them is not part of what we claim.`,
    'Management confirms, to the best of its knowledge and belief:',
    claims.map((claim, at) => `${at + 1}. ${claim}`).join('\n'),
    `${others} have to run the controls that the description names as theirs; the claims on controls stand under this condition.`,
    'Every control has limits. People make mistakes, rules are gone around, and what worked in the past may not work later.',
    toWrite(
      'anything that has to be said beside these claims, such as a control that did not run; or take this line out',
    ),
    signatureText(facts),
  );
};
