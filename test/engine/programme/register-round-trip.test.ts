// Every register goes out as CSV, XLSX and JSON and comes back into an empty vault as the same bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRecords,
  checkVault,
  createEngagement,
  exportRegisterTable,
  importRegisterTable,
  loadStarterControls,
  type OpenVault,
  recordsOf,
  requestEvidence,
  withdrawRecord,
} from '../../../src/engine';
import { REGISTERS, SPECS } from '../../../src/shared/domain/programme';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, type TemporaryVault } from '../temporary-vault';
import { type Nameable, randomRecord } from './random-facts';

const KINDS = ['csv', 'xlsx', 'json'] as const;
const ON = '2026-05-04' as CalendarDate;
const LATER = '2026-09-01' as CalendarDate;
const SEED = 20_261_121;

/** What the records of both vaults name. */
const furnish = (vault: OpenVault): void => {
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

const take = async (vault: OpenVault, register: Register, path: string) => {
  const asked = { register, path, on: LATER };
  const { sha256 } = await importRegisterTable(vault, { ...asked, apply: false, sha256: null }, quietJob());
  return importRegisterTable(vault, { ...asked, apply: true, sha256 }, quietJob());
};

const filled = async (): Promise<TemporaryVault> => {
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
    const made = fc.sample(randomRecord(register, can), { numRuns: 14, seed: SEED });
    const ids = source.vault.write((change) => {
      const added = addRecords(change, register, made, { on: ON, note: '', via: 'typed' });
      withdrawRecord(change, added[1] as RecordId, 'so that a number is missing');
      return added;
    });
    records[register] = [ids[0] ?? '', ids[3] ?? ''];
  }
  return source;
};

describe('every register', () => {
  it.each(KINDS)('comes out again as the same bytes: %s', async (kind) => {
    const source = await filled();
    const target = await makeVault();
    furnish(target.vault);
    for (const register of REGISTERS) {
      const out = join(source.desk, `${register}.${kind}`);
      const again = join(source.desk, `${register}-again.${kind}`);
      expect(await exportRegisterTable(source.vault, { register, asAt: null }, out)).toEqual({ records: 13 });
      const taken = await take(target.vault, register, out);
      expect(taken.rows.filter(({ change }) => change !== 'add')).toEqual([]);
      expect(taken).toMatchObject({ unknownColumns: [], applied: true });
      expect(taken.told).toBeUndefined();
      await exportRegisterTable(target.vault, { register, asAt: null }, again);
      expect(readFileSync(again).equals(readFileSync(out)), register).toBe(true);
      const said = (vault: OpenVault) =>
        recordsOf(vault.db, register).map(({ id, facts, state, on }) => ({ id, facts, state, on }));
      expect(said(target.vault)).toEqual(said(source.vault));
      const seen = await take(target.vault, register, out);
      expect(seen.counts).toEqual({ add: 0, change: 0, same: 13, refused: 0 });
    }
    expect((await checkVault(target.vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});

describe('the columns of a register', () => {
  it.each(REGISTERS)('are told apart by their labels: %s', (register) => {
    const heads = [
      'Id',
      'State',
      'Holds from',
      ...Object.values(SPECS[register].fields).map(({ label }) => label),
    ];
    expect(new Set(heads).size).toBe(heads.length);
    for (const { options, type } of Object.values(SPECS[register].fields)) {
      const said = [
        ...options.map(({ id }) => id.toLowerCase()),
        ...options.map(({ label }) => label.toLowerCase()),
      ];
      for (const { id, label } of options)
        expect(said.filter((one) => one === label.toLowerCase()).length).toBe(
          label.toLowerCase() === id ? 2 : 1,
        );
      if (type === 'choices') expect(options.some(({ label }) => label.includes(';'))).toBe(false);
    }
  });
});
