// Several engagements in one vault: which is current, and how far each is.
import { describe, expect, it } from 'vitest';
import {
  createEngagement,
  criteriaStanding,
  currentEngagement,
  listEngagements,
  makeCurrent,
  setEngagementState,
} from '../../../src/engine';
import { ENGAGEMENT_STATES } from '../../../src/shared/domain/engagement';
import { engagementId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';
import { year, entries, last } from './engagement-fixture';

describe('the current engagement', () => {
  it('is changed by name, and the journal tells which it was before', async () => {
    const { vault } = await makeVault();
    createEngagement(vault, year(2025));
    createEngagement(vault, year(2026));
    expect(makeCurrent(vault, engagementId(1))).toMatchObject({ id: 'ENG-01', isCurrent: true });
    expect(currentEngagement(vault)?.id).toBe('ENG-01');
    expect(listEngagements(vault).map((one) => one.isCurrent)).toEqual([true, false]);
    expect(last(vault)).toMatchObject({
      action: 'engagement.made-current',
      subject: 'ENG-01',
      detail: { before: 'ENG-02', after: 'ENG-01' },
    });
  });

  it('writes nothing when it is current already, and does not know engagements that do not exist', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    makeCurrent(vault, id);
    expect(() => makeCurrent(vault, engagementId(9))).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement' }),
    );
    expect(entries(vault).total).toBe(total);
  });

  it('decides which criteria are listed', async () => {
    const { vault } = await makeVault();
    createEngagement(vault, year(2025, { categories: ['security'] }));
    createEngagement(vault, year(2026));
    expect(criteriaStanding(vault)).toHaveLength(51);
    makeCurrent(vault, engagementId(1));
    expect(criteriaStanding(vault)).toHaveLength(33);
  });
});

describe('the state of an engagement', () => {
  it('begins with planned and may be any other after any', async () => {
    const { vault } = await makeVault();
    const { id, state } = createEngagement(vault, year(2026));
    expect(state).toBe('planned');
    for (const next of [...ENGAGEMENT_STATES.slice(1), 'readiness' as const]) {
      const before = currentEngagement(vault)?.state;
      expect(setEngagementState(vault, id, next).state).toBe(next);
      expect(last(vault)).toMatchObject({
        action: 'engagement.state-changed',
        subject: id,
        detail: { before, after: next },
      });
    }
  });

  it('writes nothing when it is that already', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    setEngagementState(vault, id, 'planned');
    expect(entries(vault).total).toBe(total);
  });
});
