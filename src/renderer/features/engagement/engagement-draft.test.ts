import { describe, expect, it } from 'vitest';
import catalogText from '../../../../resources/catalog/tsc-2017-rev2022.json?raw';
import { Catalog } from '../../../shared/domain/catalog';
import type { Engagement } from '../../../shared/domain/engagement';
import type { CalendarDate } from '../../../shared/period';
import { addedBy, draftOf, engagementOf, lengthOf, sizeOf } from './engagement-draft';

const catalog = Catalog.parse(JSON.parse(catalogText));
const TODAY = '2026-11-21' as CalendarDate;
const fresh = { ...draftOf(null, TODAY), systemName: ' Halden Assist ' };

describe('the engagement in the form', () => {
  it('begins with the calendar year and Security', () => {
    expect(engagementOf(fresh)).toEqual({
      type: 2,
      period: { from: '2026-01-01', to: '2026-12-31' },
      systemName: 'Halden Assist',
      firm: '',
      categories: ['security'],
    });
    expect(lengthOf(fresh)).toBe(12);
  });

  it('comes back unchanged from the one there is', () => {
    const common = { systemName: 'A', firm: 'B', categories: ['security', 'privacy'] as const };
    const stored = { id: 'ENG-01', createdAt: '2026-01-12T09:00:00Z', ...common };
    for (const time of [
      { type: 1, asOf: '2026-03-31' },
      { type: 2, period: { from: '2025-07-01', to: '2026-06-30' } },
    ]) {
      expect(engagementOf(draftOf({ ...stored, ...time } as unknown as Engagement, TODAY))).toEqual({
        ...common,
        ...time,
      });
    }
  });

  it.each([
    ['no name', { systemName: '  ' }],
    ['no first day', { from: null }],
    ['a reversed period', { from: '2027-01-01' as CalendarDate }],
    ['a year that is still being typed', { from: '0020-01-01' as CalendarDate }],
    ['a Type I without its day', { type: '1', asOf: null } as const],
  ])('is none with %s', (_, part) => {
    expect(engagementOf({ ...fresh, ...part })).toBeNull();
  });
});

describe('what a category adds', () => {
  it('is told beside those chosen, and does not depend on whether it is chosen itself', () => {
    expect(addedBy(catalog, 'security', ['security', 'privacy'])).toEqual({ criteria: 33, points: 208 });
    expect(addedBy(catalog, 'availability', ['security'])).toEqual({ criteria: 3, points: 17 });
    expect(addedBy(catalog, 'availability', ['security', 'availability', 'privacy'])).toEqual({
      criteria: 3,
      points: 17,
    });
    expect(sizeOf(catalog, ['security', 'availability', 'confidentiality'])).toEqual({
      criteria: 38,
      points: 237,
    });
  });
});
