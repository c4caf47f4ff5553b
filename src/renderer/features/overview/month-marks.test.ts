import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '../coverage/occurrence-states';
import { marksScale, monthMarks, PER_ROW } from './month-marks';

describe('the marks of a month', () => {
  it('are one for each occurrence, what must be read first at the top', () => {
    const counts = { ...NO_COUNTS, met: 3, missed: 1, late: 1, 'not-expected': 9 };
    expect(marksScale([counts])).toBe(1);
    expect(monthMarks(counts, 1)).toEqual(['missed', 'late', 'met', 'met', 'met']);
  });

  it('stand for several where a month has very many, and still show a single missed one', () => {
    const full = { ...NO_COUNTS, met: 15_499, missed: 1 };
    const per = marksScale([full, NO_COUNTS]);
    const marks = monthMarks(full, per);
    expect(marks[0]).toBe('missed');
    expect(marks.length).toBeLessThanOrEqual(PER_ROW * 7 + 1);
  });

  it('need no scale in an empty period', () => {
    expect(marksScale([])).toBe(1);
  });
});
