import { describe, expect, it } from 'vitest';
import { readDate, readPeriod, tellsDayFirst } from './read-date';

const US = { dayFirst: false, since1904: false };
const EU = { dayFirst: true, since1904: false };

describe('a day in a list', () => {
  it.each([
    ['2026-04-03', '2026-04-03'],
    ['2026/4/3', '2026-04-03'],
    ['20260403', '2026-04-03'],
    ['2026-04-03T00:00:00', '2026-04-03'],
    ['2026-04-03 17:00', '2026-04-03'],
    ['4/3/2026', '2026-04-03'],
    ['4/3/26', '2026-04-03'],
    ['04-03-2026', '2026-04-03'],
    ['4/3/2026 5:00 PM', '2026-04-03'],
    ['4/3/2026 5:00 PM EST', '2026-04-03'],
    ['3 Apr 2026', '2026-04-03'],
    ['3-Apr-26', '2026-04-03'],
    ['3rd of April 2026', '2026-04-03'],
    ['April 3, 2026', '2026-04-03'],
    ['Apr. 3 2026', '2026-04-03'],
    ['Friday, April 3rd, 2026', '2026-04-03'],
    ['Sept 9, 2026', '2026-09-09'],
    ['46115', '2026-04-03'],
    ['46115.75', '2026-04-03'],
    ['29 February 2028', '2028-02-29'],
  ])('is read: %s', (text, day) => {
    expect(readDate(text, US)).toBe(day);
  });

  it('is read by the order of the list', () => {
    expect(readDate('03/04/2026', EU)).toBe('2026-04-03');
    expect(readDate('03.04.2026', EU)).toBe('2026-04-03');
    expect(readDate('44653', { dayFirst: false, since1904: true })).toBe('2026-04-03');
  });

  it.each([
    '',
    'soon',
    'tbd',
    '13/13/2026',
    '31/12/2026',
    '29 February 2026',
    'April 2026',
    '2026',
    '12',
    '99999',
    '3 Foo 2026',
    '4/3',
    '1/1/1900',
    '2026-04-03 and later',
    'week 14',
  ])('is never guessed: %s', (text) => {
    expect(readDate(text, US)).toBeNull();
  });
});

describe('a period in a list', () => {
  it.each([
    ['Q1 2026', '2026-01-01', '2026-03-31'],
    ['2026 Q4', '2026-10-01', '2026-12-31'],
    ['H2 2026', '2026-07-01', '2026-12-31'],
    ['CY2026', '2026-01-01', '2026-12-31'],
    ['February 2028', '2028-02-01', '2028-02-29'],
    ['1/1/26 – 12/31/26', '2026-01-01', '2026-12-31'],
    ['1/1/2026-12/31/2026', '2026-01-01', '2026-12-31'],
    ['2026-01-01 to 2026-12-31', '2026-01-01', '2026-12-31'],
    ['2026-01-01/2026-12-31', '2026-01-01', '2026-12-31'],
    ['Jan 1 – Dec 31, 2026', '2026-01-01', '2026-12-31'],
    ['January 1, 2026 through December 31, 2026', '2026-01-01', '2026-12-31'],
    ['January - June 2026', '2026-01-01', '2026-06-30'],
    ['As of 30 June 2026', '2026-06-30', '2026-06-30'],
    ['April 2026 to Q4 2026', '2026-04-01', '2026-12-31'],
  ])('is read: %s', (text, from, to) => {
    expect(readPeriod(text, US)).toEqual({ from, to });
  });

  it.each(['FY2026', '2026', 'the whole year', '12/31/26 – 1/1/26', 'Q5 2026', 'June', '1/1 – 12/31'])(
    'is never guessed: %s',
    (text) => {
      expect(readPeriod(text, US)).toBeNull();
    },
  );
});

describe('the order of day and month', () => {
  it('is told by a day that can be no month, by dots, or by nothing', () => {
    expect(tellsDayFirst(['03/04/2026', '13/04/2026'])).toBe(true);
    expect(tellsDayFirst(['03/04/2026', '04/13/2026'])).toBe(false);
    expect(tellsDayFirst(['03.04.2026'])).toBe(true);
    expect(tellsDayFirst(['03/04/2026', '2026-04-03'])).toBeNull();
  });
});
