import { describe, expect, it } from 'vitest';
import { fitOf, rankGroups } from './rank-groups';

const group = (title: string, ...titles: string[]) => ({
  title,
  entries: titles.map((line) => ({ id: line, title: line })),
});
const order = (words: string, ...groups: Parameters<typeof rankGroups>[1][number][]) =>
  rankGroups(words, groups).map(({ title }) => title);

describe('what the palette found', () => {
  it('shows a person typed by name before controls that mention it', () => {
    expect(
      order(
        'mei',
        group('Controls', 'Meeting of the board, minuted by Mei', 'Access, reviewed by Mei'),
        group('People', 'Mei Tanaka'),
      ),
    ).toEqual(['People', 'Controls']);
    expect(
      order('mei t', group('Controls', 'Reviewed by Mei Tanaka'), group('People', 'Mei Tanaka')),
    ).toEqual(['People', 'Controls']);
    expect(order('tanaka', group('Controls', 'Untanakable'), group('People', 'Mei Tanaka'))).toEqual([
      'People',
      'Controls',
    ]);
  });

  it('shows a number before everything else', () => {
    expect(fitOf('ctl-007', { number: 'CTL-007', title: 'x' })).toBe(0);
    expect(fitOf('ctl-007', { number: 'CTL-070', title: 'as CTL-007' })).toBe(3);
  });

  it('keeps the order where all fit alike, and leaves out what is empty', () => {
    expect(order('', group('A', 'x'), group('B'), group('C', 'y'))).toEqual(['A', 'C']);
    expect(order('q', group('A', 'qa'), group('B', 'qb'))).toEqual(['A', 'B']);
  });

  it('does not mind accents', () => {
    expect(fitOf('zoe', { title: 'Zoë Rask' })).toBe(1);
  });
});
