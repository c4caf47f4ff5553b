// Signs people use that no font of ours has, drawn by others; the text of the document keeps the sign itself.
import type { Face } from './font-files';

interface Spelling {
  readonly text: string;
  /** Null: the face the sign stands in. */
  readonly face: Face | null;
}

const same = (text: string): Spelling => ({ text, face: null });

export const SPELLED: Readonly<Record<string, Spelling>> = {
  // Inter joins these two into an arrow.
  '→': { text: '->', face: 'sans' },
  '⇒': { text: '->', face: 'sans' },
  '←': { text: '<-', face: 'sans' },
  '≤': same('<='),
  '≥': same('>='),
  '≠': same('!='),
  '≈': same('~'),
  '✓': same('[x]'),
  '✔': same('[x]'),
  '☑': same('[x]'),
  '☒': same('[x]'),
  '☐': same('[ ]'),
  '■': same('•'),
  '▪': same('•'),
  '●': same('•'),
  '◦': same('•'),
  '‣': same('•'),
  '\u2010': same('-'),
  '\u2011': same('-'),
  '\u2012': same('–'),
  '\u2015': same('—'),
  '\u2000': same(' '),
  '\u2001': same(' '),
  '\u2003': same(' '),
  '\u2004': same(' '),
  '\u2005': same(' '),
  '\u2006': same(' '),
  '\u2007': same(' '),
  '\u2008': same(' '),
  '\u200a': same(' '),
  '\u202f': same(' '),
  '\u205f': same(' '),
  '\u3000': same(' '),
  '′': same("'"),
  '″': same('"'),
  '†': same('+'),
};
