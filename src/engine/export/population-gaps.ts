// What is missing about populations: a record that does not say how the list came about, a list that is not
// there, and rows the auditor picked for which nothing was collected. Arithmetic, and no judgement of a list.
import type { Concern } from '../../shared/domain/population';
import type { Gap } from '../../shared/domain/package';
import type { ControlId } from '../../shared/ids';
import type { HandedOverPopulation, HandedOverSample } from '../populations';
import type { SelectedContent } from './select-content';

export type PopulationGap = Omit<Gap, 'criterionIds'>;

/** Lists of several spans may cover a period together, and one that reaches further is no gap. */
const SAID: Readonly<Partial<Record<Concern, string>>> = {
  'counts-differ': 'the count on the screen differs from the rows of the list',
  'no-screen-count': 'no count on the screen is stated',
  'filtered-without-reason': 'it was filtered, and what was left out is not stated',
  'no-query': 'how it was made is not stated',
  'no-range': 'the days it speaks about are not stated',
  'no-run-date': 'the day it was made on is not stated',
  'range-outside-period': 'it speaks about days outside the examined time',
};

const gapFor = (
  kind: 'population-without-record' | 'picks-without-evidence',
  { id, title, controlIds }: HandedOverPopulation,
  controls: ReadonlySet<ControlId>,
  said: string,
): PopulationGap => {
  const known = controlIds.filter((one) => controls.has(one));
  return {
    key: `${kind}:${id}`,
    kind,
    what: `${id} ${title}: ${said}`,
    // A gap names one control; a list of several controls is about none in particular.
    controlId: known.length === 1 ? (known[0] ?? null) : null,
    answeredBy: null,
  };
};

const recordGap = (
  population: HandedOverPopulation,
  controls: ReadonlySet<ControlId>,
): PopulationGap | null => {
  // What was returned and replaced is there to be seen; the one in its place answers for it.
  if (population.replacedBy !== null) return null;
  const said = [
    ...(population.state === 'draft' ? ['it is still a draft'] : []),
    ...population.concerns.flatMap((one) => SAID[one] ?? []),
  ];
  return said.length === 0
    ? null
    : gapFor('population-without-record', population, controls, said.join('; '));
};

const isOwed = ({ state, isAnswered }: HandedOverSample): boolean => state !== 'exception' && !isAnswered;

const picksGap = (
  population: HandedOverPopulation,
  controls: ReadonlySet<ControlId>,
): PopulationGap | null => {
  const owed = population.samples.filter(isOwed);
  if (owed.length === 0) return null;
  const names = owed.map((one) => one.id.slice(one.id.indexOf('.') + 1)).join(', ');
  const counts = `${String(owed.length)} of ${String(population.samples.length)}`;
  return gapFor(
    'picks-without-evidence',
    population,
    controls,
    `nothing is collected for ${counts} rows the auditor picked (${names})`,
  );
};

/** By population, the record before the picks. */
export const populationGaps = (
  { populations, populationsWithoutList }: SelectedContent,
  controls: ReadonlySet<ControlId>,
): PopulationGap[] => [
  ...populationsWithoutList
    .filter((one) => one.replacedBy === null)
    .map((one) =>
      gapFor(
        'population-without-record',
        one,
        controls,
        `its list ${one.evidence.ref} is no evidence that counts any more`,
      ),
    ),
  ...populations.flatMap((one) =>
    [recordGap(one, controls), picksGap(one, controls)].filter((gap) => gap !== null),
  ),
];
