// Which items have all words of a question, and how well they fit: numbers and titles before what else an item
// says of itself, and that before what stands inside its files.
import { UserError } from '../../shared/errors';
import type { ReadableDb } from '../db/handles';
import { numberAsked, wordsAsked } from './asked';

/** How well an item fits; the lower the better. 0 is none of these: it does not fit at all. */
const FIT = { number: 1, title: 2, about: 3, inside: 4 } as const;

const MOST_ITEMS = 50_000_000;

export interface Matches {
  /** How many items fit. */
  readonly count: number;
  readonly has: (evidence: number) => boolean;
  /** Numbers, ascending. */
  readonly byNumber: () => number[];
  /** The best first, and of those that fit alike the newest. */
  readonly byFit: () => number[];
}

const ITEMS = 'SELECT rowid FROM item_words WHERE item_words MATCH ?';
const INSIDE = `
  SELECT e.evidence FROM file_words AS w JOIN evidence_text AS e ON e.text = w.rowid
  WHERE file_words MATCH ?`;

/**
 * The items that have all the words. Null when nothing in the question is a word, so that it asks for nothing.
 * One word may be in the title and another inside a file.
 * @param withFit whether the order of the best first is wanted; without it all fit alike
 */
export const matchEvidence = (db: ReadableDb, search: string, withFit: boolean): Matches | null => {
  const words = wordsAsked(search);
  if (words.length === 0) return null;
  const size = 1 + ((db.prepare('SELECT max(number) FROM evidence').pluck().get() as number | null) ?? 0);
  // Numbers are given one after the other: only somebody's hand makes one so high.
  if (size > MOST_ITEMS) throw new UserError('integrity.database-damaged', { reason: 'evidence-number' });
  const find = (sql: string, term: string): number[] => db.prepare(sql).pluck().all(term) as number[];
  /** For each item the worst fit of any word: a row stands where its weakest word puts it. */
  let fits = new Uint8Array(size);
  words.forEach((term, at) => {
    const fit = new Uint8Array(size);
    for (const number of find(INSIDE, term)) if (number < size) fit[number] = FIT.inside;
    for (const number of find(ITEMS, term)) if (number < size) fit[number] = FIT.about;
    if (withFit)
      for (const number of find(ITEMS, `title : ${term}`)) if (number < size) fit[number] = FIT.title;
    if (at > 0) {
      for (let number = 0; number < size; number += 1) {
        const before = fits[number] ?? 0;
        const now = fit[number] ?? 0;
        fit[number] = before === 0 || now === 0 ? 0 : Math.max(before, now);
      }
    }
    fits = fit;
  });
  const exact = numberAsked(search);
  if (exact !== null && (fits[exact] ?? 0) > 0) fits[exact] = FIT.number;
  let count = 0;
  for (const fit of fits) if (fit > 0) count += 1;
  return {
    count,
    has: (evidence) => (fits[evidence] ?? 0) > 0,
    byNumber: () => {
      const found: number[] = [];
      for (let number = 0; number < size; number += 1) if ((fits[number] ?? 0) > 0) found.push(number);
      return found;
    },
    byFit: () => {
      const found: number[][] = [[], [], [], [], []];
      for (let number = size - 1; number >= 0; number -= 1) found[fits[number] ?? 0]?.push(number);
      return found.slice(1).flat();
    },
  };
};
