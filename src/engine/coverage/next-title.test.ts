import { expect, it } from 'vitest';
import type { DateRange } from '../../shared/period';
import { nextTitle } from './next-title';

const range = (from: string, to: string): DateRange => ({ from, to }) as DateRange;
const Q1 = range('2026-01-01', '2026-03-31');
const Q2 = range('2026-04-01', '2026-06-30');
const MAY = range('2026-05-01', '2026-05-31');
const JUNE = range('2026-06-01', '2026-06-30');

it.each([
  ['Access review Q1 2026', Q1, Q2, 'Access review Q2 2026'],
  ['Access review 2026Q1', Q1, Q2, 'Access review 2026Q2'],
  ['Access review 2025-Q4', range('2025-10-01', '2025-12-31'), Q1, 'Access review 2026-Q1'],
  ['Q4 access review', range('2025-12-15', '2025-12-15'), Q1, 'Q1 access review'],
  [
    'Board minutes H1 2026',
    range('2026-01-01', '2026-06-30'),
    range('2026-07-01', '2026-12-31'),
    'Board minutes H2 2026',
  ],
  ['Vulnerability scan 2026-05', MAY, JUNE, 'Vulnerability scan 2026-06'],
  [
    'Vulnerability scan 2025-12',
    range('2025-12-01', '2025-12-31'),
    range('2026-01-01', '2026-01-31'),
    'Vulnerability scan 2026-01',
  ],
  ['Scan of May 2026', MAY, JUNE, 'Scan of June 2026'],
  ['Scan, Dec 2025', range('2025-12-03', '2025-12-03'), range('2026-01-01', '2026-01-31'), 'Scan, Jan 2026'],
  [
    'Penetration test 2025',
    range('2025-03-01', '2025-03-20'),
    range('2026-01-01', '2026-12-31'),
    'Penetration test 2026',
  ],
  [
    'Backup log 2026-05-04',
    range('2026-05-04', '2026-05-04'),
    range('2026-05-05', '2026-05-05'),
    'Backup log 2026-05-05',
  ],
])('moves "%s" on', (title, last, next, moved) => {
  expect(nextTitle(title, last, next)).toBe(moved);
});

it.each([
  'Access review',
  'ISO 27001 certificate',
  'Ticket 2031-88',
  'May I enter? A policy',
  'FAQ1',
  'Report 2019',
])('leaves "%s" as it is', (title) => {
  expect(nextTitle(title, Q1, Q2)).toBe(title);
});

it('moves a fiscal quarter by as much as the days move', () => {
  expect(nextTitle('Review Q3 2026', Q1, Q2)).toBe('Review Q4 2026');
});
