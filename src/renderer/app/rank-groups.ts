// In which order the palette shows what it found: the group whose best line fits the words best comes first, so that
// a person typed by name does not stand below every control that merely mentions it.
import type { PaletteGroup } from '../ui/SearchPalette';

interface Line {
  readonly number?: string;
  readonly title: string;
}

const letters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** 0 is the thing itself, 3 is that the words are in it somewhere. */
export const fitOf = (words: string, { number = '', title }: Line): number => {
  const [wanted, text] = [letters(words.trim()), letters(title)];
  if (wanted === '') return 3;
  if (letters(number) === wanted || text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 2 : 3;
};

/** Groups that fit equally well keep their order, and so do the lines in them. */
export const rankGroups = (words: string, groups: readonly PaletteGroup[]): readonly PaletteGroup[] =>
  groups
    .filter(({ entries }) => entries.length > 0)
    .map((group) => ({ group, fit: Math.min(...group.entries.map((entry) => fitOf(words, entry))) }))
    .sort((a, b) => a.fit - b.fit)
    .map(({ group }) => group);
