import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  type ControlQuery,
  createEngagement,
  criteriaStanding,
  getControl,
  listControls,
  listJournal,
  loadedStarterControls,
  loadStarterControls,
  mapControl,
  type OpenVault,
  starterControls,
  unmapControl,
} from '../../src/engine';
import { NewEngagement } from '../../src/shared/domain/engagement';
import {
  controlId,
  type CriterionId,
  type PointOfFocusId,
  type SeriesId,
  type StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, makeVault, quietJob } from './temporary-vault';

const starter = (...ids: string[]) => ids as StarterControlId[];
const points = (...ids: string[]) => ids as PointOfFocusId[];
const allStarters = starterControls().map((one) => one.id);
const days = (from: string, to: string) => ({ from: from as CalendarDate, to: to as CalendarDate });

const list = (vault: OpenVault, given: Partial<ControlQuery> = {}) =>
  listControls(vault, {
    search: '',
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
    state: null,
    owner: null,
    domain: null,
    criterionId: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
const ids = (page: ReturnType<typeof list>) => page.rows.map((row) => row.id);
const newest = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 1 }).rows[0];

const engage = (vault: OpenVault, categories: string[] = ['security']) =>
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: 'Assist',
      categories,
      firm: '',
    }),
  );

describe('loading starter controls', () => {
  it('makes controls in the order of the set, with wording, examples and mappings', async () => {
    const { vault } = await makeVault();
    const result = loadStarterControls(vault, starter('AC-03', 'AC-01'));
    expect(result).toEqual({ added: ['CTL-001', 'CTL-002'], alreadyPresent: [] });
    const [first] = starterControls();
    expect(getControl(vault, controlId(1))).toMatchObject({
      starterId: 'AC-01',
      title: first?.title,
      wording: first?.description,
      cadence: first?.frequency,
      checklistItems: first?.evidence_examples.map((text, at) => ({
        number: at + 1,
        text,
        evidenceIds: [],
        evidenceInPeriodCount: 0,
      })),
      criterionIds: first?.criteria,
      pointOfFocusCount: first?.points_of_focus.length,
      createdAt: '2026-07-01T09:00:00Z',
      evidence: [],
    });
    expect(getControl(vault, controlId(1)).mappings.map((one) => one.pointOfFocusId)).toEqual(
      first?.points_of_focus,
    );
    expect(getControl(vault, controlId(2)).starterId).toBe('AC-03');
  });

  it('leaves what is loaded as it is, and numbers go on', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-02'));
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-4'), criterionIds: [] });
    const before = getControl(vault, controlId(1));
    const again = loadStarterControls(vault, starter('AC-01', 'AC-02'));
    expect(again).toEqual({ added: ['CTL-002'], alreadyPresent: ['AC-02'] });
    expect(getControl(vault, controlId(1))).toEqual(before);
    expect(getControl(vault, controlId(2)).starterId).toBe('AC-01');
  });

  it('loads all 90, one journal entry for each, and nothing the second time', async () => {
    const { vault } = await makeVault();
    expect(loadStarterControls(vault, allStarters).added).toHaveLength(90);
    expect(newest(vault)).toMatchObject({ seq: 90, action: 'control.added', subject: 'CTL-090' });
    expect(loadStarterControls(vault, allStarters)).toEqual({ added: [], alreadyPresent: allStarters });
    expect(loadedStarterControls(vault)).toEqual(allStarters);
    expect(newest(vault)?.seq).toBe(90);
  });

  it('loads nothing when one of them is unknown', async () => {
    const { vault } = await makeVault();
    expect(() => loadStarterControls(vault, starter('AC-01', 'AC-91'))).toThrow(
      expect.objectContaining({ code: 'use.unknown-control', details: { id: 'AC-91' } }),
    );
    expect(list(vault).total).toBe(0);
  });
});

