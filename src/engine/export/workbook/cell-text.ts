// Text that a spreadsheet program will never run: the guard of every cell.
import { visibleText } from '../../../shared/visible-text';

/** Excel's own limit for one cell. */
const LONGEST = 32_767;

// The full-width forms too: some programs fold them to the plain ones before they look.
const STARTS_A_FORMULA = /^[=+\-@\t\r\0\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * The text as it goes into a cell: hidden characters shown, an apostrophe before what could be taken for
 * a formula. Removing that one apostrophe gives the shown text back.
 */
export const cellText = (text: string): string => {
  const shown = text.split(/\r?\n/).map(visibleText).join('\n');
  const guarded = STARTS_A_FORMULA.test(text) || STARTS_A_FORMULA.test(shown) ? `'${shown}` : shown;
  return guarded.length <= LONGEST ? guarded : `${guarded.slice(0, LONGEST - 1)}…`;
};
