import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../shared/period';
import { controls } from './controls';
import { criteria } from './criteria';
import { evidence } from './evidence';
import { timeWords } from './time-words';

const day = (text: string): CalendarDate => text as CalendarDate;
const period = timeWords({ type: 2, period: { from: day('2026-01-01'), to: day('2026-12-31') } });
const asOf = timeWords({ type: 1, asOf: day('2026-06-30') });
const none = timeWords(null);

describe('the sentences above the tables', () => {
  it('speak of the period, of the as-of date, or of neither', () => {
    expect(controls.evidenceCell(2, 5, period)).toBe('2 of 5 items inside the period');
    expect(controls.evidenceCell(1, 1, asOf)).toBe('1 of 1 item for the as-of date');
    expect(controls.evidenceCell(0, 3, none)).toBe('3 items');
  });

  it('begin with a number in words where it is small', () => {
    expect(controls.answer(76, 8)).toBe('**76 controls** in force. Eight have a late or missed occurrence.');
    expect(controls.answer(1, 1)).toBe('**1 control** in force. One has a late or missed occurrence.');
    expect(controls.answer(90, 0)).toBe('**90 controls** in force. None has a late or missed occurrence.');
    expect(controls.answer(90, 14)).toBe('**90 controls** in force. 14 have a late or missed occurrence.');
    expect(controls.answer(90, null)).toBe('**90 controls** in force.');
  });

  it('leave out what is zero and never hide what has no date', () => {
    const by = { inside: 45, 'partly-inside': 0, 'outside-before': 1, 'outside-after': 0, undated: 1 };
    const none = { waiting: 0, requested: 0 };
    expect(evidence.answer(47, by, none, period)).toBe(
      '**47 items:** 45 inside the period, 1 before. **One has no date.**',
    );
    expect(evidence.answer(47, by, { waiting: 4, requested: 1 }, period)).toBe(
      '**47 items:** 45 inside the period, 1 before. **One has no date.** Four wait for review. One is asked for.',
    );
    const undated = { inside: 0, 'partly-inside': 0, 'outside-before': 0, 'outside-after': 0, undated: 2 };
    expect(evidence.answer(2, undated, none, period)).toBe('**2 items.** **Two have no date.**');
  });

  it('begin calmly when no control is there yet', () => {
    expect(criteria.answer(38, 38, 38, period)).toBe('**38 criteria** in scope. None has a control yet.');
    expect(criteria.answer(38, 0, 4, asOf)).toBe(
      '**38 criteria.** Each has a control; 4 have no evidence for the as-of date.',
    );
  });
});
