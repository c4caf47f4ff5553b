import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { changedFacts, faultsOf, firstDayOf, newFacts, nextDayOf, settledFacts } from './record-draft';

const TODAY = '2026-06-01' as CalendarDate;

describe('a record while it is typed', () => {
  it('begins with the first choices and with the record it belongs to', () => {
    expect(newFacts('person', undefined)).toMatchObject({ kind: 'employee', name: '', startedOn: null });
    expect(newFacts('vendor-report', 'VND-03')).toMatchObject({ vendor: 'VND-03', cuecs: [] });
  });

  it('is refused without what is needed, and spaces say nothing', () => {
    expect(Object.keys(faultsOf('person', { ...newFacts('person', undefined), name: '  ' }))).toEqual([
      'name',
    ]);
    expect(faultsOf('person', { ...newFacts('person', undefined), name: 'Ada' })).toEqual({});
  });

  it('names a record of the right register', () => {
    const facts = { ...newFacts('person', undefined), name: 'Ada' };
    expect(Object.keys(faultsOf('person', { ...facts, manager: 'VND-01' }))).toEqual(['manager']);
    expect(faultsOf('person', { ...facts, manager: 'PER-002' })).toEqual({});
  });

  it('holds numbers to be numbers, and asks nothing of what does not apply', () => {
    const facts = { ...newFacts('incident', undefined), title: 'Outage' };
    expect(faultsOf('incident', { ...facts, peopleTouched: 'many' })).toEqual({});
    expect(settledFacts('incident', { ...facts, peopleTouched: 'many' })).toEqual(facts);
    expect(
      Object.keys(faultsOf('incident', { ...facts, personalData: 'yes', peopleTouched: 'many' })),
    ).toEqual(['peopleTouched']);
  });

  it('holds from the day a person began, but never from a day to come', () => {
    expect(firstDayOf('person', { startedOn: '2025-02-03' }, TODAY)).toBe('2025-02-03');
    expect(firstDayOf('person', { startedOn: '2026-09-01' }, TODAY)).toBe(TODAY);
    expect(firstDayOf('vendor', {}, TODAY)).toBe(TODAY);
  });

  it('sends only what differs', () => {
    expect(changedFacts({ name: 'Ada', tags: ['a'] }, { name: 'Ada', tags: ['a', 'b'] })).toEqual({
      tags: ['a', 'b'],
    });
  });
});

it('begins a change on the day that stands there already where that is still to come', () => {
  expect(nextDayOf('2026-12-31' as CalendarDate, '2026-07-02' as CalendarDate)).toBe('2026-12-31');
  expect(nextDayOf('2026-01-01' as CalendarDate, '2026-07-02' as CalendarDate)).toBe('2026-07-02');
});