describe('mapping a control', () => {
  it('adds what is missing, keeps the rationale of what is there, and says which is which', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    const result = mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: points('CC1.1-1', 'CC6.1-2', 'CC6.1-2'), criterionIds: [] },
      'Covers sign-in.',
    );
    expect(result).toEqual({ added: ['CC6.1-2'], alreadyMapped: ['CC1.1-1'] });
    const control = getControl(vault, controlId(1));
    expect(control.criterionIds).toEqual(['CC1.1', 'CC6.1']);
    expect(control.mappings.find((one) => one.pointOfFocusId === 'CC6.1-2')?.rationale).toBe(
      'Covers sign-in.',
    );
    expect(control.mappings.find((one) => one.pointOfFocusId === 'CC1.1-1')?.rationale).toMatch(
      /starter set/,
    );
    expect(newest(vault)).toMatchObject({
      action: 'control.mapped',
      subject: 'CTL-001',
      detail: { pointsOfFocus: ['CC6.1-2'], rationale: 'Covers sign-in.' },
    });
  });

  it('twice is the same as once, without a second journal entry', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    mapControl(vault, controlId(1), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, '');
    const before = newest(vault);
    expect(
      mapControl(vault, controlId(1), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, 'another'),
    ).toEqual({
      added: [],
      alreadyMapped: ['CC6.1-2'],
    });
    expect(newest(vault)).toEqual(before);
  });

  it('maps nothing when a point of focus is unknown', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    expect(() =>
      mapControl(
        vault,
        controlId(1),
        { pointOfFocusIds: points('CC6.1-2', 'CC6.1-99'), criterionIds: [] },
        '',
      ),
    ).toThrow(expect.objectContaining({ code: 'use.unknown-criterion', details: { id: 'CC6.1-99' } }));
    expect(getControl(vault, controlId(1)).criterionIds).toEqual(['CC1.1']);
  });

  it('takes a mapping away once, and passes over what is not mapped', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-1', 'CC6.1-2'), criterionIds: [] });
    expect(newest(vault)).toMatchObject({
      action: 'control.unmapped',
      detail: { pointsOfFocus: ['CC1.1-1'] },
    });
    const before = newest(vault);
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-1'), criterionIds: [] });
    expect(newest(vault)).toEqual(before);
    expect(getControl(vault, controlId(1)).mappings.map((one) => one.pointOfFocusId)).not.toContain(
      'CC1.1-1',
    );
  });

  it('does not know controls that do not exist', async () => {
    const { vault } = await makeVault();
    const unknown = expect.objectContaining({
      code: 'use.unknown-control',
      details: { id: 'CTL-404' },
    }) as Error;
    expect(() => getControl(vault, controlId(404))).toThrow(unknown);
    expect(() =>
      mapControl(vault, controlId(404), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, ''),
    ).toThrow(unknown);
    expect(() =>
      unmapControl(vault, controlId(404), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }),
    ).toThrow(unknown);
  });

  it('marks points of focus that the engagement does not ask for', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: points('CC6.1-13'), criterionIds: [] },
      'Personal data too.',
    );
    const scopeOf = (point: string) =>
      getControl(vault, controlId(1)).mappings.find((one) => one.pointOfFocusId === point)?.inScope;
    expect(scopeOf('CC6.1-13')).toBe(true);
    engage(vault);
    expect(scopeOf('CC6.1-13')).toBe(false);
    expect(scopeOf('CC1.1-1')).toBe(true);
    engage(vault, ['privacy']);
    expect(scopeOf('CC6.1-13')).toBe(true);
  });
});

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

