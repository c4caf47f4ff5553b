import { describe, expect, it } from 'vitest';
import type { Occurrence, OccurrenceState } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import { addDays, type CalendarDate } from '../../../shared/period';
import { occurrencesShown } from './occurrences-shown';

const FIRST = '2026-01-01' as CalendarDate;
const days = (states: readonly OccurrenceState[]): Occurrence[] =>
  states.map((state, index) => ({
    controlId: 'CTL-040' as ControlId,
    title: 'Malware scanning',
    ownerRole: '',
    owner: '',
    cadence: 'daily',
    from: addDays(FIRST, index),
    to: addDays(FIRST, index),
    graceUntil: addDays(FIRST, index + 1),
    state,
    servedOn: null,
    evidenceIds: [],
  }));
const places = (shown: readonly Occurrence[]): number[] => shown.map((one) => Number(one.from.slice(8)));

describe('the occurrences in the panel', () => {
  it('are all of a year of months', () => {
    expect(occurrencesShown(days(Array<OccurrenceState>(12).fill('met')))).toHaveLength(12);
  });

  it('are of many days those that need a person, the last that was met and the next', () => {
    const states = Array<OccurrenceState>(30).fill('met');
    states[3] = 'missed';
    states[7] = 'excused';
    states.fill('not-due', 20);
    expect(places(occurrencesShown(days(states)))).toEqual([4, 8, 20, 21]);
  });

  it('are the latest ones where very many need a person', () => {
    const shown = occurrencesShown(days(Array<OccurrenceState>(31).fill('missed')));
    expect([shown.length, places(shown)[0]]).toEqual([13, 19]);
  });
});
