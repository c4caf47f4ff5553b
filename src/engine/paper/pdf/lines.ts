// Runs to lines: words are never torn unless one alone is wider than the line.
import type { Run, Runs } from '../../../shared/document/blocks';
import { visibleText } from '../../../shared/visible-text';
import type { Face } from '../fonts/font-files';
import { type Piece, piecesOf } from '../fonts/typeface';
import type { Canvas } from './canvas';
import { type Color, INK, SUNKEN } from './sheet';

/** How runs are set: which face for which style, how large, how far apart. */
export interface Setting {
  readonly faces: Readonly<Record<'plain' | 'bold' | 'italic' | 'boldItalic', Face>>;
  readonly size: number;
  readonly leading: number;
  readonly color: Color;
}

const SERIF = {
  plain: 'serif',
  bold: 'serifBold',
  italic: 'serifItalic',
  boldItalic: 'serifBoldItalic',
} as const;
/** The sans has no slanted cut here: what is stressed in it stands in bold. */
const SANS = { plain: 'sans', bold: 'sansBold', italic: 'sans', boldItalic: 'sansBold' } as const;
const HEAD = { plain: 'sansBold', bold: 'sansBold', italic: 'sansBold', boldItalic: 'sansBold' } as const;
const MONO = { plain: 'mono', bold: 'mono', italic: 'mono', boldItalic: 'mono' } as const;

const set = (faces: Setting['faces'], size: number, leading: number, color: Color = INK): Setting => ({
  faces,
  size,
  leading,
  color,
});
export const serif = (size: number, leading: number, color?: Color): Setting =>
  set(SERIF, size, leading, color);
export const serifBold = (size: number, leading: number, color?: Color): Setting =>
  set({ ...SERIF, plain: 'serifBold', italic: 'serifBoldItalic' }, size, leading, color);
export const sans = (size: number, leading: number, color?: Color): Setting =>
  set(SANS, size, leading, color);
export const head = (size: number, leading: number, color?: Color): Setting =>
  set(HEAD, size, leading, color);
export const mono = (size: number, leading: number, color?: Color): Setting =>
  set(MONO, size, leading, color);

interface Part {
  readonly pieces: readonly Piece[];
  readonly size: number;
  readonly isCode: boolean;
  readonly width: number;
}
interface Word {
  readonly parts: readonly Part[];
  readonly width: number;
  /** The space before it, unless it begins a line. */
  readonly space: Part | null;
}

export interface Line {
  readonly parts: readonly Part[];
  readonly width: number;
}

const CODE_SIZE = 0.88;

const faceOf = (run: Run, { faces }: Setting): Face =>
  run.code === true
    ? 'mono'
    : run.bold === true
      ? run.italic === true
        ? faces.boldItalic
        : faces.bold
      : run.italic === true
        ? faces.italic
        : faces.plain;

const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.width, 0);

const partOf = (text: string, run: Run, setting: Setting): Part => {
  const size = setting.size * (run.code === true ? CODE_SIZE : 1);
  const pieces = piecesOf(faceOf(run, setting), text);
  return { pieces, size, isCode: run.code === true, width: widthOf(pieces) * size };
};

/** Where a word may end a line without a sign of its own: after a dash or a stroke between letters. */
const SEAMS = /(?<=[\p{L}\p{N}]{2}[-–—/])(?=\p{L}{2})/u;
/** Where a word too long for any line is torn first. */
const TEARS = /(?<=[-–—/\\_.,:;@&=?+])/;

/** No language has longer words: what is longer may be torn here, and is never laid out as one. */
const LONGEST = 80;
const chunksOf = (text: string): string[] => {
  if (text.length <= LONGEST) return [text];
  const signs = [...text];
  return Array.from({ length: Math.ceil(signs.length / LONGEST) }, (_, index) =>
    signs.slice(index * LONGEST, (index + 1) * LONGEST).join(''),
  );
};

const wordsOf = (runs: Runs, setting: Setting): (Word | 'break')[] => {
  const words: (Word | 'break')[] = [];
  let parts: Part[] = [];
  let space: Part | null = null;
  const close = () => {
    if (parts.length > 0)
      words.push({ parts, space, width: parts.reduce((sum, part) => sum + part.width, 0) });
    if (parts.length > 0) space = null;
    parts = [];
  };
  for (const run of runs) {
    for (const token of run.text.split(/(\n| +)/)) {
      if (token === '') continue;
      if (token === '\n') {
        close();
        words.push('break');
        space = null;
      } else if (token.startsWith(' ')) {
        close();
        space = partOf(' ', run, setting);
      } else {
        visibleText(token)
          .split(SEAMS)
          .flatMap(chunksOf)
          .forEach((piece, index) => {
            if (index > 0) close();
            parts.push(partOf(piece, run, setting));
          });
      }
    }
  }
  close();
  return words;
};

