import { expect, test } from 'vitest';
import { leastWidth } from './column';

test('a table is at least as wide as its columns of a width of their own, and a little for each other', () => {
  expect(leastWidth(['88px', '100px'])).toBe(48 + 188);
  expect(leastWidth(['88px', 'minmax(0, 1fr)'])).toBe(48 + 88 + 160);
  expect(leastWidth(['minmax(200px, 2fr)'])).toBe(48 + 200);
});
