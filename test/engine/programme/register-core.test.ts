// The records of the registers: what is refused, what becomes a version, what links it makes, and how a register stood.
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  getRecordDetail,
  linkInRegister,
  listJournal,
  listRecords,
  loadStarterControls,
  moveInRegister,
  type OpenVault,
  pageOfChanges,
  programmeOverview,
  type RecordQuery,
  recordsOf,
  referringRecords,
  registerFacets,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
} from '../../../src/engine';

import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../src/shared/domain/programme/register';
import { UserError } from '../../../src/shared/errors';
import type { ControlId, CriterionId, EvidenceId, StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate, Instant } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

const day = (text: string) => text as CalendarDate;
const id = (text: string) => text as RecordId;
const TODAY = day('2026-07-01');
const ON = { on: TODAY, note: '' };
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

const add = (vault: OpenVault, register: Register, ...all: Record<string, unknown>[]) =>
  addToRegister(vault, { register, records: all.map((facts) => ({ facts, state: null })), ...ON });
const change = (vault: OpenVault, of: string, version: number, facts: Record<string, unknown>, on = TODAY) =>
  changeInRegister(vault, { id: id(of), version, facts, state: null, on, note: '' });
const ids = (vault: OpenVault, asked: Partial<RecordQuery>) =>
  listRecords(vault, { ...QUERY, ...asked }).rows.map((row) => row.id as string);

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code} ${String(error.details['what'] ?? error.details['id'] ?? '')}`.trim();
  }
  return 'no refusal';
};

describe('a record', () => {
  it('says all of its fields, and keeps what it said before', async () => {
    const { vault } = await makeVault();
    expect(add(vault, 'person', { name: ' Ana Lopes ', team: 'Platform' })).toEqual(['PER-001']);
    const after = changeInRegister(vault, {
      ...{ id: id('PER-001'), version: 1, facts: { role: 'SRE' }, state: 'away' },
      ...ON,
    });
    expect(after).toMatchObject({ version: 2, state: 'away', title: 'Ana Lopes', group: 'Platform' });
    expect(after.versions.map(({ version, facts }) => [version, facts['role']])).toEqual([
      [2, 'SRE'],
      [1, ''],
    ]);
    const entries = listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 5 }).total;
    expect(change(vault, 'PER-001', 2, { role: 'SRE' }).version).toBe(2);
    expect(listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 5 }).total).toBe(entries);
    expect(refusalOf(() => change(vault, 'PER-001', 1, {}))).toBe('programme.changed-meanwhile PER-001');
  });

  it('is refused with what its register does not take', async () => {
    const { vault } = await makeVault();
    add(
      vault,
      'person',
      { name: 'Ana' },
      { name: 'Bo', manager: 'PER-001' },
      { name: 'Cy', manager: 'PER-002' },
    );
    add(vault, 'vendor', { name: 'Northern Cloud' });
    const refused = (register: Register, facts: Record<string, unknown>) =>
      refusalOf(() => add(vault, register, facts));
    expect(refused('person', { name: 'X', salary: 3 })).toContain(
      'There is a field that the register does not have.',
    );
    expect(refused('person', { name: '  ' })).toContain('“Name” is needed.');
    expect(refused('person', {})).toContain('“Name” is needed.');
    expect(refused('person', { name: 'X', startedOn: '2026-02-30' })).toContain('It wants a day');
    expect(refused('person', { name: 'a\0b' })).toContain('it is no text');
    expect(refused('person', { name: 'half \ud83d' })).toContain('it is no text');
    expect(refused('person', { name: 'x'.repeat(301) })).toContain('too long');
    expect(refused('person', { name: 'X', manager: 'VND-01' })).toContain(
      'wants a number of the register of people',
    );
    expect(refused('person', { name: 'X', manager: 'PER-009' })).toBe('programme.unknown-record PER-009');
    expect(refused('person', { name: 'X', manager: 'PER-1' })).toContain('wants a number such as PER-01');
    expect(refused('vendor', { name: 'X', documents: ['EVD-0007'] })).toBe('use.unknown-evidence EVD-0007');
    expect(refused('vendor', { name: 'X', tier: 'huge' })).toContain('one of the choices');
    const report = { vendor: 'VND-01', type: 'soc2-type2' };
    expect(refused('vendor-report', { type: 'soc2-type2' })).toContain('“Vendor” is needed.');
    expect(refused('vendor-report', { ...report, cuecs: [{ controls: [] }] })).toContain(
      'is needed in row 1 of',
    );
    expect(refused('vendor-report', { ...report, cuecs: [{ wording: 'a', x: 1 }] })).toContain(
      'a field in row 1 of “',
    );
    expect(refused('vendor-report', { ...report, cuecs: [{ wording: 'a', controls: ['CTL-001'] }] })).toBe(
      'use.unknown-control CTL-001',
    );
    expect(refused('vendor-report', { ...report, csocs: [{ wording: 'a', criteria: ['CC9.9'] }] })).toBe(
      'use.unknown-criterion CC9.9',
    );
    expect(refused('document', { type: 'assertion', title: 'A', engagement: 'ENG-01' })).toBe(
      'use.unknown-engagement ENG-01',
    );
    expect(refusalOf(() => change(vault, 'PER-001', 1, { manager: 'PER-003' }))).toContain(
      'leads back to PER-001',
    );
    expect(refusalOf(() => change(vault, 'PER-001', 1, { manager: 'PER-001' }))).toContain(
      'leads back to PER-001',
    );
    expect(refusalOf(() => add(vault, 'vendor', { name: 'Good' }, { name: '' }))).toContain(
      '“Name” is needed.',
    );
    expect(recordsOf(vault.db, 'vendor')).toHaveLength(1);
  });

  it('has texts in one spelling: no line breaks in a line, and one kind of them in a text', async () => {
    const { vault } = await makeVault();
    add(vault, 'person', { name: 'Ana \r\n Lopes', notes: 'a\r\nb\rc', email: '\u202Eana' });
    const [{ facts } = { facts: {} }] = recordsOf(vault.db, 'person');
    // What turns the writing direction is kept, and shown by whoever shows it (src/shared/visible-text.ts).
    expect(facts).toMatchObject({ name: 'Ana Lopes', notes: 'a\nb\nc', email: '\u202Eana' });
  });

  it('is owed nothing by its day once what it asked for has come', async () => {
    const { vault } = await makeVault();
    add(vault, 'questionnaire', { title: 'Assessment', dueOn: '2026-06-01' });
    const stands = () => [
      programmeOverview(vault, TODAY).find((one) => one.register === 'questionnaire')?.overdue,
      getRecordDetail(vault, id('QST-01'), TODAY).dueOn,
    ];
    expect(stands()).toEqual([1, '2026-06-01']);
    moveInRegister(vault, { ids: [id('QST-01')], state: 'answered', ...ON });
    expect(stands()).toEqual([0, null]);
  });

  it('is withdrawn for good, stays readable, and its number is not used again', async () => {
    const { vault } = await makeVault();
    add(vault, 'risk', { title: 'Weights leak' });
    expect(withdrawFromRegister(vault, id('RSK-001'), 'Twice')).toMatchObject({
      withdrawn: 'Twice',
      signals: [],
    });
    expect(refusalOf(() => change(vault, 'RSK-001', 1, { title: 'Y' }))).toBe('programme.withdrawn RSK-001');
    expect(refusalOf(() => withdrawFromRegister(vault, id('RSK-001'), 'x'))).toBe(
      'programme.withdrawn RSK-001',
    );
    expect(add(vault, 'risk', { title: 'Other' })).toEqual(['RSK-002']);
    expect(getRecordDetail(vault, id('RSK-001'), TODAY).versions).toHaveLength(1);
    expect(ids(vault, { register: 'risk' })).toEqual(['RSK-002']);
    expect(ids(vault, { register: 'risk', withWithdrawn: true })).toEqual(['RSK-001', 'RSK-002']);
  });

  it('is signed in the version it has, once by each, and the entry names its digest', async () => {
    const { vault } = await makeVault();
    add(vault, 'risk', { title: 'Weights leak' });
    const sign = (version: number) =>
      signInRegister(vault, { id: id('RSK-001'), version, meaning: 'reviewed', note: '' });
    sign(1);
    const { signatures } = sign(1);
    expect(signatures).toMatchObject([{ version: 1, by: 'Ada Byron', meaning: 'reviewed' }]);
    expect(signatures[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    change(vault, 'RSK-001', 1, { title: 'Other' });
    expect(refusalOf(() => sign(1))).toBe('programme.changed-meanwhile RSK-001');
  });
});

describe('the links of a record', () => {
  it('come from its fields with each version, and by hand with a reason', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    add(vault, 'vendor', { name: 'Northern Cloud' });
    add(vault, 'vendor-report', {
      ...{ vendor: 'VND-01', type: 'soc2-type2' },
      cuecs: [
        { wording: 'a', controls: ['CTL-001'] },
        { wording: 'b', controls: ['CTL-001'] },
      ],
    });
    const referring = (target: string) =>
      referringRecords(vault, target as ControlId, TODAY).map((row) => row.id as string);
    expect(referring('CTL-001')).toEqual(['VRP-01']);
    expect(getRecordDetail(vault, id('VND-01'), TODAY).children.map((one) => one.id)).toEqual(['VRP-01']);
    change(vault, 'VRP-01', 1, { cuecs: [{ wording: 'a', controls: ['CTL-002'] }] });
    expect([referring('CTL-001'), referring('CTL-002')]).toEqual([[], ['VRP-01']]);
    const targets = ['CTL-002' as ControlId, 'CC9.2' as CriterionId];
    linkInRegister(vault, { ids: [id('VRP-01'), id('VND-01')], targets, note: 'Why' });
    linkInRegister(vault, { ids: [id('VND-01')], targets, note: 'Again' });
    const { linked, links } = getRecordDetail(vault, id('VND-01'), TODAY);
    expect(linked.map(({ target, note }) => [target, note])).toEqual([
      ['CC9.2', 'Why'],
      ['CTL-002', 'Why'],
    ]);
    expect(links).toEqual({ controls: 1, criteria: 1, evidence: 0 });
    unlinkInRegister(vault, { id: id('VRP-01'), targets: ['CTL-002' as ControlId] });
    expect(referring('CTL-002')).toEqual(['VND-01', 'VRP-01']);
    expect(
      refusalOf(() =>
        linkInRegister(vault, { ids: [id('VND-01')], targets: ['EVD-0001' as EvidenceId], note: '' }),
      ),
    ).toBe('use.unknown-evidence EVD-0001');
  });
});

describe('a register', () => {
  const filled = async () => {
    const { vault, environment } = await makeVault();
    const at = (on: string, ...all: Record<string, unknown>[]) =>
      addToRegister(vault, {
        ...{ register: 'person', on: day(on), note: 'HR list' },
        records: all.map((facts) => ({ facts, state: null })),
      });
    at('2026-01-01', { name: 'zoe', team: 'Sales' }, { name: 'Émile', team: 'Platform' });
    at('2026-03-01', { name: 'Ana', team: 'Platform' });
    change(vault, 'PER-001', 1, { team: 'Platform' }, day('2026-04-01'));
    moveInRegister(vault, {
      ids: [id('PER-002'), id('PER-002')],
      state: 'left',
      on: day('2026-05-01'),
      note: '',
    });
    environment.setClock('2026-06-01T10:00:00Z' as Instant);
    withdrawFromRegister(vault, id('PER-003'), 'Twice');
    return vault;
  };

  it('stands as it stood on a day', async () => {
    const vault = await filled();
    const stood = (asAt: string) =>
      recordsOf(vault.db, 'person', { asAt: day(asAt) }).map(
        (one) => `${one.id} ${one.state} ${String(one.facts['team'])}`,
      );
    expect(stood('2025-12-31')).toEqual([]);
    expect(stood('2026-02-01')).toEqual(['PER-001 active Sales', 'PER-002 active Platform']);
    expect(stood('2026-05-31')).toEqual([
      'PER-001 active Platform',
      'PER-002 left Platform',
      'PER-003 active Platform',
    ]);
    expect(stood('2026-06-01')).toEqual(['PER-001 active Platform', 'PER-002 left Platform']);
    expect(ids(vault, { asAt: day('2026-05-31'), withEnded: false, search: 'platform' })).toEqual([
      'PER-001',
      'PER-003',
    ]);
    expect(ids(vault, { asAt: day('2026-05-31'), sort: 'title' })).toEqual(['PER-003', 'PER-001', 'PER-002']);
  });

  it('is listed, filtered and sorted in pages that lose and repeat nothing', async () => {
    const vault = await filled();
    expect(ids(vault, { withEnded: false })).toEqual(['PER-001']);
    expect(ids(vault, { states: ['left'], withEnded: false })).toEqual(['PER-002']);
    expect(ids(vault, { groups: ['Platform'], withWithdrawn: true })).toHaveLength(3);
    expect(ids(vault, { search: 'EMIL' })).toEqual([]);
    expect(ids(vault, { search: 'left PLATFORM 002' })).toEqual(['PER-002']);
    expect(ids(vault, { search: 'sales', withWithdrawn: true })).toEqual([]);
    expect(ids(vault, { search: 'per-003 ana', withWithdrawn: true })).toEqual(['PER-003']);
    expect(ids(vault, { search: 'ÉMIL' })).toEqual(['PER-002']);
    for (const sort of ['id', 'title', 'state', 'group', 'owner', 'due', 'changed', 'parent'] as const)
      for (const direction of ['ascending', 'descending'] as const) {
        const page = (offset: number) =>
          ids(vault, { sort, direction, withWithdrawn: true, offset, limit: 1 });
        expect([...page(0), ...page(1), ...page(2), ...page(3)].sort()).toEqual([
          'PER-001',
          'PER-002',
          'PER-003',
        ]);
      }
    expect(registerFacets(vault, 'person')).toMatchObject({ groups: ['Platform'], withdrawn: 1, total: 2 });
    expect(programmeOverview(vault, TODAY)[0]).toMatchObject({ register: 'person', total: 2, open: 1 });
  });

  it('tells what came, changed and went', async () => {
    const vault = await filled();
    const { rows, total } = pageOfChanges(vault.db, 'person', day('2026-04-01'), day('2026-06-30'), {
      ...{ offset: 0, limit: 10 },
    });
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      { id: 'PER-003', what: 'withdrawn', on: '2026-06-01', note: 'Twice', by: 'Ada Byron', fields: [] },
      { id: 'PER-002', what: 'changed', fields: [{ field: 'State', before: 'Active', after: 'Left' }] },
      { id: 'PER-001', what: 'changed', fields: [{ field: 'Team', before: 'Sales', after: 'Platform' }] },
    ]);
  });
});
