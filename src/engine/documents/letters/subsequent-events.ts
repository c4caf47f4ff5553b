// Our draft on subsequent events: what happened between the examined time and the day the report is issued.
import type { DescriptionFacts } from '../description-facts';
import { dayWords, inline, paragraphs, sentence, tableOf, toWrite } from '../markdown-words';
import { FIRMS_WORDS, signatureText } from './letter-words';

const QUESTIONS: readonly string[] = [
  'Was a weakness or a failure of a control found that existed in the examined time?',
  'Did an incident come to light that had begun in the examined time?',
  'Were the system, its subservice organizations or its key people changed in a way readers have to know?',
  'Did a customer, an authority or a court raise something that concerns the examined time?',
  'Was a document or a list that was handed over found to be wrong or not complete?',
  'Has anything in the description stopped being true as of the examined time?',
];

export const subsequentEventsText = (facts: DescriptionFacts): string => {
  const { examined, laterIncidents, laterChanges } = facts;
  const end = examined.type === 1 ? examined.asOf : examined.period.to;
  const changes = laterChanges.filter((one) => one.isSignificant !== 'no');
  return paragraphs(
    FIRMS_WORDS,
    `Between ${dayWords(end)} and the day of this letter, the management of ${inline(facts.organization)} looked for events that could matter for the examination of ${inline(facts.system)}.`,
    '## What was asked',
    tableOf(
      ['Question', 'Answer'],
      QUESTIONS.map((question) => [question, toWrite('yes or no, and what')]),
    ),
    '## Incidents since then',
    laterIncidents.length === 0
      ? `The register of incidents has none that was detected after ${dayWords(end)}. ${toWrite('confirm')}`
      : tableOf(
          ['Incident', 'Detected', 'What it means for the examined time'],
          laterIncidents.map((one) => [
            `${one.id} ${inline(one.title)}`,
            one.detectedOn === null ? '' : dayWords(one.detectedOn),
            toWrite('nothing, or what'),
          ]),
        ),
    '## Changes since then',
    changes.length === 0
      ? `The register of changes has none after ${dayWords(end)} that is called significant. ${toWrite('confirm')}`
      : tableOf(
          ['Change', 'Day', 'What it is'],
          changes.map((one) => [
            `${one.id} ${inline(one.title)}`,
            dayWords(one.doneOn),
            sentence(one.description) || toWrite('what was changed'),
          ]),
        ),
    signatureText(facts),
  );
};
