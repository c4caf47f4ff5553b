import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../shared/period';
import { overview } from './overview';

const NONE = { met: 0, late: 0, missed: 0, due: 0, 'not-due': 0, excused: 0, 'not-expected': 0 };
const day = (date: string) => date as CalendarDate;

describe('the sentence of the overview', () => {
  it('counts what is over and says when the next ones fall due', () => {
    const counts = { ...NONE, met: 141, late: 5, missed: 3, excused: 2, due: 16, 'not-due': 70 };
    expect(overview.answer({ counts, dueBy: day('2026-09-30'), firstDue: day('2026-09-25') })).toBe(
      'Of 151 occurrences closed so far, **141 are met**, 5 were late, **3 are missed** and 2 are excused. 16 more fall due by 30 Sep, the first on Fri 25 Sep.',
    );
  });

  it('leaves out what is zero', () => {
    const counts = { ...NONE, met: 1 };
    expect(overview.answer({ counts, dueBy: null, firstDue: null })).toBe(
      'Of 1 occurrence closed so far, **1 is met**.',
    );
  });

  it('does not speak of closed ones before the first is over', () => {
    const counts = { ...NONE, due: 1, 'not-due': 4 };
    expect(overview.answer({ counts, dueBy: day('2026-01-31'), firstDue: day('2026-01-31') })).toBe(
      '**No occurrence is over yet,** 5 lie ahead. 1 falls due by 31 Jan.',
    );
  });

  it('counts controls for an as-of date', () => {
    const counts = { ...NONE, met: 62, due: 28 };
    expect(overview.answerAsOf(counts, day('2026-09-30'))).toBe(
      'Of 90 controls, **62 have evidence for 30 Sep 2026**; 28 still open.',
    );
  });

  it('says where nothing is expected', () => {
    expect(overview.answer({ counts: NONE, dueBy: null, firstDue: null })).toContain('expect no occurrence');
  });
});
