// What somebody typed into a search, as terms for the index. A term is a word in quotation marks, and words have
// no marks in them: nothing that is typed can mean anything to SQLite's search.
import { askedWords } from '../db/search-words';

/** More than these ask for nothing more. */
const MOST_WORDS = 24;

/** Terms that must all be found; the last is the beginning of a word. */
export const wordsAsked = (search: string): string[] => {
  // The version in `EVD-0042.02` is no word of the item.
  const { whole, begun } = askedWords(search.replace(/\b(evd-?\d+)\.\d{1,3}\b/gi, '$1'));
  return begun === null ? [] : [`"${begun}"*`, ...whole.slice(0, MOST_WORDS).map((word) => `"${word}"`)];
};

/** The item whose number was typed, in any of the ways people write it. */
export const numberAsked = (search: string): number | null => {
  const digits = /^\s*(?:evd[-\s]?)?0*(\d{1,9})(?:\.\d{1,3})?\s*$/i.exec(search)?.[1];
  return digits === undefined ? null : Number(digits);
};
