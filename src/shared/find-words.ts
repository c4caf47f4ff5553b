// Finds texts in a text whatever their letter case and however their accents are stored, and also where a
// format has escaped them. Only finds; what becomes of the places is for those who asked.

/** How a format writes a character it does not write plainly. */
export type Escapes = 'none' | 'json' | 'xml';

/** From `start` to before `end`, in UTF-16 units of the original text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

// A letter with the marks that follow it is one piece: its parts may be stored in more than one way.
const PIECES: Readonly<Record<Escapes, RegExp>> = {
  none: /(?:[^\S\n]+|[\s\S])\p{M}*/gu,
  json: /(?:(?:[^\S\n]|\\[bfnrt])+|\\u[0-9a-fA-F]{4}|\\[\s\S]|[\s\S])(?:\p{M}|\\u0[34][0-9a-fA-F]{2})*/gu,
  xml: /(?:[^\S\n]+|&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;)|[\s\S])(?:\p{M}|&#[xX]?[0-9a-fA-F]{1,6};)*/gu,
};
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  commat: '@',
  period: '.',
  comma: ',',
  colon: ':',
  sol: '/',
  lowbar: '_',
  hyphen: '\u2010',
  ndash: '\u2013',
  lsquo: '\u2018',
  rsquo: '\u2019',
  szlig: 'ß',
  AElig: 'Æ',
  aelig: 'æ',
  OElig: 'Œ',
  oelig: 'œ',
  Oslash: 'Ø',
  oslash: 'ø',
};
/** HTML calls a letter with a mark by both: `&eacute;`. */
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  dot: '\u0307',
  uml: '\u0308',
  ring: '\u030a',
  dblac: '\u030b',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
};
const namedCharacter = (name: string): string | undefined => {
  const mark = MARKS[name.slice(1)];
  return NAMED[name] ?? (mark === undefined ? undefined : `${name.slice(0, 1)}${mark}`);
};

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const unescaped = (piece: string, escapes: Escapes): string => {
  if (escapes === 'json' && piece.includes('\\'))
    return piece
      .replace(/\\u([0-9a-fA-F]{4})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\[bfnrt]/g, ' ')
      .replace(/\\([\s\S])/g, '$1');
  if (escapes === 'xml' && piece.includes('&'))
    return piece.replace(
      /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));?/g,
      (whole, ten?: string, hex?: string, word?: string) => {
        if (ten !== undefined) return characterOf(Number.parseInt(ten, 10));
        if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
        return namedCharacter(word ?? '') ?? whole;
      },
    );
  return piece;
};

/** One form for all ways of writing the same; letter by letter, so that no neighbour changes it. */
const folded = (piece: string, matchCase: boolean): string => {
  // Characters that nobody sees would part a word for a search, and not for a reader.
  const apart = piece
    .normalize('NFKD')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    // However wide the gap between two words is, they stand beside each other.
    .replace(/\s+/gu, ' ');
  return matchCase ? apart : apart.toUpperCase().toLowerCase();
};

const foldedWord = (word: string, matchCase: boolean): string =>
  [...word.matchAll(PIECES.none)].map(([piece]) => folded(piece, matchCase)).join('');

interface Folded {
  readonly text: string;
  /** For each unit of the text the place of the piece it came from. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const foldLine = (line: string, escapes: Escapes, matchCase: boolean): Folded => {
  const pieces = [...line.matchAll(PIECES[escapes])].map(({ 0: piece, index }) => ({
    start: index,
    end: index + piece.length,
    text: folded(unescaped(piece, escapes), matchCase),
  }));
  const text = pieces.map((piece) => piece.text).join('');
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let at = 0;
  for (const piece of pieces) {
    starts.fill(piece.start, at, at + piece.text.length);
    ends.fill(piece.end, at, at + piece.text.length);
    at += piece.text.length;
  }
  return { text, starts, ends };
};

const PLAIN: Readonly<Record<Escapes, RegExp>> = {
  none: /^[\0-\x7f]*$/,
  json: /^[\0-\x5b\x5d-\x7f]*$/,
  xml: /^[\0-\x25\x27-\x7f]*$/,
};

const joined = (places: readonly Place[]): Place[] => {
  const done: Place[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = done.at(-1);
    if (last !== undefined && place.start < last.end)
      done[done.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else done.push(place);
  }
  return done;
};

/** For a line that is not folded: gaps between words of any width. Null for a text without a gap. */
const gapsOf = (needle: string): RegExp | null =>
  needle.includes(' ')
    ? new RegExp(
        needle
          .split(' ')
          .map((part) => part.replace(/[$()*+.?[\\\]^{|}-]/g, '\\$&'))
          .join('[^\\S\\n]+'),
        'g',
      )
    : null;

/** Where one of the words stands, in order, without overlaps; a word holds no line end. */
export const findWords = (
  text: string,
  words: readonly string[],
  escapes: Escapes = 'none',
  matchCase = false,
): Place[] => {
  const needles = [...new Set(words.map((word) => foldedWord(word, matchCase)))]
    .filter((one) => one !== '')
    .map((needle) => ({ needle, apart: gapsOf(needle) }));
  const found: Place[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    // Most lines are plain, and need no map from their folded form to themselves.
    const isPlain = PLAIN[escapes].test(line);
    const {
      text: searched,
      starts,
      ends,
    } = isPlain
      ? { text: matchCase ? line : line.toLowerCase(), starts: null, ends: null }
      : foldLine(line, escapes, matchCase);
    for (const { needle, apart } of needles) {
      if (isPlain && apart !== null) {
        apart.lastIndex = 0;
        for (let hit = apart.exec(searched); hit !== null; hit = apart.exec(searched)) {
          found.push({ start: lineStart + hit.index, end: lineStart + apart.lastIndex });
          apart.lastIndex = hit.index + 1;
        }
        continue;
      }
      for (let at = searched.indexOf(needle); at !== -1; at = searched.indexOf(needle, at + 1)) {
        const last = at + needle.length - 1;
        found.push({
          start: lineStart + (starts?.[at] ?? at),
          end: lineStart + (ends?.[last] ?? last + 1),
        });
      }
    }
    lineStart += line.length + 1;
  }
  return joined(found);
};
