// What an item counts for, a line each: said before it is taken out.
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { dateText } from '../../messages/dates';

/** More lines than anybody weighs before a decision; the rest is a number. */
const MOST = 8;

export const countsForInWords = (
  item: Pick<EvidenceDetail, 'controls' | 'pointsOfFocus' | 'occurrences' | 'exceptions' | 'samples'>,
): readonly string[] => {
  const assigned = (controlId: string): string =>
    item.occurrences
      .filter((one) => one.controlId === controlId)
      .map((one) => `, ${text.occurrenceFrom(dateText(one.from))}`)
      .join('');
  const all = [
    ...item.controls.map(({ id, title }) => `${id} ${title}${assigned(id)}`),
    ...item.pointsOfFocus.map(({ id, title }) => `${id} ${title}`),
    ...item.exceptions.map(({ id, title }) => `${id} ${title}`),
    ...item.samples.map(({ id, attribute }) => (attribute === '' ? id : `${id}, ${attribute}`)),
  ];
  return all.length <= MOST ? all : [...all.slice(0, MOST - 1), text.andMore(all.length - MOST + 1)];
};
