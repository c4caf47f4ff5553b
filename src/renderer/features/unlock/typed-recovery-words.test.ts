import { expect, it } from 'vitest';
import { typedRecoveryWords } from './typed-recovery-words';

const SHEET = `abandon ability able about above absent absorb abstract absurd abuse access accident
account accuse achieve acid acoustic acquire across act action actor actress actual`;

it('reads the words of a printed sheet with its numbers, capitals and line breaks', () => {
  const numbered = SHEET.split(/\s+/)
    .map((word, index) => `${String(index + 1)}. ${word.toUpperCase()}`)
    .join('\r\n\t');
  expect(typedRecoveryWords(numbered)).toEqual({
    words: SHEET.split(/\s+/),
    unknown: [],
    isComplete: true,
  });
});

it('names a word that is on no list by its place, with the one that begins alike', () => {
  const { unknown, isComplete } = typedRecoveryWords(
    SHEET.replace('ability', 'abilty').replace('about', 'qqq'),
  );
  expect(unknown).toEqual([
    { place: 2, word: 'abilty', meant: 'ability' },
    { place: 4, word: 'qqq', meant: null },
  ]);
  expect(isComplete).toBe(false);
});

it('waits for the end of the word that is being typed', () => {
  expect(typedRecoveryWords('abandon abi').unknown).toEqual([]);
  expect(typedRecoveryWords('abandon abi ').unknown).toHaveLength(1);
  expect(typedRecoveryWords('abandon abx').unknown).toHaveLength(1);
});

it('is complete with exactly 24 words of the list', () => {
  expect(typedRecoveryWords(SHEET.replace(' actual', '')).isComplete).toBe(false);
  expect(typedRecoveryWords(`${SHEET} zoo`).isComplete).toBe(false);
  expect(typedRecoveryWords(SHEET.replace('actual', 'actua')).isComplete).toBe(false);
});
