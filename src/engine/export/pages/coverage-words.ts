// What the occurrences of a control come to, in words and numbers. Management's arithmetic over effective
// dates: an occurrence that was missed says nothing yet about the report.
import type { OccurrenceState, StateCounts } from '../../../shared/domain/coverage';
import type { PackageControl, PackageOccurrence } from '../package-content';
import type { PackageModel } from '../package-model';
import { count, counted, day, shortRange } from './formats';

export const STATE_WORD: Readonly<Record<OccurrenceState, string>> = {
  met: 'Met',
  late: 'Late',
  missed: 'Missed',
  due: 'Due',
  'not-due': 'Not due yet',
  excused: 'Excused',
  'not-expected': 'Not expected',
};

/** The one to look at first comes first. */
export const STATES_BY_WEIGHT: readonly OccurrenceState[] = [
  'missed',
  'late',
  'due',
  'met',
  'excused',
  'not-due',
  'not-expected',
];

export const NO_OCCURRENCES: StateCounts = {
  met: 0,
  late: 0,
  missed: 0,
  due: 0,
  'not-due': 0,
  excused: 0,
  'not-expected': 0,
};

export const stateCounts = (occurrences: Iterable<Pick<PackageOccurrence, 'state'>>): StateCounts => {
  const counts = { ...NO_OCCURRENCES };
  for (const { state } of occurrences) counts[state] += 1;
  return counts;
};

const sum = (counts: StateCounts): number => Object.values(counts).reduce((all, one) => all + one, 0);

/** How many were asked for: neither excused nor too short a remainder. */
export const expectedCount = (counts: StateCounts): number =>
  sum(counts) - counts.excused - counts['not-expected'];

/** `2 late, 1 missed`; empty where there is nothing but met ones. */
const otherThanMet = (counts: StateCounts): string =>
  (['late', 'missed', 'due', 'not-due', 'excused', 'not-expected'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${count(counts[state])} ${STATE_WORD[state].toLowerCase()}`)
    .join(', ');

/** `3 of 4 met; 1 missed`. */
export const coverageText = (counts: StateCounts): string => {
  const rest = otherThanMet(counts);
  return `${count(counts.met)} of ${count(expectedCount(counts))} met${rest === '' ? '' : `; ${rest}`}`;
};

/** `4 met`, `1 late, 3 met`: everything that is there, the heaviest first. */
export const statesText = (counts: StateCounts): string =>
  STATES_BY_WEIGHT.filter((state) => counts[state] > 0)
    .map((state) => `${count(counts[state])} ${STATE_WORD[state].toLowerCase()}`)
    .join(', ');

/** Of one control, in few words: its occurrences, or the days with evidence where it has none to count. */
export const controlCoverageText = (control: PackageControl): string =>
  control.occurrences.length > 0
    ? coverageText(stateCounts(control.occurrences))
    : control.cadence === 'per-event' || control.cadence === 'continuous'
      ? counted(control.eventDays.length, 'day with evidence', 'days with evidence')
      : 'no occurrence expected';

/** When it was performed, or until when nothing came. */
export const performedText = (one: PackageOccurrence): string => {
  if (one.servedOn !== null) return day(one.servedOn);
  if (one.state === 'missed') return `no evidence by ${day(one.graceUntil)}`;
  if (one.state === 'due') return 'not yet';
  return '–';
};

/** Over all controls; nothing for a package about one day, which has no occurrences to count. */
export const coverageCounts = (model: PackageModel): StateCounts =>
  model.content.examined.type === 1
    ? NO_OCCURRENCES
    : stateCounts(model.content.controls.flatMap((one) => one.occurrences));

/** Missed and late ones of all controls, in order of controls and time. */
export const notOnTime = (
  model: PackageModel,
): { readonly control: PackageControl; readonly occurrence: PackageOccurrence }[] =>
  model.content.examined.type === 1
    ? []
    : model.content.controls.flatMap((control) =>
        control.occurrences
          .filter((one) => one.state === 'missed' || one.state === 'late')
          .map((occurrence) => ({ control, occurrence })),
      );

/** `1 Jan – 31 Mar 2026` */
export const occurrenceName = (one: PackageOccurrence): string => shortRange(one);
