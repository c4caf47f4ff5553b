// Text on its way into a cell of a table and back: what is written can never run as a formula, and what
// was written is read as the same text. (Packages use export/workbook/cell-text, which need not go back.)
import { visibleText } from '../../shared/visible-text';

// The full-width forms too: some programs fold them to the plain ones before they look.
const COULD_RUN = /^'*[=+\-@\n\uff1d\uff0b\uff0d\uff20]/;
const WAS_GUARDED = /^'+[=+\-@\n\uff1d\uff0b\uff0d\uff20]/;

// What XLSX cannot hold beside that.
const UNHELD = /\p{Noncharacter_Code_Point}|\ufffd/gu;
const escaped = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;

/**
 * The text for a cell: hidden characters as `\u{202E}`, and one apostrophe before what a spreadsheet could
 * take for a formula (or for a text guarded like that).
 */
export const toCell = (text: string): string => {
  const shown = text
    .toWellFormed()
    .replaceAll('\\u{', '\\u{005C}u{')
    .split('\n')
    .map(visibleText)
    .join('\n')
    .replace(UNHELD, escaped);
  return COULD_RUN.test(shown) ? `'${shown}` : shown;
};

const character = (escape: string, hex: string): string => {
  const code = Number.parseInt(hex, 16);
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : escape;
};

/** The text a cell stands for; line ends are LF, and half a character becomes U+FFFD. */
export const fromCell = (cell: string): string => {
  const bare = WAS_GUARDED.test(cell) ? cell.slice(1) : cell;
  return bare
    .replace(/\r\n?/g, '\n')
    .replace(/\\u\{([0-9A-Fa-f]{4,6})\}/g, character)
    .toWellFormed();
};
