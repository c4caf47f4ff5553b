// What about people, AI assets, incidents, risks and changes wants somebody's eye: no words, no vault, only facts and days.
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  createEngagement,
  type OpenVault,
  recordsOf,
  signalContext,
  signalsOf,
} from '../../../src/engine';
import { SPECS } from '../../../src/shared/domain/programme';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

const TODAY = '2026-07-01' as CalendarDate;

type Given = readonly [facts: Record<string, unknown>, state: string, ...signals: string[]];

/** Each record with what is told of it beside what is told of any register. */
const told = (vault: OpenVault, register: Register, given: readonly Given[]): string[][] => {
  const ids = addToRegister(vault, {
    register,
    records: given.map(([facts, state]) => ({
      facts: { ...(Object.hasOwn(SPECS[register].fields, 'owner') && { owner: 'Ada' }), ...facts },
      state,
    })),
    on: '2026-06-01' as CalendarDate,
    note: '',
  });
  const context = signalContext(vault.db, TODAY);
  const records = new Map(recordsOf(vault.db, register).map((one) => [one.id, one]));
  return ids.map((id) => {
    const record = records.get(id);
    return record === undefined
      ? []
      : signalsOf(record, context).map(
          ({ code, weight, number }) => `${code} ${weight}${number === null ? '' : ` ${String(number)}`}`,
        );
  });
};
const check = (vault: OpenVault, register: Register, given: readonly Given[]): void => {
  expect(told(vault, register, given)).toEqual(given.map(([, , ...signals]) => signals));
};
describe('a signal', () => {
  it('is told of what the facts and the days say', async () => {
    const { vault } = await makeVault();
    createEngagement(vault, {
      ...{ type: 2, period: { from: '2026-01-01', to: '2026-12-31' }, firm: '', systemName: 'Quill' },
      categories: ['security'],
    } as never);
    const person = (facts: Record<string, unknown>) => ({ name: 'X', screenedOn: '2020-01-01', ...facts });
    check(vault, 'person', [
      [person({ startedOn: '2020-01-01' }), 'active'],
      [person({ startedOn: '2020-01-01', screenedOn: null }), 'active', 'not-screened note'],
      [person({ startedOn: '2026-02-01', screenedOn: null }), 'active', 'not-screened look'],
      [person({ startedOn: '2026-08-01', screenedOn: null }), 'joining'],
      [person({ leftOn: '2026-06-01' }), 'left', 'left-access-open stop 30'],
      [person({}), 'left', 'left-access-open stop'],
      [person({ leftOn: '2025-06-30' }), 'left', 'left-access-open look 366'],
      [person({ leftOn: '2026-06-01', accessEndedOn: '2026-06-02' }), 'left'],
      [person({ leftOn: '2026-06-01', accessEndedOn: '2026-06-11' }), 'left', 'left-access-open look 10'],
      [person({ leftOn: '2025-06-01', accessEndedOn: '2025-06-11' }), 'left', 'left-access-open note 10'],
      [person({ leftOn: '2026-09-30' }), 'active'],
    ]);
    addToRegister(vault, {
      register: 'vendor',
      records: [{ facts: { name: 'Openwhale', isModelProvider: 'yes' }, state: null }],
      ...{ on: TODAY, note: '' },
    });
    const used = {
      provenance: 'ours',
      licence: 'ours',
      rollback: 'the one before',
      approver: 'G',
      approvedOn: '2026-05-01',
    };
    const asset = (facts: Record<string, unknown>) => ({ name: 'M', type: 'model', ...used, ...facts });
    check(vault, 'ai-asset', [
      [asset({}), 'live'],
      [asset({ approver: '' }), 'live', 'live-not-approved stop'],
      [asset({ approvedOn: '2026-05-11', liveOn: '2026-05-01' }), 'live', 'approved-after look 10'],
      [asset({ personalData: 'yes' }), 'live', 'no-legal-basis stop'],
      [asset({ personalData: 'yes' }), 'proposed', 'no-legal-basis look'],
      [
        asset({ provenance: '', licence: '', rollback: '' }),
        'live',
        'no-provenance look',
        'no-licence look',
        'no-rollback look',
      ],
      [asset({ provenance: '', licence: '', rollback: '' }), 'proposed'],
      [asset({ deleteOn: '2026-06-21' }), 'retired', 'deletion-overdue stop 10'],
      [asset({ deleteOn: '2026-06-21', deletedOn: '2026-06-20' }), 'retired'],
      [asset({ provenance: 'API of Openwhale' }), 'live', 'third-party-without-vendor look'],
      [asset({ provenance: 'API of Openwhale', vendor: 'VND-01' }), 'live'],
      [asset({ deleteOn: '2026-06-21' }), 'rejected'],
    ]);
    const incident = (facts: Record<string, unknown>) => ({ title: 'I', detectedOn: '2026-06-01', ...facts });
    check(vault, 'incident', [
      [incident({}), 'open', 'not-closed look 30'],
      [incident({ detectedOn: '2026-06-20' }), 'contained'],
      [incident({}), 'resolved', 'no-root-cause look'],
      [incident({ severity: 'low' }), 'closed', 'no-root-cause note'],
      [incident({ cause: 'a full disk' }), 'closed'],
      [incident({}), 'not-an-incident'],
    ]);
    check(vault, 'risk', [
      [{ title: 'R' }, 'identified', 'not-treated note'],
      [{ title: 'R', impact: 'high' }, 'assessed', 'not-treated look'],
      [{ title: 'R', treatment: 'mitigate' }, 'treating', 'not-treated note'],
      [{ title: 'R', treatment: 'mitigate', plan: 'p' }, 'treating'],
      [{ title: 'R', treatment: 'accept' }, 'accepted', 'not-treated note'],
      [{ title: 'R', treatment: 'accept', acceptedBy: 'Ada' }, 'accepted'],
      [{ title: 'R' }, 'closed'],
    ]);
    const change = (facts: Record<string, unknown>) => ({ title: 'C', ...facts });
    check(vault, 'change', [
      [change({ doneOn: '2026-05-01' }), 'done', 'live-not-approved look'],
      [change({ approver: 'G', doneOn: '2026-05-01' }), 'done'],
      [change({ approvedOn: '2026-05-03', doneOn: '2026-05-01' }), 'done', 'approved-after look 2'],
      [
        change({ approvedOn: '2026-05-03', doneOn: '2026-05-01', isEmergency: 'yes' }),
        ...(['done', 'approved-after note 2'] as const),
      ],
      [change({ requestedBy: 'Ada', approver: ' ada' }), 'approved', 'same-person look'],
      [change({}), 'planned'],
      [change({ doneOn: '2026-05-01' }), 'cancelled'],
    ]);
  });
});
