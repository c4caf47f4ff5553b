// Counts of evidence against the engagement, on controls and criteria.
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  createEngagement,
  criteriaStanding,
  getControl,
  loadStarterControls,
  mapControl,
} from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { controlId, type CriterionId, type PointOfFocusId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob } from '../temporary-vault';
import { days, engage, ids, list, points, starter } from './register-fixture';

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
