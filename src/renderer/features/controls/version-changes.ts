// What differs between two versions of a control beside its wording, in words. Pure.
import type { ControlVersion } from '../../../shared/domain/control';
import { controlForm, history } from '../../messages/control-verbs';
import { controls } from '../../messages/controls';

interface FactChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const orNothing = (words: string): string => (words === '' ? history.nothing : words);

const factsInWords = (version: ControlVersion): readonly (readonly [name: string, words: string])[] => [
  [controlForm.title, version.title],
  [controlForm.owner, orNothing(version.owner)],
  [controlForm.ownerRole, orNothing(version.ownerRole)],
  [controlForm.cadence, controls.cadence(version.cadence)],
  [controlForm.weekdaysOnly, version.weekdaysOnly ? history.yes : history.no],
  [controlForm.graceDays, version.graceDays === null ? history.usual : history.days(version.graceDays)],
  [controlForm.nature, controls.natureOf(version.nature)],
  [controlForm.kind, controls.kindOf(version.kind)],
];

/** In the order of the form; facts that are the same are left out. */
export const factChanges = (older: ControlVersion, newer: ControlVersion): readonly FactChange[] => {
  const after = factsInWords(newer);
  return factsInWords(older).flatMap(([name, before], place) => {
    const now = after[place]?.[1] ?? '';
    return now === before ? [] : [{ name, before, after: now }];
  });
};
