import { describe, expect, it } from 'vitest';
import {
  createEngagement,
  currentEngagement,
  listEngagements,
  listJournal,
  updateEngagement,
} from '../../src/engine';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { engagementId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { makeVault } from './temporary-vault';

const typeTwo = (given: object = {}): NewEngagement =>
  NewEngagement.parse({
    type: 2,
    period: { from: '2026-01-01', to: '2026-06-30' },
    systemName: 'Quillmere Assist',
    categories: ['security'],
    firm: 'Hollis & Grane LLP',
    ...given,
  });
const typeOne = (asOf: string): NewEngagement =>
  NewEngagement.parse({ type: 1, asOf, systemName: 'Quillmere Assist', categories: ['security'], firm: '' });

const lastEntries = (vault: Parameters<typeof listJournal>[0], count: number) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: count }).rows;

describe('engagements', () => {
  it('adds Security and keeps the categories in the order of the catalog', async () => {
    const { vault } = await makeVault();
    const engagement = createEngagement(
      vault,
      typeTwo({ categories: ['privacy', 'availability', 'privacy'] }),
    );
    expect(engagement).toMatchObject({
      id: 'ENG-01',
      type: 2,
      categories: ['security', 'availability', 'privacy'],
      createdAt: '2026-07-01T09:00:00Z',
    });
    expect(listEngagements(vault)).toEqual([engagement]);
  });

  it('has none that is current in a new vault, and then the newest', async () => {
    const { vault } = await makeVault();
    expect(currentEngagement(vault)).toBeNull();
    createEngagement(vault, typeTwo());
    const second = createEngagement(vault, typeOne('2026-07-31'));
    expect(second).toMatchObject({ id: 'ENG-02', type: 1, asOf: '2026-07-31' });
    expect(currentEngagement(vault)).toEqual(second);
  });

  it('refuses a period that ends before it begins, and writes nothing', async () => {
    const { vault } = await makeVault();
    const reversed = {
      ...typeTwo(),
      period: { from: '2026-06-30' as CalendarDate, to: '2026-01-01' as CalendarDate },
    } as NewEngagement;
    expect(() => createEngagement(vault, reversed)).toThrow(
      expect.objectContaining({ code: 'use.period-reversed' }),
    );
    expect(listEngagements(vault)).toEqual([]);
    expect(lastEntries(vault, 1)[0]?.action).toBe('vault.created');
  });

  it('refuses a period of more than ten years, which only a slip asks for', async () => {
    const { vault } = await makeVault();
    const slip = typeTwo({ period: { from: '2026-01-01', to: '9026-12-31' } });
    expect(() => createEngagement(vault, slip)).toThrow(expect.objectContaining({ code: 'use.bad-input' }));
    const decade = { from: '2026-01-01', to: '2035-12-31' };
    expect(createEngagement(vault, typeTwo({ period: decade }))).toMatchObject({ period: decade });
  });

  it('accepts a period of one day', async () => {
    const { vault } = await makeVault();
    const day = { from: '2026-02-28', to: '2026-02-28' };
    expect(createEngagement(vault, typeTwo({ period: day }))).toMatchObject({ period: day });
  });

  it('changes type, dates and categories, and the journal says before and after', async () => {
    const { vault, environment } = await makeVault();
    const { id } = createEngagement(vault, typeTwo({ categories: ['security', 'privacy'] }));
    environment.setClock('2026-08-01T10:00:00Z' as Instant);
    const changed = updateEngagement(vault, id, typeOne('2026-06-30'));
    expect(changed).toMatchObject({ id, type: 1, asOf: '2026-06-30', categories: ['security'] });
    expect(changed.createdAt).toBe('2026-07-01T09:00:00Z');
    expect(currentEngagement(vault)).toEqual(changed);
    const [entry] = lastEntries(vault, 1);
    expect(entry).toMatchObject({
      action: 'engagement.changed',
      subject: 'ENG-01',
      time: '2026-08-01T10:00:00Z',
      detail: {
        before: {
          type: 2,
          period: { from: '2026-01-01', to: '2026-06-30' },
          categories: ['security', 'privacy'],
        },
        after: { type: 1, asOf: '2026-06-30', categories: ['security'] },
      },
    });
  });

  it('writes no journal entry for a change that changes nothing', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, typeTwo({ systemName: ' Quillmere Assist ' }));
    const [before] = lastEntries(vault, 1);
    updateEngagement(vault, id, typeTwo());
    expect(lastEntries(vault, 1)[0]).toEqual(before);
  });

  it('does not know engagements that do not exist', async () => {
    const { vault } = await makeVault();
    expect(() => updateEngagement(vault, engagementId(7), typeTwo())).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement', details: { id: 'ENG-07' } }),
    );
  });
});
