import { describe, expect, it } from 'vitest';
import type { DateRange } from '../../../shared/period';
import { effectiveRangeFromName } from './effective-range-from-name';

const reads = (name: string): string => {
  const range = effectiveRangeFromName(name);
  return range === null ? 'nothing' : `${range.from} to ${range.to}`;
};

describe('the days a file name speaks about', () => {
  it.each([
    ['access-review-2026Q2.csv', '2026-04-01 to 2026-06-30'],
    ['Access review Q4 2026.xlsx', '2026-10-01 to 2026-12-31'],
    ['board_minutes_2026-q1.pdf', '2026-01-01 to 2026-03-31'],
    ['firewall-rules_2026H1.json', '2026-01-01 to 2026-06-30'],
  ])('takes a quarter or a half year: %s', (name, range) => {
    expect(reads(name)).toBe(range);
  });

  it.each([
    ['leavers_2026_08.xlsm', '2026-08-01 to 2026-08-31'],
    ['vuln-scan-2026-02.pdf', '2026-02-01 to 2026-02-28'],
    ['backup log 202405.txt', '2024-05-01 to 2024-05-31'],
    ['capacity December 2026.png', '2026-12-01 to 2026-12-31'],
    ['2026-Sep incidents.csv', '2026-09-01 to 2026-09-30'],
  ])('takes a month: %s', (name, range) => {
    expect(reads(name)).toBe(range);
  });

  it.each([
    ['scan 2026-05-04.pdf', '2026-05-04 to 2026-05-04'],
    ['Screenshot 2026-09-18 16.02.11.png', '2026-09-18 to 2026-09-18'],
    ['IMG_20260228_101500.jpg', '2026-02-28 to 2026-02-28'],
    ['incident 4 May 2026.eml', '2026-05-04 to 2026-05-04'],
    ['audit.log.2026-05-04', '2026-05-04 to 2026-05-04'],
  ])('takes a day: %s', (name, range) => {
    expect(reads(name)).toBe(range);
  });

  it('takes a range of two days, and the first day when they run backwards', () => {
    expect(reads('export_2026-04-01_2026-06-30.csv')).toBe('2026-04-01 to 2026-06-30');
    expect(reads('export 2026-06-30 2026-04-01.csv')).toBe('2026-06-30 to 2026-06-30');
  });

  it('takes an ISO week from Monday to Sunday, across the turn of a year', () => {
    expect(reads('gpu-access-2026-W23.csv')).toBe('2026-06-01 to 2026-06-07');
    expect(reads('gpu access 2026 week 1.csv')).toBe('2025-12-29 to 2026-01-04');
  });

  it.each([
    ['vuln scan KW36 2026.pdf', '2026-08-31 to 2026-09-06'],
    ['gpu access 2026_wk36.csv', '2026-08-31 to 2026-09-06'],
    ['Pruefung 14.05.2026.pdf', '2026-05-14 to 2026-05-14'],
    ['minutes May 14, 2026.docx', '2026-05-14 to 2026-05-14'],
    ['export_2026_05_14.csv', '2026-05-14 to 2026-05-14'],
    ['May 2026 leavers.csv', '2026-05-01 to 2026-05-31'],
  ])('takes the ways people write them: %s', (name, range) => {
    expect(reads(name)).toBe(range);
  });

  describe('without a year', () => {
    const period = { from: '2025-07-01', to: '2026-06-30' } as DateRange;
    const within = (name: string) => {
      const range = effectiveRangeFromName(name, period);
      return range === null ? 'nothing' : `${range.from} to ${range.to}`;
    };
    it.each([
      ['Vuln scan wk36.pdf', '2025-09-01 to 2025-09-07'],
      ['Vuln scan KW 12.pdf', '2026-03-16 to 2026-03-22'],
      ['access review Q4.csv', '2025-10-01 to 2025-12-31'],
      ['access review Q1.csv', '2026-01-01 to 2026-03-31'],
      ['restore test H1.pdf', '2026-01-01 to 2026-06-30'],
      ['leavers August.xlsx', '2025-08-01 to 2025-08-31'],
    ])('takes the one in the examined time: %s', (name, range) => {
      expect(within(name)).toBe(range);
    });

    it.each(['what may go.pdf', 'form h3.pdf', 'wk 60.csv', 'pentest 2024 Q5.pdf', 'plan dec.txt'])(
      'guesses nothing from %s',
      (name) => {
        expect(within(name)).toBe('nothing');
      },
    );

    it('proposes nothing while there is no examined time', () => {
      expect(reads('Vuln scan wk36.pdf')).toBe('nothing');
    });
  });

  it.each([
    'pentest 2026.pdf',
    'vendor register FINAL v3.xlsx',
    'scan 2026-02-30.pdf',
    'ticket-20261355.txt',
    'hash-20260Q3a9.bin',
    'model-4202605.json',
    '',
  ])('proposes nothing when the name does not say it: %s', (name) => {
    expect(reads(name)).toBe('nothing');
  });
});
