// The lists the firm picked from in January 2027, what was collected for its picks by then, and a sample the
// company tried on itself before.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changeSample,
  getEvidence,
  importPicks,
  type Job,
  linkSamples,
  listEvidence,
  type OpenVault,
  recordPopulation,
  selfSample,
  setPopulationState,
} from '../../../src/engine';
import { NO_RECORD, PopulationStatement } from '../../../src/shared/domain/population';
import { type EvidenceId, numberOf, type PopulationId, sampleItemId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { PERIOD } from './company';
import { leader, LEAVERS } from './people';

const idOf = (vault: OpenVault, search: string): EvidenceId => {
  const [row] = listEvidence(vault, {
    ...{ search, controlId: null, criterionId: null, verdict: null },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 1 },
  }).rows;
  if (row === undefined) throw new Error(`the sample company has no evidence “${search}”`);
  return row.id;
};

const ZONE = 'UTC';

const stateOf = (vault: OpenVault, evidenceId: EvidenceId, given: object): PopulationStatement => {
  const { controlIds } = getEvidence(vault, evidenceId);
  return PopulationStatement.parse({ controlIds, ...given });
};

/** Rows are those of a spreadsheet: the first below the head is 2. */
const pick = async (
  vault: OpenVault,
  id: PopulationId,
  rows: readonly number[],
  given: { readonly attributes: readonly string[]; readonly note: string },
  job: Job,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'muniment-demo-'));
  try {
    const path = join(folder, 'picks.csv');
    await writeFile(path, `Row\n${rows.join('\n')}\n`);
    const input = { id, path, matchBy: null, pickedOn: '2027-01-08' as CalendarDate, ...given };
    const { sha256 } = await importPicks(vault, { ...input, sha256: null, apply: false }, job);
    await importPicks(vault, { ...input, sha256, apply: true }, job);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** After the year's evidence is in. */
export const recordPopulations = async (vault: OpenVault, job: Job): Promise<void> => {
  const leavers = idOf(vault, 'leavers-2026.csv');
  const gone = await recordPopulation(
    vault,
    {
      ...{ evidenceId: leavers, position: 1, sheet: null, replaces: null },
      statement: stateOf(vault, leavers, {
        title: 'Leavers 2026',
        record: {
          ...NO_RECORD,
          sourceSystem: 'Peoplebase, leavers report',
          query: 'Reports › Leavers; status: left; entity: all; contractors: included',
          parameters: 'Last day from 2026-01-01 to 2026-12-31',
          range: PERIOD,
          timeZone: ZONE,
          runBy: leader('people').name,
          runOn: '2027-01-04',
          countOnScreen: LEAVERS.length,
          isUnfiltered: true,
          reconciliation:
            'Held against the payroll of January to December: the same people left, none besides.',
          wasObserved: true,
        },
      }),
    },
    job,
  );
  setPopulationState(vault, gone.id, 'submitted', '');
  setPopulationState(vault, gone.id, 'accepted', 'Bramwell & Oakes, call of 7 January 2027');
  await pick(
    vault,
    gone.id,
    [2, 4, 5],
    {
      attributes: ['Account disabled', 'Device returned'],
      note: 'Letter of 8 January 2027',
    },
    job,
  );
  const changes = idOf(vault, 'change-population-2026.csv');
  const merged = await recordPopulation(
    vault,
    {
      ...{ evidenceId: changes, position: 1, sheet: null, replaces: null },
      statement: stateOf(vault, changes, {
        title: 'Code changes 2026',
        record: {
          ...NO_RECORD,
          sourceSystem: 'Forgeline',
          query: 'state:merged branch:main merged:2026-01-01..2026-12-31 sort:merged-asc',
          parameters: 'All 21 repositories',
          range: PERIOD,
          timeZone: ZONE,
          runBy: leader('compliance').name,
          runOn: '2027-01-05',
          countOnScreen: 184,
        },
      }),
    },
    job,
  );
  await selfSample(
    vault,
    {
      ...{ id: merged.id, method: 'simple-random', size: 8, seed: 'larkmoor readiness 2026' },
      ...{ attributes: ['Review by another person', 'Tests passed'], note: 'Tried before fieldwork' },
    },
    job,
  );
  setPopulationState(vault, merged.id, 'submitted', 'With the letter of 5 January 2027');
  await pick(
    vault,
    merged.id,
    [9, 23, 41, 58, 77, 90, 112, 131, 150, 179],
    {
      attributes: ['Ticket', 'Review by another person', 'Tests passed'],
      note: 'Letter of 8 January 2027',
    },
    job,
  );
  const rules = idOf(vault, 'Branch protection');
  const theirs = (from: number, to: number, attribute: string) =>
    Array.from({ length: to - from + 1 }, (_none, at) => ({
      id: sampleItemId(numberOf(merged.id), from + at),
      attribute,
    }));
  // Ours are S-01 to S-08; the firm's follow.
  linkSamples(
    vault,
    rules,
    [...theirs(9, 18, 'Review by another person'), ...theirs(9, 18, 'Tests passed')],
    'Nothing is merged without both: the rule is enforced for everybody',
  );
  linkSamples(vault, changes, theirs(9, 14, 'Ticket'), 'The export names the ticket of each change');
  linkSamples(
    vault,
    leavers,
    [1, 2].flatMap((number) =>
      ['Account disabled', 'Device returned'].map((attribute) => ({
        id: sampleItemId(numberOf(gone.id), number),
        attribute,
      })),
    ),
    'The row of the person, from the audit log',
  );
  changeSample(
    vault,
    sampleItemId(numberOf(merged.id), 16),
    'returned',
    'The firm asks for the ticket itself, not the number',
  );
};
