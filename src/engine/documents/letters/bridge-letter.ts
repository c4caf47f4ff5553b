// Our draft of a bridge letter: management's word on the time after the last report. It takes the place of no report.
import type { DescriptionFacts } from '../description-facts';
import { dayWords, enumerated, inline, listOf, paragraphs, toWrite } from '../markdown-words';
import { signatureText } from './letter-words';

export const bridgeLetterText = (facts: DescriptionFacts): string => {
  const { organization, system, ownReport, incidentsSinceReport, changesSinceReport } = facts;
  const company = inline(organization);
  const changes = changesSinceReport.filter((one) => one.isSignificant === 'yes');
  const incidents = incidentsSinceReport.filter((one) => one.commitmentsMissed === 'yes');
  const open = incidentsSinceReport.filter((one) => one.commitmentsMissed === 'unknown');
  const since = ownReport === null ? toWrite('the last day the report covers') : dayWords(ownReport.coversTo);
  return paragraphs(
    `To the customers of ${company}`,
    ownReport === null
      ? `The last SOC 2 report on ${inline(system)} was issued by ${toWrite('the CPA firm')} and covers the time until ${since}.`
      : `The report "${inline(ownReport.title)}" on ${inline(system)}${ownReport.firm === '' ? '' : `, issued by ${inline(ownReport.firm)},`} covers the time until ${since}.`,
    `This letter speaks of the time from the day after until ${toWrite('the day, at most three months later')}.`,
    changes.length === 0
      ? `In this time, no changes were made to the controls that the report describes which would change what it says. ${toWrite('confirm this, or name the changes')}`
      : paragraphs(
          'In this time, these significant changes were made:',
          listOf(changes.map((one) => `${dayWords(one.doneOn)}: ${inline(one.title)}`)),
        ),
    incidents.length === 0
      ? `We know of no incident in this time in which a principal commitment to customers was missed. ${toWrite('confirm this, or name the incidents')}`
      : paragraphs(
          'In these incidents a commitment to customers was missed:',
          listOf(
            incidents.map((one) =>
              one.detectedOn === null
                ? inline(one.title)
                : `${dayWords(one.detectedOn)}: ${inline(one.title)}`,
            ),
          ),
        ),
    open.length === 0
      ? null
      : toWrite(`whether a commitment to customers was missed in ${enumerated(open.map((one) => one.id))}`),
    `This letter is the word of the management of ${company}. No CPA firm has examined it, it takes the place of no report, and it is not meant to be relied on beyond the day it names. The next report is expected ${toWrite('when')}.`,
    signatureText(facts),
  );
};