/** A word torn into pieces no wider than the line; at least one sign each, so that it ends. */
const torn = (word: Word, width: number): Word[] => {
  const done: Word[] = [];
  let parts: Part[] = [];
  let used = 0;
  const close = () => {
    if (parts.length > 0) done.push({ parts, width: used, space: done.length === 0 ? word.space : null });
    parts = [];
    used = 0;
  };
  for (const part of word.parts) {
    for (const piece of part.pieces) {
      const text = piece.actual ?? piece.stretches.map((one) => one.text).join('');
      for (const bit of text.split(TEARS)) {
        const signs = measured(bit, piece, part) <= width ? [bit] : [...bit];
        for (const sign of signs) {
          const one = partOfPiece(sign, piece, part);
          if (used + one.width > width) close();
          parts.push(one);
          used += one.width;
        }
      }
    }
  }
  close();
  return done;
};

const partOfPiece = (text: string, piece: Piece, part: Part): Part => {
  if (piece.font === null || piece.actual !== null)
    return { pieces: [piece], size: part.size, isCode: part.isCode, width: piece.width * part.size };
  const pieces = piecesOf(piece.font.key.replace(/\d+$/, '') as Face, text);
  return { pieces, size: part.size, isCode: part.isCode, width: widthOf(pieces) * part.size };
};
const measured = (text: string, piece: Piece, part: Part): number => partOfPiece(text, piece, part).width;

/** The runs in lines of at most this width (points). Always at least one line. */
export const linesOfRuns = (runs: Runs, setting: Setting, width: number): Line[] => {
  const lines: Line[] = [];
  let parts: Part[] = [];
  let used = 0;
  const close = () => {
    lines.push({ parts, width: used });
    parts = [];
    used = 0;
  };
  const put = (word: Word) => {
    const space = parts.length === 0 ? null : word.space;
    if (parts.length > 0 && used + (space?.width ?? 0) + word.width > width) {
      close();
      put(word);
      return;
    }
    if (space !== null) parts.push(space);
    parts.push(...word.parts);
    used += (space?.width ?? 0) + word.width;
  };
  for (const word of wordsOf(runs, setting)) {
    if (word === 'break') close();
    else if (word.width <= width) put(word);
    else for (const piece of torn(word, width)) put(piece);
  }
  if (parts.length > 0 || lines.length === 0) close();
  return lines;
};

/** The text on one line, however wide it is. */
export const lineOfText = (text: string, setting: Setting): Line => {
  const part = partOf(visibleText(text), { text }, setting);
  return { parts: [part], width: part.width };
};

/** The widest word and the whole on one line: between them a column may be. */
export const widthsOfRuns = (
  runs: Runs,
  setting: Setting,
): { readonly least: number; readonly most: number } => {
  let least = 0;
  let most = 0;
  let used = 0;
  for (const word of wordsOf(runs, setting)) {
    if (word === 'break') used = 0;
    else {
      least = Math.max(least, word.width);
      used += word.width + (word.space?.width ?? 0);
      most = Math.max(most, used);
    }
  }
  return { least, most };
};

/** Draws the line; `y` is where its letters stand. */
export const drawLine = (canvas: Canvas, line: Line, x: number, y: number, color: Color): void => {
  let at = x;
  let from = 0;
  // Parts of one size and kind are shown together, so that whoever copies the text gets its spaces.
  while (from < line.parts.length) {
    const first = line.parts[from];
    if (first === undefined) break;
    let to = from + 1;
    while (line.parts[to]?.size === first.size && line.parts[to]?.isCode === first.isCode) to += 1;
    const together = line.parts.slice(from, to);
    const width = together.reduce((sum, part) => sum + part.width, 0);
    if (first.isCode) canvas.ground(at - 1, y - first.size * 0.86, width + 2, first.size * 1.16, SUNKEN);
    canvas.text(
      together.flatMap((part) => part.pieces),
      at,
      y,
      { size: first.size, color },
    );
    at += width;
    from = to;
  }
};
