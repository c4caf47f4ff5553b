import { describe, expect, it } from 'vitest';
import { compareTexts, countChanges, type TextChange } from './compare-texts';

const put = (changes: readonly TextChange[], without: 'added' | 'removed'): string =>
  changes
    .flatMap(({ pieces }) => pieces)
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const LONG = Array.from({ length: 1500 }, (_, line) => `Line ${String(line)} of the old text.`).join('\n');

describe('compareTexts', () => {
  it.each([
    ['', ''],
    ['a\n', 'a\n'],
    ['', 'new\n'],
    ['old', ''],
    ['one\ntwo\nthree\n', 'one\n2\nthree\nfour'],
    ['Keys are renewed each year.\n', 'Keys are renewed every quarter.\n'],
    [LONG, LONG.replaceAll('old', 'new')],
  ])('leads from one text to the other and back (%#)', (before, after) => {
    const changes = compareTexts(before, after);
    expect(put(changes, 'added')).toBe(before);
    expect(put(changes, 'removed')).toBe(after);
    expect(countChanges(changes) === 0).toBe(before === after);
  });

  it('tells by words what was only reworded, and by lines what is another text', () => {
    expect(compareTexts('Keys are renewed each year.\n', 'Keys are renewed every year.\n')).toMatchObject([
      { kind: 'reworded' },
    ]);
    expect(compareTexts('Alpha beta gamma.\n', 'Something else entirely.\n').map(({ kind }) => kind)).toEqual(
      ['removed', 'added'],
    );
  });
});
