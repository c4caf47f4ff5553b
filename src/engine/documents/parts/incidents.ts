// Starting text: incidents in which a commitment to customers was missed. That the register has none is no proof that
// there was none, so a person is asked.
import type { DescribedIncident, DescriptionFacts } from '../description-facts';
import {
  atBeginning,
  countWords,
  dayWords,
  enumerated,
  inline,
  paragraphs,
  sentence,
  timeWords,
  toWrite,
} from '../markdown-words';

const daysOf = ({ detectedOn, resolvedOn }: DescribedIncident): string => {
  if (detectedOn === null) return toWrite('when it was detected, and when it was over');
  const ended =
    resolvedOn === null ? 'It is not resolved yet.' : `It was resolved on ${dayWords(resolvedOn)}.`;
  return `Detected on ${dayWords(detectedOn)}. ${ended}`;
};

const incidentText = (incident: DescribedIncident): string => {
  const { id, title, what, effect, cause, actions, customersTold } = incident;
  const told = {
    yes: 'The customers concerned were told.',
    no: 'Customers were not told.',
    unknown: toWrite('whether customers were told'),
  }[customersTold];
  return paragraphs(
    `### ${inline(title)} (${id})`,
    `${daysOf(incident)} ${sentence(what) || toWrite('what happened')}`,
    `${sentence(effect) || toWrite('whom and what it touched, and which commitment was missed')} ${told}`,
    `${cause === '' ? toWrite('the cause') : `Cause: ${sentence(cause)}`} ${actions === '' ? toWrite('what was changed afterwards') : `Changed afterwards: ${sentence(actions)}`}`,
  );
};

export const incidentsText = ({ incidents, examined }: DescriptionFacts): string => {
  const missed = incidents.filter((one) => one.commitmentsMissed === 'yes');
  const open = incidents.filter((one) => one.commitmentsMissed === 'unknown');
  const others = incidents.filter((one) => one.commitmentsMissed === 'no').length;
  const time = (count: number): string => {
    if (examined.type === 2) return 'happened in the period';
    return `${count === 1 ? 'was' : 'were'} open ${timeWords(examined)}`;
  };
  const undecided =
    open.length === 0
      ? null
      : toWrite(`whether a commitment to customers was missed in ${enumerated(open.map((one) => one.id))}`);
  if (missed.length === 0) {
    return paragraphs(
      `No incidents ${time(0)} that kept the organization from meeting its principal commitments, or that came from controls that were not suitably designed or did not operate. ${toWrite('confirm this with those who lead incidents, and take this mark out')}`,
      others === 0
        ? null
        : `The register of incidents holds ${countWords(others, 'entry', 'entries')} of this time in which no commitment to customers was missed.`,
      undecided,
    );
  }
  return paragraphs(
    `${atBeginning(countWords(missed.length, 'incident'))} ${time(missed.length)} in which a commitment to customers was missed.`,
    ...missed.map(incidentText),
    others === 0
      ? null
      : `In ${countWords(others, 'further incident')} no commitment to customers was missed.`,
    undecided,
  );
};
