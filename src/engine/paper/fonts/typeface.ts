// Text to glyphs: which font has a character, how wide a word is, where letters move together. Fonts are read once and
// kept; nothing in them changes.
import { create, type Font } from '@cantoo/fontkit';
import { FONT_FILES, type Face } from './font-files';
import { SPELLED } from './spelled';

export interface PaperFont {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
}

/** Glyphs in a row of one font; `text` is what {@link PaperFont.font} lays out. */
export interface Stretch {
  readonly text: string;
  /** Thousandths of the size by which what follows moves left. */
  readonly kern: number;
}

/** A word or a part of one in one font. */
export interface Piece {
  /** Null where no font has the character: a box of `width` is drawn. */
  readonly font: PaperFont | null;
  readonly stretches: readonly Stretch[];
  /** In units of the size. */
  readonly width: number;
  /** What stands in the text where something else is drawn; null where they are the same. */
  readonly actual: string | null;
}

const SIBLINGS: Readonly<Record<Face, readonly Face[]>> = {
  serif: ['sans', 'mono'],
  serifItalic: ['serif', 'sans', 'mono'],
  serifBold: ['sansBold', 'serif', 'mono'],
  serifBoldItalic: ['serifBold', 'sansBold', 'mono'],
  sans: ['serif', 'mono'],
  sansBold: ['serifBold', 'sans', 'mono'],
  mono: ['sans', 'serif'],
};

/** Drawn as nothing where no font knows them: joiners and choosers of a variant. */
const WITHOUT_SHAPE = /^[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

const fonts = new Map<string, PaperFont>();

const fontAt = (face: Face, index: number): PaperFont | null => {
  const key = `${face}${String(index)}`;
  const known = fonts.get(key);
  if (known !== undefined) return known;
  const address = FONT_FILES[face][index];
  if (address === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  const read = create(bytes);
  if ('fonts' in read) throw new Error(`${key} is a collection of fonts`);
  const font = { key, bytes, font: read };
  fonts.set(key, font);
  return font;
};

/** A font by the key of a {@link PaperFont} that was chosen before. */
export const fontNamed = (key: string): PaperFont => {
  const font = fonts.get(key);
  if (font === undefined) throw new Error(`no font was read as ${key}`);
  return font;
};

const has = (font: PaperFont, code: number): boolean => font.font.hasGlyphForCodePoint(code);

const inFace = (face: Face, code: number): PaperFont | null => {
  for (let index = 0; index < FONT_FILES[face].length; index += 1) {
    const font = fontAt(face, index);
    if (font !== null && has(font, code)) return font;
  }
  return null;
};

const chosen = new Map<string, PaperFont | null>();

const fontOf = (face: Face, code: number): PaperFont | null => {
  const key = `${face} ${String(code)}`;
  const known = chosen.get(key);
  if (known !== undefined) return known;
  let font = inFace(face, code);
  for (const sibling of SIBLINGS[face]) font ??= inFace(sibling, code);
  if (chosen.size > 20_000) chosen.clear();
  chosen.set(key, font);
  return font;
};

/** The piece of text in its font, with the letters that move together told apart. */
const layOut = (font: PaperFont, text: string, actual: string | null): Piece => {
  const { glyphs, positions } = font.font.layout(text);
  const scale = 1 / font.font.unitsPerEm;
  const stretches: Stretch[] = [];
  let pending = '';
  let width = 0;
  glyphs.forEach((glyph, index) => {
    const advance = positions?.[index]?.xAdvance ?? glyph.advanceWidth;
    pending += String.fromCodePoint(...glyph.codePoints);
    width += advance * scale;
    const kern = Math.round((glyph.advanceWidth - advance) * scale * 1000);
    if (kern === 0) return;
    stretches.push({ text: pending, kern });
    pending = '';
  });
  if (pending !== '') stretches.push({ text: pending, kern: 0 });
  return { font, stretches, width, actual };
};

const BOX: Omit<Piece, 'actual'> = { font: null, stretches: [], width: 0.62 };

/** What is drawn for a sign no font has. */
const standIn = (face: Face, sign: string): Piece => {
  const spelled = SPELLED[sign];
  const font = spelled === undefined ? null : fontOf(spelled.face ?? face, spelled.text.codePointAt(0) ?? 0);
  return spelled === undefined || font === null ? { ...BOX, actual: sign } : layOut(font, spelled.text, sign);
};

const words = new Map<string, readonly Piece[]>();

/** The pieces of a word (no line breaks in it) in this face, cut where the font changes. */
export const piecesOf = (face: Face, word: string): readonly Piece[] => {
  const key = `${face} ${word}`;
  const known = words.get(key);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  let font: PaperFont | null = null;
  let run = '';
  const close = () => {
    if (font !== null && run !== '') pieces.push(layOut(font, run, null));
    run = '';
  };
  for (const sign of word.normalize('NFC')) {
    const next = fontOf(face, sign.codePointAt(0) ?? 0);
    if (next === null && WITHOUT_SHAPE.test(sign)) continue;
    if (next !== font) close();
    font = next;
    if (next === null) pieces.push(standIn(face, sign));
    else run += sign;
  }
  close();
  if (words.size > 20_000) words.clear();
  words.set(key, pieces);
  return pieces;
};

/** Whether some font of the product, or a spelling, shows the character. */
export const canDraw = (sign: string): boolean =>
  piecesOf('serif', sign).every((piece) => piece.font !== null);
