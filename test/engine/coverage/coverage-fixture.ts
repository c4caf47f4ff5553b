// What tests of coverage in a real vault share: one control, evidence on days, and questions to the grid.
import { expect } from 'vitest';
import {
  addEvidence,
  coverageGrid,
  type CoverageGridQuery,
  createEngagement,
  loadStarterControls,
  occurrencesOfControl,
  type OpenVault,
  starterControls,
} from '../../../src/engine';
import type { Cadence } from '../../../src/shared/domain/catalog';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import type { ErrorCode } from '../../../src/shared/errors';
import { controlId, type EvidenceId } from '../../../src/shared/ids';
import type { CalendarDate, DateRange } from '../../../src/shared/period';
import { facts, makeVault, quietJob, type TemporaryVault } from '../temporary-vault';

export const date = (text: string): CalendarDate => text as CalendarDate;
export const TODAY = date('2026-11-21');
export const ONE = controlId(1);
export const Q1 = date('2026-01-01');
export const Q2 = date('2026-04-01');

export const engagementOf2026 = NewEngagement.parse({
  type: 2,
  period: { from: '2026-01-01', to: '2026-12-31' },
  systemName: 'Quillmere',
  categories: ['security'],
  firm: '',
});

/** CTL-001 is the first starter control that asks for this cadence. */
export const withControl = async (cadence: Cadence): Promise<TemporaryVault> => {
  const made = await makeVault();
  const starter = starterControls().find((one) => one.frequency === cadence);
  if (starter === undefined) throw new Error(`no starter control is ${cadence}`);
  loadStarterControls(made.vault, [starter.id]);
  createEngagement(made.vault, engagementOf2026);
  return made;
};

export const add = async (
  { vault, file }: TemporaryVault,
  effective: DateRange | null,
  control: boolean = true,
): Promise<EvidenceId> => {
  const path = file(`${String(Math.random())}.txt`, String(Math.random()));
  const given = facts({ effective, controlIds: control ? [ONE] : [] });
  const { added } = await addEvidence(vault, [{ paths: [path], facts: given }], quietJob());
  const [id] = added;
  if (id === undefined) throw new Error('the item was added');
  return id;
};
export const on = (text: string): DateRange => ({ from: date(text), to: date(text) });

export const statesOf = (vault: OpenVault, today = TODAY): string[] =>
  occurrencesOfControl(vault, { today, controlId: ONE }).occurrences.map((one) => one.state);

export const gridQuery: CoverageGridQuery = {
  today: TODAY,
  search: '',
  cadences: [],
  states: [],
  owner: null,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 100,
};
export const grid = (vault: OpenVault, given: Partial<CoverageGridQuery> = {}) =>
  coverageGrid(vault, { ...gridQuery, ...given });

export const refusal = (code: ErrorCode): Error => expect.objectContaining({ code }) as Error;

export const lastEntry = (vault: OpenVault) =>
  JSON.parse(
    vault.db.prepare('SELECT line FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() as string,
  ) as { seq: number; action: string; subject: string; detail: unknown };
