// Occurrences as lines of a list, and which items count for each: worked out for the few that are shown.
import type { Occurrence } from '../../shared/domain/coverage';
import { OCCURRENCE_STATES } from '../../shared/domain/coverage';
import { controlId, evidenceId } from '../../shared/ids';
import { dateOf } from './calendar';
import { countEvidence, NO_DAY } from './count-evidence';
import type { ControlCoverage } from './coverage-now';

const itemsOf = new WeakMap<ControlCoverage, readonly (readonly number[])[]>();

/** Numbers of the items that count, ascending, for each occurrence of a control. */
export const countingItems = (control: ControlCoverage): readonly (readonly number[])[] => {
  const known = itemsOf.get(control);
  if (known !== undefined) return known;
  const { occurrences, evidence, asked } = control;
  const items: number[][] = Array.from({ length: occurrences.count }, () => []);
  countEvidence(occurrences, evidence, asked, (at, item) => items[at]?.push(item));
  itemsOf.set(control, items);
  return items;
};

/** The version in force on the last day of an occurrence. */
export const versionOf = ({ versions, occurrences }: ControlCoverage, at: number) =>
  versions[occurrences.versions[at] ?? 0];

export const occurrenceLine = (control: ControlCoverage, at: number): Occurrence => {
  const { occurrences, counted } = control;
  const servedOn = counted.servedOn[at] ?? NO_DAY;
  return {
    controlId: controlId(control.number),
    title: control.title,
    ownerRole: control.ownerRole,
    owner: control.owner,
    cadence: versionOf(control, at)?.cadence ?? control.cadence,
    from: dateOf(occurrences.starts[at] as number),
    to: dateOf(occurrences.ends[at] as number),
    graceUntil: dateOf(occurrences.graceEnds[at] as number),
    state: OCCURRENCE_STATES[control.states[at] as number] ?? 'not-expected',
    servedOn: servedOn === NO_DAY ? null : dateOf(servedOn),
    evidenceIds: counted.items[at] === 0 ? [] : (countingItems(control)[at] ?? []).map(evidenceId),
  };
};
