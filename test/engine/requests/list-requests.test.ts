// What a list of requests shows: its views, filters and order, and what is owed of it among the other tasks.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askedByHand,
  assignRequests,
  linkRequests,
  type OpenVault,
  openVault,
  recordAuditorStatus,
  submitByHand,
  listOwed,
  listRequests,
  requestFacets,
  type RequestQuery,
} from '../../../src/engine';
import { makeVault, PASSPHRASE, testEnvironment } from '../temporary-vault';
import { vaultFixture, type VaultFixture } from '../vault-fixture';
import { asked, CONTROL, day, EVIDENCE, fillWithRequests, handled, REQ, TODAY } from './requests-fixture';

let fixture: VaultFixture;
let vault: OpenVault;

beforeAll(async () => {
  fixture = await vaultFixture(fillWithRequests);
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
});
afterEach(() => {
  vault.close();
});

const submit = (on: string) =>
  submitByHand(vault, { ids: [REQ(1)], round: null, on: day(on), note: 'by the portal' });
const told = (to: Parameters<typeof recordAuditorStatus>[1]['to'], on: string, note = '') =>
  recordAuditorStatus(vault, { id: REQ(1), to, on: day(on), toldBy: 'N. Oakes', note });

const query = (given: Partial<RequestQuery> = {}): RequestQuery => ({
  search: '',
  today: TODAY,
  view: 'all',
  auditor: [],
  internal: [],
  owner: null,
  area: null,
  controlId: null,
  evidenceId: null,
  populationId: null,
  sort: 'list',
  direction: 'ascending',
  offset: 0,
  limit: 100,
  ...given,
});
const listed = (given: Partial<RequestQuery> = {}): string[] =>
  listRequests(vault, query(given)).rows.map((one) => one.id);

describe('the list', () => {
  it('shows each view what it counts', () => {
    submit('2026-06-10');
    told('returned', '2026-06-14', 'No dates.');
    submitByHand(vault, { ids: [REQ(2)], round: null, on: day('2026-06-20'), note: '' });
    recordAuditorStatus(vault, { id: REQ(3), to: 'withdrawn', on: TODAY, toldBy: 'N. Oakes', note: '' });
    const { views, owners, areas, firm } = requestFacets(vault, TODAY);
    expect(views).toEqual({
      ...{
        all: 4,
        mine: 2,
        open: 3,
        late: 1,
        returned: 1,
        'waiting-on-auditor': 1,
        settled: 1,
        conflicts: 0,
      },
    });
    expect([...owners].sort()).toEqual(['DANA OWNER', 'Dana Owner']);
    expect([areas, firm]).toEqual([['Access control', 'Vendors'], 'Bramwell & Oakes LLP']);
    for (const view of Object.keys(views) as RequestQuery['view'][])
      expect(listed({ view })).toHaveLength(views[view]);
    expect(listed({ view: 'mine' })).toEqual(['REQ-002', 'REQ-004']);
  });

  it('is searched, filtered and sorted by the database, blanks last either way', () => {
    expect(listed({ search: 'ÄNDRINGAR steuer' })).toEqual(['REQ-002']);
    expect(listed({ search: 'req-003' })).toEqual(['REQ-003']);
    expect(listed({ area: 'Vendors' })).toEqual(['REQ-003']);
    linkRequests(vault, { ids: [REQ(2)], targets: [{ kind: 'control', id: CONTROL }], note: '' });
    linkRequests(vault, { ids: [REQ(1), REQ(2)], targets: [{ kind: 'evidence', id: EVIDENCE }], note: '' });
    expect(listed({ evidenceId: EVIDENCE })).toEqual(['REQ-001', 'REQ-002']);
    expect(listed({ evidenceId: EVIDENCE, controlId: CONTROL })).toEqual(['REQ-002']);
    expect(listed({ internal: ['assigned'] })).toEqual(['REQ-002', 'REQ-004']);
    expect(listed({ owner: '' })).toEqual(['REQ-001', 'REQ-003']);
    expect(listed({ sort: 'due' })).toEqual(['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004']);
    expect(listed({ sort: 'due', direction: 'descending' }).slice(0, 2)).toEqual(['REQ-002', 'REQ-001']);
    expect(listed({ sort: 'reference', direction: 'descending' })).toEqual([
      ...['REQ-003', 'REQ-002', 'REQ-001', 'REQ-004'],
    ]);
    expect(listRequests(vault, query({ offset: 3, limit: 2 }))).toMatchObject({
      ...{ total: 4, rows: [{ id: 'REQ-004' }] },
    });
  });

  it('is of the current engagement, and empty without one', async () => {
    const { vault: fresh } = await makeVault();
    expect(listRequests(fresh, query())).toEqual({ rows: [], total: 0 });
    expect(requestFacets(fresh, TODAY).views.all).toBe(0);
    expect(() => askedByHand(fresh, asked(), handled())).toThrow(
      expect.objectContaining({ code: 'use.engagement-missing' }),
    );
  });
});

it('is owed by its owner while it waits on us, on our own day where that is the earlier one', () => {
  assignRequests(vault, { ids: [REQ(1)], owner: 'Eve', ownDueOn: day('2026-06-18') });
  linkRequests(vault, { ids: [REQ(1)], targets: [{ kind: 'control', id: CONTROL }], note: '' });
  const owed = () =>
    listOwed(vault, {
      ...{ today: TODAY, until: null, owner: null, kinds: ['request'], search: '', offset: 0, limit: 9 },
    }).rows;
  expect(owed()).toMatchObject([
    {
      about: { requestId: 'REQ-001' },
      due: '2026-06-18',
      isOverdue: true,
      owner: 'Eve',
      controlIds: [CONTROL],
    },
    { about: { requestId: 'REQ-002' }, due: '2026-07-10', isOverdue: false },
  ]);
  submit('2026-06-10');
  expect(owed().map((one) => one.key)).toEqual(['request REQ-002']);
});
