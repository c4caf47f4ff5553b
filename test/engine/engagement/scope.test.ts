// What an engagement is about, and what that makes of the criteria.
import { describe, expect, it } from 'vitest';
import {
  createEngagement,
  criteriaStanding,
  engagementScope,
  rollForward,
  setEngagementScope,
} from '../../../src/engine';
import { engagementId, type CriterionId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';
import { year, FRESH, scopeOf, entries, last } from './engagement-fixture';

describe('the scope of an engagement', () => {
  it('says nothing at first, and leaves nothing out', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    expect(engagementScope(vault, id)).toEqual(FRESH);
  });

  it('is kept as it was said, and the journal holds it before and after', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const scope = scopeOf();
    expect(setEngagementScope(vault, id, scope)).toEqual(scope);
    expect(engagementScope(vault, id)).toEqual(scope);
    expect(last(vault)).toMatchObject({
      action: 'engagement.scope-changed',
      subject: id,
      detail: { before: FRESH, after: scope },
    });
    const { total } = entries(vault);
    setEngagementScope(vault, id, scopeOf());
    expect(entries(vault).total).toBe(total);
  });

  it('can be emptied again', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    setEngagementScope(vault, id, scopeOf());
    expect(setEngagementScope(vault, id, FRESH)).toEqual(FRESH);
    expect(engagementScope(vault, id)).toEqual(FRESH);
  });

  it('keeps the order of lists, puts criteria and roles in theirs, and no reason beside what is in', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { items } = scopeOf();
    const written = setEngagementScope(
      vault,
      id,
      scopeOf({
        items: [...items].reverse().map((one) => ({ ...one, reason: 'Because' })),
        notApplicable: [
          { criterionId: 'P2.1', reason: ' b ' },
          { criterionId: 'CC6.4', reason: 'a' },
        ],
        privacyRoles: ['controller', 'processor'],
      }),
    );
    expect(written.items.map((one) => [one.name, one.reason])).toEqual([
      ['Office network', 'Because'],
      ['Inference API', ''],
    ]);
    expect(written.notApplicable).toEqual([
      { criterionId: 'CC6.4', reason: 'a' },
      { criterionId: 'P2.1', reason: 'b' },
    ]);
    expect(written.privacyRoles).toEqual(['processor', 'controller']);
    expect(engagementScope(vault, id)).toEqual(written);
  });

  it('refuses criteria that do not exist and criteria named twice, and writes nothing', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    const declare = (...ids: string[]) =>
      setEngagementScope(
        vault,
        id,
        scopeOf({ notApplicable: ids.map((criterionId) => ({ criterionId, reason: 'r' })) }),
      );
    expect(() => declare('CC6.99')).toThrow(
      expect.objectContaining({ code: 'use.unknown-criterion', details: { id: 'CC6.99' } }),
    );
    expect(() => declare('P2.1', 'P2.1')).toThrow(expect.objectContaining({ code: 'use.bad-input' }));
    expect(() => setEngagementScope(vault, engagementId(9), FRESH)).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement' }),
    );
    expect(engagementScope(vault, id)).toEqual(FRESH);
    expect(entries(vault).total).toBe(total);
  });

  it('leaves the scopes of other engagements alone', async () => {
    const { vault } = await makeVault();
    const first = createEngagement(vault, year(2025));
    const second = createEngagement(vault, year(2026));
    setEngagementScope(vault, second.id, scopeOf());
    expect(engagementScope(vault, first.id)).toEqual(FRESH);
  });
});

describe('what the scope makes of the criteria', () => {
  it('lists a criterion that does not apply with its reason, and its points of focus', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    setEngagementScope(vault, id, scopeOf());
    const standing = criteriaStanding(vault);
    expect(standing).toHaveLength(51);
    const declared = standing.filter((one) => one.notApplicable !== null);
    expect(declared.map((one) => [one.criterionId, one.notApplicable, one.pointsOfFocus.length])).toEqual([
      ['P2.1', 'The customers ask for consent, not we.', 6],
    ]);
  });

  it('says nothing of a criterion outside the categories until they ask for it', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026, { categories: ['security'] }));
    setEngagementScope(vault, id, scopeOf());
    expect(criteriaStanding(vault).filter((one) => one.notApplicable !== null)).toEqual([]);
    const next = rollForward(vault, id, year(2027));
    expect(
      criteriaStanding(vault, next)
        .filter((one) => one.notApplicable !== null)
        .map((one) => one.criterionId),
    ).toEqual(['P2.1']);
  });

  it('shows only the points of focus of the roles in which personal information is handled', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const pointsOf = (criterion: string): string[] =>
      criteriaStanding(vault)
        .filter((one) => one.criterionId === (criterion as CriterionId))
        .flatMap((one) => one.pointsOfFocus.map((point) => point.id));
    expect(pointsOf('P5.1')).toContain('P5.1-1');
    setEngagementScope(vault, id, scopeOf({ privacyRoles: ['controller'] }));
    expect(pointsOf('P5.1')).toEqual(['P5.1-2', 'P5.1-3', 'P5.1-4', 'P5.1-5']);
    setEngagementScope(vault, id, scopeOf({ privacyRoles: ['processor'] }));
    expect(pointsOf('P5.1')).toHaveLength(5);
    expect(pointsOf('P1.1')).toEqual([]);
  });
});