describe('counting evidence against the engagement', () => {
  it('counts inside and partly inside, on controls, mappings and criteria', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, starter('AC-01', 'AC-24'));
    const item = (
      name: string,
      effective: ReturnType<typeof days> | null,
      pointOfFocusIds: PointOfFocusId[] = [],
    ) => ({
      paths: [file(name, `content of ${name}`)],
      facts: facts({ effective, controlIds: [controlId(1)], pointOfFocusIds }),
    });
    await addEvidence(
      vault,
      [
        item('inside', days('2026-02-01', '2026-02-28'), points('CC1.1-1')),
        item('partly', days('2025-12-01', '2026-01-01'), points('CC1.1-1', 'CC9.2-1')),
        item('before', days('2025-01-01', '2025-12-31'), points('CC1.1-1')),
        item('after', days('2026-07-01', '2026-07-02')),
        item('undated', null),
      ],
      quietJob(),
    );
    const control = () => list(vault, { limit: 1 }).rows[0];
    expect(control()).toMatchObject({ evidenceCount: 5, evidenceInPeriodCount: 0 });

    engage(vault);
    expect(control()).toMatchObject({ evidenceCount: 5, evidenceInPeriodCount: 2 });
    const detail = getControl(vault, controlId(1));
    expect(detail.mappings[0]).toMatchObject({ pointOfFocusId: 'CC1.1-1', evidenceCount: 3 });
    expect(detail.mappings[1]?.evidenceCount).toBe(0);
    expect(detail.evidence.map((one) => one.verdict)).toEqual([
      'inside',
      'partly-inside',
      'outside-before',
      'outside-after',
      'undated',
    ]);
    expect(ids(list(vault, { withoutEvidenceInPeriod: true }))).toEqual(['CTL-002']);
    expect(ids(list(vault, { sort: 'evidence', direction: 'descending' }))).toEqual(['CTL-001', 'CTL-002']);

    const standing = criteriaStanding(vault);
    expect(standing).toHaveLength(33);
    const of = (id: string) => standing.find((one) => one.criterionId === (id as CriterionId));
    // Through the control all five count for its criterion, each once although three also name a point.
    expect(of('CC1.1')).toMatchObject({
      controlIds: ['CTL-001'],
      evidenceCount: 5,
      evidenceInPeriodCount: 2,
    });
    expect(of('CC1.1')?.pointsOfFocus[0]).toEqual({
      id: 'CC1.1-1',
      controlIds: ['CTL-001'],
      evidenceCount: 3,
      evidenceInPeriodCount: 2,
    });
    // Named for a point of focus to which none of its controls is mapped: counted there all the same.
    expect(of('CC9.2')).toMatchObject({ controlIds: [], evidenceCount: 1, evidenceInPeriodCount: 1 });
    expect(of('CC8.1')).toMatchObject({ controlIds: [], evidenceCount: 0, evidenceInPeriodCount: 0 });
  });

  it('counts by the as-of date of a Type I engagement', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    const item = (name: string, effective: ReturnType<typeof days>) => ({
      paths: [file(name, name)],
      facts: facts({ effective, controlIds: [controlId(1)] }),
    });
    await addEvidence(
      vault,
      [item('year', days('2026-01-01', '2026-12-31')), item('spring', days('2026-03-01', '2026-05-31'))],
      quietJob(),
    );
    createEngagement(
      vault,
      NewEngagement.parse({
        type: 1,
        asOf: '2026-06-30',
        systemName: 'Assist',
        categories: ['security'],
        firm: '',
      }),
    );
    expect(list(vault).rows[0]).toMatchObject({ evidenceCount: 2, evidenceInPeriodCount: 1 });
  });

  it('leads to no criterion through a point of focus outside the scope', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: points('CC6.1-13'), criterionIds: [] },
      'Personal data.',
    );
    await addEvidence(
      vault,
      [
        {
          paths: [file('a', 'a')],
          facts: facts({ controlIds: [controlId(1)], pointOfFocusIds: points('CC6.1-13') }),
        },
      ],
      quietJob(),
    );
    const cc61 = () => criteriaStanding(vault).find((one) => one.criterionId === ('CC6.1' as CriterionId));
    expect(cc61()).toMatchObject({ controlIds: ['CTL-001'], evidenceCount: 1 });
    engage(vault);
    expect(cc61()).toMatchObject({ controlIds: [], evidenceCount: 0 });
    expect(cc61()?.pointsOfFocus.map((one) => one.id)).not.toContain('CC6.1-13');
  });

  it('shows all 61 criteria and 330 points of focus before there is an engagement', async () => {
    const { vault } = await makeVault();
    const standing = criteriaStanding(vault);
    expect(standing).toHaveLength(61);
    expect(standing.flatMap((one) => one.pointsOfFocus)).toHaveLength(330);
  });
});
