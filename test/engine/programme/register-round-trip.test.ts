// Every register goes out as CSV, XLSX and JSON and comes back into an empty vault as the same bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkVault,
  exportRegisterTable,
  importRegisterTable,
  type OpenVault,
  recordsOf,
} from '../../../src/engine';
import { REGISTERS, SPECS } from '../../../src/shared/domain/programme';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob } from '../temporary-vault';
import { filled, furnish } from './filled-registers';

const KINDS = ['csv', 'xlsx', 'json'] as const;
const LATER = '2026-09-01' as CalendarDate;

const take = async (vault: OpenVault, register: Register, path: string) => {
  const asked = { register, path, on: LATER };
  const { sha256 } = await importRegisterTable(vault, { ...asked, apply: false, sha256: null }, quietJob());
  return importRegisterTable(vault, { ...asked, apply: true, sha256 }, quietJob());
};

describe('every register', () => {
  it.each(KINDS)('comes out again as the same bytes: %s', async (kind) => {
    const source = await filled();
    const target = await makeVault();
    furnish(target.vault);
    for (const register of REGISTERS) {
      const out = join(source.desk, `${register}.${kind}`);
      const again = join(source.desk, `${register}-again.${kind}`);
      expect(await exportRegisterTable(source.vault, { register, asAt: null }, out)).toEqual({ records: 8 });
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
      expect(seen.counts).toEqual({ add: 0, change: 0, same: 8, refused: 0 });
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
