// The starting text of each letter.
import type { DocumentType } from '../../../shared/domain/programme/document';
import type { DescriptionFacts } from '../description-facts';
import { assertionText } from './assertion';
import { bridgeLetterText } from './bridge-letter';
import { designQuestionnaireText } from './design-questionnaire';
import { representationLetterText } from './representation-letter';
import { subsequentEventsText } from './subsequent-events';

export type LetterType = Exclude<DocumentType, 'system-description'>;

const TEXTS: Readonly<Record<LetterType, (facts: DescriptionFacts) => string>> = {
  assertion: assertionText,
  'representation-letter': representationLetterText,
  'design-questionnaire': designQuestionnaireText,
  'subsequent-events': subsequentEventsText,
  'bridge-letter': bridgeLetterText,
};

/** Markdown of our own words, filled with what the vault knows. */
export const letterText = (type: LetterType, facts: DescriptionFacts): string => TEXTS[type](facts);
