// Whether a text tells of something: names are looked for as whole words, without regard to capitals, spaces and the
// marks of Markdown. Arithmetic on letters; whether what stands there is true, only people can say.
import { withoutHidden } from '../../shared/visible-text';

/** As names are compared: one space, small letters, no marks of Markdown and nothing hidden. */
export const plain = (text: string): string =>
  withoutHidden(text.normalize('NFC').replace(/\s+/gu, ' '), '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .toLowerCase()
    .trim();

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether `name` stands in `text` as a word or words of its own; an empty name stands nowhere. */
export const isNamed = (text: string, name: string): boolean => {
  const looked = plain(name);
  if (looked === '') return false;
  const whole = plain(text);
  for (let at = whole.indexOf(looked); at >= 0; at = whole.indexOf(looked, at + 1)) {
    if (!isLetter(whole[at - 1]) && !isLetter(whole[at + looked.length])) return true;
  }
  return false;
};

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;

/**
 * What a text says of a name: the sections whose heading has it, and beside them every line that has it. Empty where
 * it is not named.
 */
export const passagesNaming = (text: string, name: string): string => {
  const found: string[] = [];
  let level = 0;
  for (const line of text.split(/\r?\n/)) {
    const heading = HEADING.exec(line);
    const isHead = isNamed(line, name);
    if (heading !== null && (level === 0 || (heading[1] ?? '').length <= level))
      level = isHead ? (heading[1] ?? '').length : 0;
    if (level > 0 || isHead) found.push(line);
  }
  return found.join('\n');
};

/** The headings of a text, in order, as plain words. */
export const headingsOf = (text: string): string[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const heading = HEADING.exec(line);
    return heading === null ? [] : [(heading[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1').trim()];
  });

/** The rows of the tables in a text, each as the words of its cells; a head is a row like any other. */
export const tableRowsOf = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .filter((line) => /^\s*\|.*\|\s*$/.test(line) && !/^[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(plain),
    );

/** Words as people count them: marks, rules and table lines are none. */
export const wordsIn = (text: string): number => (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []).length;
