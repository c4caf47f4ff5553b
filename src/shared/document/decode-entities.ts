// The few named characters people write in Markdown, and numbers of characters. Not a reader of HTML: whatever else
// looks like markup stays the text it is.

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  euro: '€',
  rarr: '→',
  larr: '←',
  times: '×',
};

const characterOf = (code: number): string | null =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;

/** The text with `&amp;`, `&#8211;`, `&#x2013;` and their like as characters; unknown ones stay. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return characterOf(Number.parseInt(hex, 16)) ?? whole;
    if (typeof decimal === 'string') return characterOf(Number.parseInt(decimal, 10)) ?? whole;
    return NAMED[String(name)] ?? whole;
  });
