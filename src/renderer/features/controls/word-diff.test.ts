import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff';

const without = (kind: 'added' | 'removed', before: string, after: string): string =>
  wordDiff(before, after)
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join('');
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

describe('the difference of two wordings', () => {
  it('shows what was taken out before what was put in, and joins neighbours', () => {
    expect(
      wordDiff(
        'System owners review every user each quarter.',
        'System owners review every user and group each month.',
      ),
    ).toEqual([
      { kind: 'same', text: 'System owners review every user' },
      { kind: 'added', text: ' and group' },
      { kind: 'same', text: ' each' },
      { kind: 'removed', text: ' quarter.' },
      { kind: 'added', text: ' month.' },
    ]);
  });

  it('is one part for equal texts and none for empty ones', () => {
    expect(wordDiff('The same words.', 'The same words.')).toEqual([
      { kind: 'same', text: 'The same words.' },
    ]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('gives both texts back, for any two texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'every', ' ', '\n', '  '), { maxLength: 30 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(words(without('added', before, after))).toEqual(words(before));
        expect(without('removed', before, after)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('puts very long texts one after the other', () => {
    const long = 'word '.repeat(2000).trim();
    expect(wordDiff(long, `${long} more`).map((part) => part.kind)).toEqual(['removed', 'added']);
  });
});
