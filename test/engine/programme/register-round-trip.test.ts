// Every register goes out as CSV, XLSX and JSON and comes back into an empty vault as the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  checkVault,
  exportRegisterTable,
  importRegisterTable,
  type OpenVault,
  recordsOf,
} from '../../../src/engine';
import { REGISTERS, SPECS } from '../../../src/shared/domain/programme';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
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
      'Record version',
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

describe('a file of ours that comes back late', () => {
  it.each(KINDS)('takes nothing away that was stated meanwhile: %s', async (kind) => {
    const { vault, desk } = await makeVault();
    const facts = { name: 'Cloud', tier: 'low', owner: 'Ann' };
    addToRegister(vault, {
      ...{ register: 'vendor', on: '2026-01-01' as CalendarDate, note: '' },
      records: [
        { facts, state: null },
        { facts: { name: 'Other', owner: 'Ann' }, state: null },
      ],
    });
    const path = join(desk, `vendors.${kind}`);
    await exportRegisterTable(vault, { register: 'vendor', asAt: null }, path);
    changeInRegister(vault, {
      ...{ id: 'VND-01' as RecordId, version: 1, facts: { tier: 'critical', baa: 'signed' } },
      ...{ state: 'assessed', on: '2026-06-01' as CalendarDate, note: '' },
    });
    const asked = { register: 'vendor', path, on: LATER } as const;
    const look = () => importRegisterTable(vault, { ...asked, apply: false, sha256: null }, quietJob());
    const said = (): unknown[] =>
      recordsOf(vault.db, 'vendor').map((one) => [one.version, one.state, one.facts['tier']]);
    const seen = await look();
    expect(seen.rows.map(({ subject, change }) => [subject, change])).toEqual([
      ['VND-01', 'refused'],
      ['VND-02', 'same'],
    ]);
    expect(seen.rows[0]?.problem).toContain('VND-01 was changed since this file was written');
    await expect(
      importRegisterTable(vault, { ...asked, apply: true, sha256: seen.sha256 }, quietJob()),
    ).rejects.toMatchObject({ code: 'table.rows-refused' });
    expect(said()).toEqual([
      [2, 'assessed', 'critical'],
      [1, 'to-assess', ''],
    ]);
    if (kind === 'xlsx') return;
    const bare = readFileSync(path, 'utf8')
      .replace(/v[0-9a-f]{16}/, '')
      .replaceAll('Ann', 'Bea');
    writeFileSync(path, bare);
    const again = await look();
    expect(again.rows.map(({ change }) => change)).toEqual(['change', 'change']);
    await importRegisterTable(vault, { ...asked, apply: true, sha256: again.sha256 }, quietJob());
    expect(said()).toEqual([
      [3, 'to-assess', 'low'],
      [2, 'to-assess', ''],
    ]);
    expect((await look()).counts).toEqual({ add: 0, change: 0, same: 2, refused: 0 });
  });
});
