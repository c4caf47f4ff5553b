// The list of controls: what fits, in which order.
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  loadStarterControls,
  starterControls,
  controlFacets,
  controlMatrix,
  addControl,
  retireControl,
  tickItem,
} from '../../../src/engine';
import { controlId, type SeriesId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob } from '../temporary-vault';
import { allStarters, criterion, day, days, engage, ids, items, list, own } from './register-fixture';

describe('the list of controls', () => {
  it('finds every word in id, title, domain or owner, whatever the case', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, allStarters);
    expect(ids(list(vault, { search: 'ctl-042' }))).toEqual(['CTL-042']);
    const people = list(vault, { search: 'PEOPLE lead' }).rows;
    expect(people.length).toBeGreaterThan(1);
    for (const row of people) expect(`${row.title} ${row.domain} ${row.ownerRole}`).toMatch(/people/i);
    expect(list(vault, { search: 'people xyzzy' }).total).toBe(0);
    expect(list(vault, { search: '%' }).total).toBe(0);
    expect(list(vault, { search: '_' }).total).toBe(0);
  });

  it('filters by series without taking C1 for CC1, and by cadence', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, allStarters);
    const bySeries = (series: string) => ids(list(vault, { series: series as SeriesId }));
    const expected = (series: string) =>
      starterControls()
        .filter((one) => one.criteria.some((id) => id.split('.')[0] === series))
        .map((one) => `CTL-0${one.id.slice(3)}`);
    for (const series of ['CC1', 'C1', 'CC6', 'P6', 'PI1'])
      expect(bySeries(series)).toEqual(expected(series));
    const quarterly = list(vault, { cadence: 'quarterly' });
    expect(quarterly.total).toBe(starterControls().filter((one) => one.frequency === 'quarterly').length);
    expect(new Set(quarterly.rows.map((row) => row.cadence))).toEqual(new Set(['quarterly']));
  });

  it('sorts cadences by how often and ids by number, and pages without loss or repetition', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, allStarters);
    const inPages = [0, 40, 80].flatMap((offset) => ids(list(vault, { sort: 'owner', offset, limit: 40 })));
    expect(new Set(inPages).size).toBe(90);
    expect(list(vault, { sort: 'owner', offset: 80, limit: 40 })).toMatchObject({ total: 90 });
    expect(list(vault, { offset: 900 })).toEqual({ rows: [], total: 90 });
    const cadences = list(vault, { sort: 'cadence' }).rows.map((row) => row.cadence);
    expect(cadences[0]).toBe('annual');
    expect(cadences.at(-1)).toBe('continuous');
    expect(ids(list(vault, { direction: 'descending', limit: 2 }))).toEqual(['CTL-090', 'CTL-089']);
    const titles = list(vault, { sort: 'title' }).rows.map((row) => row.title.toLowerCase());
    expect(titles).toEqual(titles.toSorted());
  });
});
describe('the list of one’s own controls', () => {
  const register = async () => {
    const { vault, file } = await makeVault();
    addControl(vault, own({ owner: 'Ada Byron', ownerRole: 'Security Lead', domain: 'Models' }));
    addControl(vault, own({ ownerRole: 'Ada Byron', criterionIds: ['CC6.1'], rationale: 'x' }));
    addControl(vault, own({ owner: 'ada byron', pointOfFocusIds: ['CC6.1-2'], rationale: 'x' }));
    retireControl(vault, controlId(3), day('2025-12-31'), 'gone');
    return { vault, file };
  };

  it('filters by state, by person or role exactly, by domain, and by criterion however it is mapped', async () => {
    const { vault } = await register();
    expect(ids(list(vault, { state: 'retired' }))).toEqual(['CTL-003']);
    expect(ids(list(vault, { state: 'in-force' }))).toEqual(['CTL-001', 'CTL-002']);
    expect(ids(list(vault, { owner: 'Ada Byron' }))).toEqual(['CTL-001', 'CTL-002']);
    expect(ids(list(vault, { owner: 'Security Lead' }))).toEqual(['CTL-001']);
    expect(ids(list(vault, { domain: 'Models' }))).toEqual(['CTL-001']);
    expect(ids(list(vault, { criterionId: criterion('CC6.1') }))).toEqual(['CTL-002', 'CTL-003']);
    expect(ids(list(vault, { series: 'CC6' as SeriesId }))).toEqual(['CTL-002', 'CTL-003']);
    expect(ids(list(vault, { search: 'byron' }))).toHaveLength(3);
    expect(list(vault, { state: 'retired' }).rows[0]).toMatchObject({
      retiredOn: '2025-12-31',
      owner: 'ada byron',
    });
    expect(controlFacets(vault)).toEqual({
      owners: ['Ada Byron', 'ada byron', 'Security Lead'],
      domains: ['Models'],
    });
  });

  it('sorts by the person, or the role while nobody is named', async () => {
    const { vault } = await register();
    addControl(vault, own({ ownerRole: 'Zed' }));
    addControl(vault, own({ owner: 'Aaron', ownerRole: 'Zoo' }));
    expect(ids(list(vault, { sort: 'owner' }))[0]).toBe('CTL-005');
    expect(ids(list(vault, { sort: 'owner' })).at(-1)).toBe('CTL-004');
  });

  it('sorts by how much of the checklist is ticked off inside the period', async () => {
    const { vault, file } = await register();
    engage(vault);
    const tickable = addControl(vault, own({ checklist: ['one', 'two'] })).id;
    const half = addControl(vault, own({ checklist: ['one', 'two'] })).id;
    const late = addControl(vault, own({ checklist: ['one'] })).id;
    const item = (name: string, effective: ReturnType<typeof days>) => ({
      paths: [file(name, name)],
      facts: facts({ effective }),
    });
    await addEvidence(
      vault,
      [item('in', days('2026-02-01', '2026-02-01')), item('out', days('2025-02-01', '2025-02-01'))],
      quietJob(),
    );
    tickItem(vault, tickable, 1, items('EVD-0001'));
    tickItem(vault, tickable, 2, items('EVD-0001'));
    tickItem(vault, half, 2, items('EVD-0001', 'EVD-0002'));
    tickItem(vault, late, 1, items('EVD-0002'));
    const page = list(vault, { sort: 'checklist', search: '' });
    const counts = new Map(page.rows.map((row) => [row.id, row.checklist]));
    expect(counts.get(tickable)).toEqual({ ticked: 2, total: 2 });
    expect(counts.get(half)).toEqual({ ticked: 1, total: 2 });
    expect(counts.get(late)).toEqual({ ticked: 0, total: 1 });
    expect(ids(page).slice(0, 2)).toEqual([late, half]);
    expect(ids(list(vault, { withoutEvidenceInPeriod: true }))).toContain(late);
  });
});

