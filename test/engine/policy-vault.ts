// A vault for tests of policies, and the steps they have in common.
import { addToRegister, changeInRegister, type OpenVault } from '../../src/engine';
import { adoptStarters, approvePolicies } from '../../src/engine/policies';
import { getRecordDetail } from '../../src/engine/programme';
import type { PolicyEdition } from '../../src/shared/domain/programme/policy-edition';
import type { RecordDetail } from '../../src/shared/domain/programme/record';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../src/shared/period';
import { makeVault, type TemporaryVault } from './temporary-vault';

export const day = (text: string) => text as CalendarDate;
export const id = (text: string) => text as RecordId;

export interface PolicyVault extends TemporaryVault {
  readonly detail: (record?: string, today?: string) => RecordDetail;
  /** Weight, code and number of each signal. */
  readonly signalCodes: (record?: string, today?: string) => string[];
  readonly approve: (policy: string, version: number, from: string) => Promise<PolicyEdition[]>;
  readonly people: (
    ...named: readonly { readonly name: string; readonly [field: string]: unknown }[]
  ) => void;
  readonly adopted: () => void;
  /** Another text of POL-001. */
  readonly write: (text: string, version: number) => void;
}

export const policyVault = async (): Promise<PolicyVault> => {
  const made = await makeVault();
  const vault: OpenVault = made.vault;
  const detail: PolicyVault['detail'] = (record = 'POL-001', today = '2026-07-01') =>
    getRecordDetail(vault, id(record), day(today));
  return {
    ...made,
    detail,
    signalCodes: (record, today) =>
      detail(record, today).signals.map(
        (signal) => `${signal.weight} ${signal.code} ${String(signal.number)}`,
      ),
    approve: (policy, version, from) =>
      approvePolicies(vault, [{ id: id(policy), version }], {
        inForceFrom: day(from),
        on: day('2026-07-01'),
        note: 'Read and agreed.',
      }),
    people: (...named) => {
      const records = named.map((facts) => ({ facts, state: null }));
      addToRegister(vault, { register: 'person', records, on: day('2026-01-01'), note: '' });
    },
    adopted: () => {
      adoptStarters(vault, ['PS-01'], day('2026-06-01'));
    },
    write: (text, version) => {
      const what = { facts: { text }, state: null, on: day('2026-07-02'), note: 'Clearer' };
      changeInRegister(vault, { id: id('POL-001'), version, ...what });
    },
  };
};
