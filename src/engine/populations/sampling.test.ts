// The vectors of docs/format/population-v1.md; they were computed by a second program as well.
import { expect, it } from 'vitest';
import { sha256Hex } from '../crypto/hash';
import { digestedCell } from './list-summary';
import { placesOf } from './sampling';

it.each([
  ['simple-random', 'readiness 2026', 5, 100, [11, 22, 61, 76, 95]],
  ['simple-random', 'readiness 2026', 5, 1_000_000, [72022, 135261, 418176, 868411, 982395]],
  ['simple-random', 'Prüfung', 10, 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['systematic', 'readiness 2026', 5, 100, [15, 35, 55, 75, 95]],
  ['systematic', 'readiness 2026', 5, 103, [9, 30, 51, 71, 92]],
  ['systematic', 'Prüfung', 10, 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
] as const)('%s with seed “%s” picks %i of %i as written down', (method, seed, size, count, places) => {
  expect(placesOf(method, seed, size, count)).toEqual(places);
});

it.each(['simple-random', 'systematic'] as const)(
  '%s picks every row about equally often over many seeds',
  (method) => {
    const times = Array.from({ length: 20 }, () => 0);
    for (let seed = 0; seed < 2000; seed += 1)
      for (const place of placesOf(method, String(seed), 5, 20)) times[place] = (times[place] ?? 0) + 1;
    // 500 are expected of each; six standard deviations.
    for (const count of times) expect(Math.abs(count - 500)).toBeLessThan(120);
  },
);

it('cells are digested with their lengths, so that no two columns look alike', () => {
  const digest = (cells: readonly string[]): string => sha256Hex(cells.map(digestedCell).join(''));
  expect(digest(['Ada', '', 'Zoë', 'a\nb'])).toBe(
    'ab422fc26624312909d3c469f86c0be13f22be9ddcd4c93c2d326937ab7181cf',
  );
  expect(digest(['a', 'b'])).not.toBe(digest(['a\n1:b']));
});
