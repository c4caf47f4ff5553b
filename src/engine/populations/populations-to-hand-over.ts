// Populations as an auditor gets them: the list's record, what the auditor picked and what was collected for it.
// Our own picks are readiness work and never among it.
import type { Concern, Population, SampleState, Selection } from '../../shared/domain/population';
import { evidenceId, type EvidenceId, numberOf, type SampleItemId, sampleItemId } from '../../shared/ids';
import type { ExaminedTime } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { IS_ANSWERED, SHOWN_STATE } from './collected-sql';
import { concernsOf, listPopulations } from './population-rows';
import { selectionsOf } from './selection-rows';

export interface HandedOverSample {
  readonly id: SampleItemId;
  readonly selection: number;
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly cells: readonly string[];
  /** As it is shown: a row whose evidence does not count any more is owed again. */
  readonly state: SampleState;
  readonly note: string;
  /** Whether evidence that counts answers the row as a whole, or each of its attributes. */
  readonly isAnswered: boolean;
  /** Evidence that counts. */
  readonly evidence: readonly { readonly evidenceId: EvidenceId; readonly attribute: string }[];
}

export interface HandedOverPopulation extends Omit<Population, 'auditor' | 'self' | 'createdAt'> {
  /** The auditor's. */
  readonly selections: readonly Selection[];
  readonly samples: readonly HandedOverSample[];
}

interface SampleRow {
  readonly population: number;
  readonly number: number;
  readonly selection: number;
  readonly row: number;
  readonly cells: string;
  readonly state: SampleState;
  readonly note: string;
  readonly answered: 0 | 1;
}

interface LinkRow {
  readonly population: number;
  readonly number: number;
  readonly attribute: string;
  readonly evidence: number;
}

const SAMPLES = `SELECT i.population, i.number, i.selection, i.row, i.cells, ${SHOWN_STATE} AS state, i.note,
    ${IS_ANSWERED} AS answered
  FROM sample_item AS i JOIN selection AS s ON s.population = i.population AND s.number = i.selection
  WHERE s.picker = 'auditor' ORDER BY i.population, i.number`;

const LINKS = `SELECT l.population, l.number, l.attribute, l.evidence FROM sample_evidence AS l
  JOIN listed_evidence AS counted ON counted.evidence = l.evidence AND counted.counts = 1
  ORDER BY l.population, l.number, l.attribute, l.evidence`;

const samplesByPopulation = ({ db }: OpenVault): ReadonlyMap<number, HandedOverSample[]> => {
  const links = Map.groupBy(db.prepare(LINKS).all() as LinkRow[], (row) =>
    sampleItemId(row.population, row.number),
  );
  const samples = (db.prepare(SAMPLES).all() as SampleRow[]).map((row) => {
    const id = sampleItemId(row.population, row.number);
    return {
      population: row.population,
      sample: {
        id,
        selection: row.selection,
        row: row.row,
        cells: JSON.parse(row.cells) as string[],
        state: row.state,
        note: row.note,
        isAnswered: row.answered === 1,
        evidence: (links.get(id) ?? []).map(({ evidence, attribute }) => ({
          evidenceId: evidenceId(evidence),
          attribute,
        })),
      },
    };
  });
  const grouped = Map.groupBy(samples, (one) => one.population);
  return new Map([...grouped].map(([number, all]) => [number, all.map((one) => one.sample)]));
};

/** All of the vault, by number; `concerns` are against the examined time that is given. */
export const populationsToHandOver = (vault: OpenVault, examined: ExaminedTime): HandedOverPopulation[] => {
  const samples = samplesByPopulation(vault);
  return listPopulations(vault).map(({ auditor: _, self: _ours, createdAt: _at, ...population }) => {
    const number = numberOf(population.id);
    const concerns: Concern[] = concernsOf(population.record, population.rowCount, examined);
    return {
      ...population,
      concerns,
      selections: selectionsOf(vault.db, number).filter((one) => one.picker === 'auditor'),
      samples: samples.get(number) ?? [],
    };
  });
};
