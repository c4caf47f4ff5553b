// What is said of populations and picked rows, on pages and in the workbook. `accepted` and `returned` are what
// the auditor told management; nothing here concludes anything.
import type { PopulationState } from '../../../shared/domain/population';
import type { PackagePopulation } from '../package-content';
import { count, counted } from './formats';

export const POPULATION_STATE_NAME: Readonly<Record<PopulationState, string>> = {
  draft: 'draft, not handed over yet',
  submitted: 'handed over',
  accepted: 'accepted by the auditor, says management',
  returned: 'returned by the auditor, says management',
};

const SAMPLE_STATE_NAME: Readonly<Record<string, string>> = {
  selected: 'nothing collected yet',
  collected: 'evidence collected',
  returned: 'returned by the auditor, says management',
  exception: 'recorded as an exception by management',
};

export const sampleStateName = (state: string): string => SAMPLE_STATE_NAME[state] ?? state;

const withEvidence = (population: PackagePopulation): number =>
  population.samples.filter((one) => one.evidence.length > 0).length;

/** `7 rows picked, 5 with evidence here` */
export const picksOf = (population: PackagePopulation): string => {
  const { length } = population.samples;
  if (length === 0) return 'nothing picked yet';
  const here = withEvidence(population);
  return `${counted(length, 'row')} picked, ${here === length ? 'each with evidence here' : `${count(here)} with evidence here`}`;
};

/** How the rows of the file lie against what the source showed. */
export const countsText = ({ record, rowCount }: PackagePopulation): string => {
  const { countOnScreen } = record;
  if (countOnScreen === null) return `${count(rowCount)} in the file; what the source showed is not stated`;
  if (countOnScreen === rowCount)
    return `${count(rowCount)} in the file, ${count(countOnScreen)} in the source`;
  return `${count(rowCount)} in the file, ${count(countOnScreen)} in the source: ${count(Math.abs(countOnScreen - rowCount))} ${countOnScreen > rowCount ? 'fewer' : 'more'} in the file`;
};

/** `S-03` of `POP-01.S-03`. */
export const sampleName = (id: string): string => id.slice(id.indexOf('.') + 1);
