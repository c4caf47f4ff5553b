import { describe, expect, it } from 'vitest';
import { UserError } from '../shared/errors';
import { parseDate, parseRange, rangeText } from './dates';

describe('dates on the command line', () => {
  it('reads a day as the range of that day', () => {
    expect(parseRange('2026-03-31', '--effective')).toEqual({ from: '2026-03-31', to: '2026-03-31' });
  });

  it('reads a range with both its ends', () => {
    expect(parseRange('2026-01-01..2026-03-31', '--effective')).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
    });
  });

  it.each(['2026-02-30', '2026-2-3', '31.12.2026', '2026-01-01..', '..2026-01-01', 'today', ''])(
    'refuses %j as wrong use and names the option',
    (typed) => {
      expect(() => parseRange(typed, '--period')).toThrow(
        expect.objectContaining({
          code: 'use.bad-input',
          details: expect.objectContaining({ what: expect.stringContaining('--period') as string }) as object,
        }) as Error,
      );
    },
  );

  it('refuses a range of three dates', () => {
    expect(() => parseRange('2026-01-01..2026-02-01..2026-03-01', '--period')).toThrow(UserError);
  });

  it('has a code of its own for a range that ends before it begins', () => {
    expect(() => parseRange('2026-03-01..2026-02-01', '--period')).toThrow(
      expect.objectContaining({ code: 'use.period-reversed' }) as Error,
    );
  });

  it('reads one date', () => {
    expect(parseDate(' 2024-02-29 ', '--captured')).toBe('2024-02-29');
  });

  it('writes a day, a range and nothing as it would be typed', () => {
    const range = parseRange('2026-01-01..2026-03-31', '--effective');
    expect([rangeText(range), rangeText({ ...range, to: range.from }), rangeText(null)]).toEqual([
      '2026-01-01..2026-03-31',
      '2026-01-01',
      'undated',
    ]);
  });
});
