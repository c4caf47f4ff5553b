// A day that was typed wrong can be set right: nothing a person slips on wedges a control for ever.
import { describe, expect, it } from 'vitest';
import {
  checkVault,
  correctControlDays,
  getControl,
  listControls,
  type OpenVault,
  retireControl,
  reviseControl,
} from '../../../src/engine';
import { addControl } from '../../../src/engine';
import { contract } from '../../../src/shared/contract';
import { controlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob } from '../temporary-vault';
import { day, entries, newest, own, said } from './register-fixture';

const one = controlId(1);
const spans = (vault: OpenVault) =>
  getControl(vault, one)
    .versions.map((version) => [version.version, version.validFrom, version.validTo])
    .toReversed();
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const correct = (vault: OpenVault, validFrom: string | null, validTo: string | null, note = '') =>
  correctControlDays(vault, one, {
    validFrom: validFrom as CalendarDate | null,
    validTo: validTo as CalendarDate | null,
    note,
  });
const findings = async (vault: OpenVault) =>
  (await checkVault(vault, { deep: false }, quietJob())).findings.map((found) => found.subject);

const vaultWithOne = async (): Promise<OpenVault> => {
  const { vault } = await makeVault();
  addControl(vault, own({ validFrom: '2025-01-01' }));
  return vault;
};

describe('slip-of-a-year in the first day of a version', () => {
  it.each(['9026-04-01', '2027-04-01'])(
    '%s is set right, and the version before goes along',
    async (slip) => {
      const vault = await vaultWithOne();
      reviseControl(vault, one, said({ title: 'New' }), day(slip), 'why');
      expect(spans(vault)[0]?.[2]).not.toBe('2026-03-31');
      correct(vault, '2026-04-01', null);
      expect(spans(vault)).toEqual([
        [1, '2025-01-01', '2026-03-31'],
        [2, '2026-04-01', null],
      ]);
      expect(newest(vault)).toMatchObject({ action: 'control.corrected', subject: one });
      expect(newest(vault)?.detail).toMatchObject({ version: 2, validFrom: '2026-04-01', note: 'why' });
      expect(await findings(vault)).toEqual([]);
    },
  );

  it('is refused where the version before holds already, or nobody would know from when', async () => {
    const vault = await vaultWithOne();
    reviseControl(vault, one, said({ title: 'New' }), day('2027-04-01'), '');
    const before = entries(vault);
    for (const from of ['2025-01-01', '2024-01-01', null])
      expect(() => correct(vault, from, null)).toThrow(refusal('control.valid-from'));
    expect(() => correct(vault, '2026-04-01', '2026-03-01')).toThrow(refusal('use.period-reversed'));
    expect(entries(vault)).toEqual(before);
  });

  it('leaves a version that was retired earlier its own last day', async () => {
    const vault = await vaultWithOne();
    retireControl(vault, one, day('2025-06-30'), 'gone');
    reviseControl(vault, one, said(), day('2027-01-01'), 'back');
    expect(() => correct(vault, '2025-06-30', null)).toThrow(refusal('control.valid-from'));
    correct(vault, '2026-01-01', null);
    expect(spans(vault)).toEqual([
      [1, '2025-01-01', '2025-06-30'],
      [2, '2026-01-01', null],
    ]);
    expect(await findings(vault)).toEqual([]);
  });
});

describe('slip-of-a-year in the last day of a retired control', () => {
  it('is set right, and can be taken back', async () => {
    const vault = await vaultWithOne();
    retireControl(vault, one, day('2062-06-30'), 'gone');
    correct(vault, '2025-01-01', '2026-06-30');
    expect(getControl(vault, one)).toMatchObject({ retiredOn: '2026-06-30' });
    correct(vault, '2025-01-01', null, 'It goes on after all.');
    expect(getControl(vault, one)).toMatchObject({ retiredOn: null });
    expect(spans(vault)).toEqual([[1, '2025-01-01', null]]);
    const query = { series: null, cadence: null, withoutEvidenceInPeriod: false, owner: null, domain: null };
    const more = { state: 'in-force', criterionId: null, sort: 'id', direction: 'ascending' } as const;
    expect(listControls(vault, { ...query, ...more, search: '', offset: 0, limit: 10 }).total).toBe(1);
    expect(await findings(vault)).toEqual([]);
  });

  it('writes nothing when the days are the same', async () => {
    const vault = await vaultWithOne();
    const before = entries(vault);
    correct(vault, '2025-01-01', null);
    expect(entries(vault)).toEqual(before);
  });
});

it('first-day-of-the-calendar: no version ends before it, so the control can still be shown', async () => {
  const { vault } = await makeVault();
  addControl(vault, own());
  const revise = () => reviseControl(vault, one, said({ title: 'New' }), day('1900-01-01'), '');
  expect(revise).toThrow(refusal('control.valid-from'));
  reviseControl(vault, one, said({ title: 'New' }), day('1900-01-02'), '');
  expect(() => correct(vault, '1900-01-01', null)).toThrow(refusal('control.valid-from'));
  expect(contract.controls.get.output.safeParse(getControl(vault, one)).success).toBe(true);
});
