// Our draft of the representation letter: what management confirms to the CPA firm when the report is issued.
import type { DescriptionFacts } from '../description-facts';
import { enumerated, inline, paragraphs, timeWords, toWrite } from '../markdown-words';
import { firmName, FIRMS_WORDS, signatureText } from './letter-words';

const CONFIRMED = (time: string): readonly string[] => [
  `We are responsible for the description of the system ${time}, for our assertion, and for the controls.`,
  'We chose the categories and judged the criteria, the commitments and the risks ourselves.',
  'We have given you all records and information that matter, and access to the people you asked for.',
  'What we gave you was complete and true to our knowledge; lists were drawn from the systems named with them, without leaving rows out.',
  'We have told you of all incidents we know of that kept us from meeting a principal commitment.',
  'We have told you of all controls we know of that were badly designed, or did not run as described.',
  'We have told you of all fraud, suspected fraud, and breaches of laws or rules we know of that concern the system.',
  'We have told you of all letters of authorities, of our own reviewers and of other examiners that concern the subject.',
  'We have told you of everything after the examined time that could change your report.',
  'We know of no agreement that keeps us from telling you what you need for your work.',
];

export const representationLetterText = (facts: DescriptionFacts): string => {
  const missed = facts.incidents.filter((one) => one.commitmentsMissed === 'yes');
  return paragraphs(
    FIRMS_WORDS,
    `To ${firmName(facts)}`,
    `This letter belongs to your examination of ${inline(facts.system)} ${timeWords(facts.examined)}. The management of ${inline(facts.organization)} confirms, to the best of its knowledge and belief and after asking those who know:`,
    CONFIRMED(timeWords(facts.examined))
      .map((line, at) => `${at + 1}. ${line}`)
      .join('\n'),
    missed.length === 0
      ? toWrite('the incidents told under 5, or that there were none')
      : `Told under 5: ${enumerated(missed.map((one) => `${one.id} ${inline(one.title)}`))}.`,
    toWrite('what was told under 6 to 9, or that there was nothing; the letter is dated as your report'),
    signatureText(facts),
  );
};
