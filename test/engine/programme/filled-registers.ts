// Vaults with records in every register, hostile texts included; the same for the same seed.
import fc from 'fast-check';
import {
  addRecords,
  createEngagement,
  loadStarterControls,
  type OpenVault,
  requestEvidence,
  withdrawRecord,
} from '../../../src/engine';
import { REGISTERS } from '../../../src/shared/domain/programme';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, type TemporaryVault } from '../temporary-vault';
import { type Nameable, randomRecord } from './random-facts';

const ON = '2026-05-04' as CalendarDate;
const SEED = 20_261_121;

/** What the records of both vaults name. */
export const furnish = (vault: OpenVault): void => {
  loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  createEngagement(vault, {
    type: 2,
    period: { from: '2026-01-01', to: '2026-12-31' },
    firm: '',
    systemName: 'Quill',
    categories: ['security'],
  } as never);
  requestEvidence(vault, {
    title: 'Minutes',
    item: { kind: 'other', owner: '', tags: [], notes: '', dueOn: null },
    controlIds: [],
    pointOfFocusIds: [],
    linkReason: '',
  } as never);
};

/** 9 records in each register, the second of which is withdrawn. */
export const filled = async (): Promise<TemporaryVault> => {
  const source = await makeVault();
  furnish(source.vault);
  const records: Partial<Record<Register, readonly string[]>> = {};
  for (const register of REGISTERS) {
    const can: Nameable = {
      controls: ['CTL-001', 'CTL-002'],
      evidence: ['EVD-0001'],
      criteria: ['CC6.1', 'A1.2', 'P8.1'],
      engagements: ['ENG-01'],
      records,
    };
    const made = fc.sample(randomRecord(register, can), { numRuns: 9, seed: SEED });
    const ids = source.vault.write((change) => {
      const added = addRecords(change, register, made, { on: ON, note: '', via: 'typed' });
      withdrawRecord(change, added[1] as RecordId, 'so that a number is missing');
      return added;
    });
    records[register] = [ids[0] ?? '', ids[3] ?? ''];
  }
  return source;
};
