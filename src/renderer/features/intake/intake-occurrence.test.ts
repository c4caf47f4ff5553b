import { describe, expect, it } from 'vitest';
import type { ControlId, EvidenceId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { assignmentsOf, countsFor, type IntakeOccurrence } from './intake-occurrence';

const day = (date: string) => date as CalendarDate;
const CONTROL = 'CTL-034' as ControlId;
const Q2: IntakeOccurrence = {
  controlId: CONTROL,
  from: day('2026-04-01'),
  to: day('2026-06-30'),
  graceUntil: day('2026-07-15'),
  name: 'Q2',
};
const on = (from: string, to = from) => ({ from: day(from), to: day(to) });
const row = { occurrences: [Q2], controlIds: [CONTROL] };
const id = (number: number) => `EVD-000${String(number)}` as EvidenceId;

describe('evidence dropped on an occurrence', () => {
  it.each([
    [on('2026-04-01', '2026-06-30'), 'on-time'],
    [on('2026-01-01', '2026-04-01'), 'on-time'],
    [on('2026-07-15'), 'late'],
    [on('2026-07-16'), 'no'],
    [on('2026-03-31'), 'no'],
    [null, 'no'],
  ] as const)('counts by its last day: %j is %s', (effective, expected) => {
    expect(countsFor(effective, Q2)).toBe(expected);
  });

  it('needs a word only where the dates alone belong to the next one', () => {
    const stored = [
      { row, effective: on('2026-06-30'), id: id(1) },
      { row, effective: on('2026-07-03'), id: id(2) },
      { row, effective: on('2026-07-04'), id: id(3) },
      { row, effective: on('2026-09-01'), id: id(4) },
      { row: { ...row, controlIds: [] }, effective: on('2026-07-04'), id: id(5) },
      { row: { ...row, occurrences: [] }, effective: on('2026-07-04'), id: id(6) },
    ];
    expect(assignmentsOf(stored)).toEqual([{ occurrence: Q2, evidenceIds: [id(2), id(3)] }]);
  });
});
