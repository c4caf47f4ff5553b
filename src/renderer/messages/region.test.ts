import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CalendarDate, Instant } from '../../shared/period';
import { rangeFromText } from '../features/intake/range-from-text';
import { count } from './count';
import {
  agoText,
  clockText,
  dateText,
  dayMonth,
  instantText,
  monthYear,
  rangeText,
  weekdayText,
} from './dates';
import { INTERNATIONAL, region, setRegion } from './region';
import { sizeText } from './size';

const day = (date: string) => date as CalendarDate;
const may = { from: day('2026-04-01'), to: day('2026-05-04') };
const evening = new Date(2026, 10, 21, 21, 8);
/** What `Intl` writes into narrow gaps, as a plain space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

afterEach(() => {
  vi.unstubAllEnvs();
  setRegion(null);
});

describe('dates, times and numbers of a region', () => {
  it.each([
    ['US', 'May 4, 2026', 'Apr 1 to May 4, 2026', 'Mon May 4', '9:08 PM', '1,234,567', 'sun', 'en-US'],
    ['GB', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '21:08', '1,234,567', 'mon', 'en-GB'],
    ['DE', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '21:08', '1.234.567', 'mon', 'en-DE'],
    ['FR', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '21:08', '1 234 567', 'mon', null],
    ['JP', '2026 May 4', '2026 Apr 1 to May 4', 'Mon May 4', '21:08', '1,234,567', 'sun', null],
    ['IN', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '9:08 pm', '12,34,567', 'sun', 'en-IN'],
    ['SE', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '21:08', '1 234 567', 'mon', 'en-SE'],
    ['FI', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '21.08', '1 234 567', 'mon', 'en-FI'],
    ['EG', '4 May 2026', '1 Apr to 4 May 2026', 'Mon 4 May', '9:08 PM', '1,234,567', 'sat', 'en-GB'],
  ])('%s', (code, date, range, weekday, clock, number, first, fields) => {
    setRegion(code);
    expect(dateText(day('2026-05-04'))).toBe(date);
    expect(rangeText(may)).toBe(range);
    expect(weekdayText(day('2026-05-04'))).toBe(weekday);
    expect(clockText(evening)).toBe(clock);
    expect(plain(count(1_234_567))).toBe(number);
    expect(region().firstDay).toBe(first);
    if (fields !== null) expect(region().fields).toBe(fields);
  });

  it('say midnight and noon as twelve where the clock has twelve hours', () => {
    setRegion('US');
    expect(clockText(new Date(2026, 0, 1, 0, 5))).toBe('12:05 AM');
    expect(clockText(new Date(2026, 0, 1, 12, 5))).toBe('12:05 PM');
    const instant = evening.toISOString() as Instant;
    expect(instantText(instant)).toBe('Nov 21, 2026, 9:08 PM');
    expect(agoText(instant, evening)).toBe('today, 9:08 PM');
  });

  it('put the decimal sign of the region into sizes', () => {
    setRegion('DE');
    expect(sizeText(1_240_000_000)).toBe('1,24 GB');
  });

  it('are the international ones without a region, and for what is none', () => {
    for (const code of [null, '', 'us', 'USA', '001', 'ZZ', '../']) {
      setRegion(code);
      expect(region()).toEqual(INTERNATIONAL);
    }
    expect([dateText(day('2026-05-04')), count(1204), monthYear(day('2026-09-01'))]).toEqual([
      '4 May 2026',
      '1,204',
      'Sep 2026',
    ]);
  });

  it('never move a calendar date by the time zone of the computer', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
      vi.stubEnv('TZ', zone);
      for (const code of ['US', 'JP', 'DE', null]) {
        setRegion(code);
        expect(dayMonth(day('2026-01-01'))).toMatch(/^(?:1 Jan|Jan 1)$/);
        expect(weekdayText(day('2026-01-01'))).toMatch(/^Thu/);
      }
    }
  });

  it.each(['US', 'GB', 'DE', 'JP', 'IN', 'SE', null])(
    'are read back from a cell as they are written: %s',
    (code) => {
      setRegion(code);
      const calendar = {
        today: day('2026-11-21'),
        within: { from: day('2026-01-01'), to: day('2026-12-31') },
      };
      for (const range of [
        may,
        { from: day('2026-05-04'), to: day('2026-05-04') },
        { from: day('2025-10-01'), to: day('2026-09-30') },
        { from: day('2024-11-02'), to: day('2024-12-11') },
      ])
        expect(rangeFromText(rangeText(range), calendar)).toEqual(range);
    },
  );
});
