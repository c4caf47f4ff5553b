// Lines copied out of a report as rows: each line one, with the mark it begins with as its reference. Pure.

export interface PastedRow {
  readonly reference: string;
  readonly wording: string;
}

/** More than any report has. */
const MOST_ROWS = 300;

/** `CUEC-3: …`, `UE 7 …`: with a word of the field a space is enough behind the number. */
const NAMED = /^((?:cuec|csoc|uecs?|ue|cc)[\s#-]*\d+(?:[.-]\d+)*)[.):\s]\s*(.+)$/i;
/** `4.2) …`: a bare number is one only with a mark behind it, as "24 hours" begins with one too. */
const NUMBERED = /^((?:[a-z]-?)?\d+(?:[.-]\d+)*)(?:[.):]\s+|\t)\s*(.+)$/i;

export const pastedRows = (text: string): PastedRow[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s•●▪◦‣*–—-]+/u, '').trim())
    .filter((line) => line !== '')
    .slice(0, MOST_ROWS)
    .map((line) => {
      const found = NAMED.exec(line) ?? NUMBERED.exec(line);
      return found === null
        ? { reference: '', wording: line }
        : { reference: (found[1] ?? '').trim(), wording: (found[2] ?? '').trim() };
    });
