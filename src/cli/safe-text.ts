// Makes text from outside (titles, file names, a package's own words) harmless on a terminal: control
// characters could move the cursor or recolour it, bidirectional marks could reorder what is read.
import { isPlainlyVisible, visibleText } from '../shared/visible-text';

/** A template whose inserted values are made safe: text`Added ${title}`. */
export const text = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((whole, part, index) => whole + visibleText(String(values[index - 1] ?? '')) + part);

const jsonEscape = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');

const escapedLine = (line: string): string =>
  isPlainlyVisible(line)
    ? line
    : [...line].map((one) => (isPlainlyVisible(one) ? one : jsonEscape(one))).join('');

/** JSON that reads back the same and holds no unsafe character itself. `indent` 0 keeps it on one line. */
export const safeJson = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, indent).split('\n').map(escapedLine).join('\n');
