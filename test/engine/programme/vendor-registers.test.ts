// Vendors, reports and questionnaires in a real vault: what wants an eye follows from the records beside each other and
// from the time of the current engagement.
import { expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  createEngagement,
  getRecordDetail,
  withdrawFromRegister,
} from '../../../src/engine';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

const day = (text: string): CalendarDate => text as CalendarDate;
const TODAY = day('2026-07-10');

it('tells what is missing until a report is there, and what of the report is open', async () => {
  const { vault } = await makeVault();
  createEngagement(vault, {
    type: 2,
    period: { from: day('2025-07-01'), to: day('2026-06-30') },
    systemName: 'Quillmere',
    categories: ['security'],
    firm: '',
  });
  const how = { on: day('2026-05-04'), note: '' };
  const add = (register: 'vendor' | 'vendor-report', facts: Record<string, unknown>): RecordId =>
    addToRegister(vault, { register, records: [{ facts, state: null }], ...how })[0] as RecordId;
  const codes = (id: RecordId): string[] =>
    getRecordDetail(vault, id, TODAY).signals.map(({ code, weight }) => `${code} ${weight}`);

  const vendor = add('vendor', {
    name: 'Northern Cloud',
    owner: 'Ada',
    dataTouched: ['personal'],
    dpa: 'signed',
  });
  expect(codes(vendor)).toEqual(['personal-data-without-type2 stop', 'not-assessed look']);

  const report = add('vendor-report', {
    ...{ vendor, type: 'soc2-type2', periodFrom: '2025-04-01', periodTo: '2026-03-31', opinion: 'adverse' },
    cuecs: [{ wording: 'Rotate keys', reference: '', applies: 'yes', controls: [], evidence: [], note: '' }],
  });
  // One with an adverse opinion stands for nothing that could be relied on.
  expect(codes(vendor)).toEqual([
    ...['personal-data-without-type2 stop', 'no-remediation-review stop', 'not-assessed look'],
  ]);
  expect(codes(report)).toEqual([
    ...['opinion-adverse stop', 'no-remediation-review stop', 'gap-to-period-end look'],
    ...['cuecs-open look', 'not-reviewed look'],
  ]);
  expect(
    getRecordDetail(vault, report, TODAY).signals.find((one) => one.code === 'gap-to-period-end')?.number,
  ).toBe(91);

  changeInRegister(vault, {
    ...{ id: report, version: 1, state: 'reviewed', on: day('2026-07-01'), note: '' },
    facts: {
      ...{ remediation: 'Fixed.', bridgeTo: '2026-06-29', reviewer: 'Ada', reviewedOn: '2026-07-01' },
      ...{ conclusion: 'Relied on.', cuecs: [] },
    },
  });
  expect(codes(vendor)).toEqual(['personal-data-without-type2 stop', 'not-assessed look']);
  expect(codes(report)).toEqual(['opinion-adverse look', 'gap-to-period-end look']);

  withdrawFromRegister(vault, report, 'The wrong vendor.');
  expect(codes(vendor)).toEqual(['personal-data-without-type2 stop', 'not-assessed look']);
  expect(codes(report)).toEqual([]);
});