describe('the matrix', () => {
  it('has a row for each control that the period can be about, with how it is mapped', async () => {
    const { vault } = await makeVault();
    addControl(
      vault,
      own({ pointOfFocusIds: ['CC6.1-1', 'CC6.1-2'], criterionIds: ['CC6.1', 'A1.1'], rationale: 'x' }),
    );
    addControl(vault, own());
    addControl(vault, own({ criterionIds: ['CC6.1'], rationale: 'x' }));
    retireControl(vault, controlId(3), day('2025-12-31'), 'gone');
    const matrix = (series: string | null) =>
      controlMatrix(vault, { search: '', series: series as SeriesId | null, offset: 0, limit: 500 });
    expect(matrix(null)).toMatchObject({ total: 3 });
    engage(vault);
    expect(matrix(null)).toMatchObject({
      total: 2,
      rows: [
        {
          controlId: 'CTL-001',
          cells: [
            { criterionId: 'CC6.1', points: 2 },
            { criterionId: 'A1.1', points: 0 },
          ],
        },
        { controlId: 'CTL-002', cells: [] },
      ],
    });
    expect(matrix('A1').rows).toMatchObject([
      { controlId: 'CTL-001', cells: [{ criterionId: 'A1.1', points: 0 }] },
    ]);
  });
});
