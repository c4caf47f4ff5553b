// How wide letters of Helvetica are, and which byte stands for them (WinAnsi, ISO 32000-1 Annex D): the fonts every
// reader of PDF brings along, so that a page needs none of its own.

/** Of 1000, for the characters 32 to 126; Adobe's metrics of the font. */
const WIDTHS =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number);
/** No Latin letter but AE and the like is wider. */
const OTHER_WIDTH = 780;
/** Bold letters are up to a tenth wider. */
const BOLD = 1.1;

/** An upper bound, in points. */
export const widthOf = (text: string, size: number, isBold: boolean): number => {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTHS[(character.codePointAt(0) ?? 0) - 32] ?? OTHER_WIDTH;
  return (thousandths * size * (isBold ? BOLD : 1)) / 1000;
};

/** Bytes 128 to 159, in order; the gaps are not used. */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const byteOf = (character: string): number | null => {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 32 && code <= 126) || (code >= 160 && code <= 255)) return code;
  const at = character === ' ' ? -1 : UPPER.indexOf(character);
  return at === -1 ? null : 128 + at;
};

/** Latin letters with a stroke, which no normal form takes off. */
const PLAIN: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  Ŧ: 'T',
  ŧ: 't',
};

const plainByteOf = (character: string): number | null =>
  byteOf(character) ?? byteOf(PLAIN[character] ?? character.normalize('NFKD').charAt(0));

/** A letter the fonts lack loses its marks; what they lack altogether is a question mark. */
export const winAnsi = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((character) => plainByteOf(character) ?? 0x3f));

/** Whether a letter in it becomes a question mark. */
export const isBeyondFonts = (text: string): boolean =>
  [...text].some((character) => plainByteOf(character) === null);
