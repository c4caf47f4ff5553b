// What a programme.json that a hand has written may not bring: it is held to everything a form is held to, and what it
// brings can be changed and checked afterwards. And what bounds an entry of the journal, whoever writes it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addRecords,
  changeInRegister,
  checkVault,
  importProgramme,
  importRegisterTable,
  type OpenVault,
  recordsOf,
} from '../../../src/engine';
import { insertRecord } from '../../../src/engine/programme/write-versions';
import { REGISTERS, SPECS } from '../../../src/shared/domain/programme';
import { nothingStated } from '../../../src/shared/domain/programme/field';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../../src/shared/domain/programme/register';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, temporaryFolder } from '../temporary-vault';

const day = '2026-05-01' as CalendarDate;

const one = (id: string, register: Register, facts: object, more: object = {}) => {
  const spec: RegisterSpec = SPECS[register];
  const version = { version: 1, state: spec.firstState, on: day, note: '', via: 'typed', at: '', by: '' };
  return {
    ...{ id, withdrawn: null, links: [] },
    versions: [{ ...version, facts: { ...nothingStated(spec.fields), ...facts } }],
    ...more,
  };
};
const QUESTIONNAIRE: RegisterSpec = SPECS.questionnaire;
const question = (facts: object) => ({
  ...nothingStated(QUESTIONNAIRE.fields['questions']?.fields ?? {}),
  ...facts,
});
const asked = (questions: readonly object[]) => ({
  questionnaire: [one('QST-01', 'questionnaire', { title: 'Ask', questions })],
});

const written = (registers: Partial<Record<Register, readonly object[]>>): string => {
  const path = join(temporaryFolder(), 'whole.zip');
  const whole = {
    format: 'muniment-programme-1',
    registers: { ...Object.fromEntries(REGISTERS.map((name) => [name, []])), ...registers },
    ...{ signatures: [], editions: [], acknowledgements: [], words: {}, names: {} },
  };
  writeFileSync(path, zipSync({ 'programme.json': strToU8(JSON.stringify(whole)) }));
  return path;
};
const look = (vault: OpenVault, path: string) =>
  importProgramme(vault, { path, apply: false, sha256: null }, quietJob());
const longest = (): object[] =>
  Array.from({ length: 150 }, (_, at) => question({ reference: String(at), question: 'x'.repeat(18_000) }));

describe('a whole programme that a hand has written', () => {
  it('is refused where it is too long, names another register, lacks what is needed, or holds what is no text', async () => {
    const { vault } = await makeVault();
    const half = '\ud800';
    const refused: readonly [string, Partial<Record<Register, readonly object[]>>][] = [
      ['a version longer than an entry of the journal should be', asked(longest())],
      [
        'a vendor as a manager',
        {
          vendor: [one('VND-01', 'vendor', { name: 'V' })],
          person: [one('PER-001', 'person', { name: 'P', manager: 'VND-01' })],
        },
      ],
      [
        'a person as a vendor',
        {
          person: [one('PER-001', 'person', { name: 'P' })],
          'vendor-report': [one('VRP-01', 'vendor-report', { vendor: 'PER-001', type: 'soc2-type2' })],
        },
      ],
      ['a question without its words', asked([question({ reference: 'a', question: '' })])],
      ['a question without a reference', asked([question({ reference: '', question: 'Why?' })])],
      ['a number behind which there is none', { risk: [one('RSK-999999', 'risk', { title: 'R' })] }],
      ['withdrawn for no reason', { risk: [one('RSK-001', 'risk', { title: 'R' }, { withdrawn: ' ' })] }],
      ['half a letter as a reason', { risk: [one('RSK-001', 'risk', { title: 'R' }, { withdrawn: half })] }],
      [
        'a zero in the reason of a link',
        { risk: [one('RSK-001', 'risk', { title: 'R' }, { links: [{ target: 'CC6.1', note: 'a\0b' }] })] },
      ],
    ];
    for (const [what, registers] of refused)
      await expect(look(vault, written(registers)), what).rejects.toMatchObject({
        code: 'programme.not-an-export',
      });
  });

  it('comes in where it is as a form would have it, and can be changed and checked afterwards', async () => {
    const { vault } = await makeVault();
    const path = written({
      vendor: [one('VND-01', 'vendor', { name: 'V' })],
      person: [
        one('PER-001', 'person', { name: 'P', manager: 'PER-002' }),
        one('PER-002', 'person', { name: 'M' }),
      ],
      'vendor-report': [one('VRP-01', 'vendor-report', { vendor: 'VND-01', type: 'soc2-type2' })],
      ...asked([question({ reference: 'a', question: 'Why?' })]),
    });
    const { sha256 } = await look(vault, path);
    await importProgramme(vault, { path, apply: true, sha256 }, quietJob());
    for (const [id, facts] of [
      ['PER-001', { notes: 'n' }],
      ['VRP-01', { type: 'soc2-type1' }],
      ['QST-01', { title: 'Asked' }],
    ] as const)
      changeInRegister(vault, { id: id as RecordId, version: 1, facts, state: null, on: day, note: '' });
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});

it('takes no number that leaves none for the next record, and gives none that is no id', async () => {
  const { vault, file } = await makeVault();
  const path = file('v.csv', 'Id,Name,muniment-register-1 vendor\nVND-999999,Last,\n');
  const { rows } = await importRegisterTable(
    vault,
    { register: 'vendor', path, on: day, apply: false, sha256: null },
    quietJob(),
  );
  expect(rows[0]?.problem).toContain('VND-999999 is a number no register comes to');
  const added = (number: number) =>
    vault.write((change) =>
      addRecords(change, 'vendor', [{ facts: { name: 'One' }, number }], { on: day, note: '', via: 'file' }),
    );
  expect(added(999_999)).toEqual(['VND-999999']);
  expect(() => added(1_000_000)).toThrow(expect.objectContaining({ code: 'programme.facts' }) as Error);
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
});

describe('what nobody could read again', () => {
  it('is refused before it is written: a version too long as a whole, an entry longer than readers take', async () => {
    const { vault } = await makeVault();
    const spec = QUESTIONNAIRE;
    const facts = { ...nothingStated(spec.fields), title: 'Ask', questions: longest() };
    expect(() =>
      vault.write((change) =>
        insertRecord(change, spec, 1, { state: spec.firstState, facts }, { on: day, note: '', via: 'file' }),
      ),
    ).toThrow(expect.objectContaining({ code: 'programme.facts' }) as Error);
    expect(() =>
      vault.write(({ record }) =>
        record('register.withdrawn', 'RSK-001', { reason: 'x'.repeat(16 * 1024 * 1024) }),
      ),
    ).toThrow('short enough for every reader');
    expect(recordsOf(vault.db, 'questionnaire')).toEqual([]);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});

it('takes in a record with more than a thousand versions', async () => {
  const { vault } = await makeVault();
  const [first] = one('RSK-001', 'risk', { title: 'R' }).versions;
  const versions = Array.from({ length: 1500 }, (_, at) => ({ ...first, version: at + 1 }));
  const { registers } = await look(vault, written({ risk: [one('RSK-001', 'risk', {}, { versions })] }));
  expect(registers[0]?.import.counts.add).toBe(1);
});
