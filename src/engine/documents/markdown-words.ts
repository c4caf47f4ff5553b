// Facts of the vault as Markdown: names that cannot turn into marks, links or table cells, days as people write them.
import { MONTHS } from '../../shared/month-names';
import type { CalendarDate, ExaminedTime } from '../../shared/period';
import { withoutHidden } from '../../shared/visible-text';

/** A place where only people know what belongs there. */
export const toWrite = (what: string): string => `[to be written: ${what}]`;

/** A text of the vault on one line, with what Markdown would read as its own escaped. */
export const inline = (text: string): string =>
  withoutHidden(text.replace(/\s+/g, ' ').trim(), '').replace(/[\\`*_[\]<>|#~]/g, '\\$&');

/** The same ending in one full stop, so that it can stand as a sentence of its own; empty stays empty. */
export const sentence = (text: string): string => {
  const line = inline(text);
  return line === '' || /[.!?…]$/u.test(line) ? line : `${line}.`;
};

export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const listOf = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** What is there, with an empty line between each. */
export const paragraphs = (...texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text !== '').join('\n\n');

/** `31 March 2026`. */
export const dayWords = (day: CalendarDate): string => {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  return `${number} ${MONTHS[month - 1]} ${year}`;
};

/** `as of 31 March 2026`, or `for the period from 1 January 2026 to 31 December 2026`. */
export const timeWords = (time: ExaminedTime): string =>
  time.type === 1
    ? `as of ${dayWords(time.asOf)}`
    : `for the period from ${dayWords(time.period.from)} to ${dayWords(time.period.to)}`;

/** For what held all the time: `as of 31 March 2026`, or `throughout the period from … to …`. */
export const throughoutWords = (time: ExaminedTime): string =>
  timeWords(time).replace(/^for the period/, 'throughout the period');

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `one incident`, `14 incidents`. */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${NUMBERS[count] ?? String(count)} ${count === 1 ? one : many}`;

export const atBeginning = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `a, b and c`. */
export const enumerated = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
