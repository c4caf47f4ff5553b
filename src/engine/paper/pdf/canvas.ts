// One page while it is drawn: text, rules and grounds as operators of a PDF. Points from the upper left corner.
import type { PDFFont } from '@cantoo/pdf-lib';
import { type Piece, piecesOf } from '../fonts/typeface';
import { type Color, INK_3, SHEET } from './sheet';

/** Glyphs on one line that share their font, size and colour. */
export interface Ink {
  readonly size: number;
  readonly color: Color;
}

const number = (value: number): string => {
  const text = value.toFixed(2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

const rgb = (color: Color): string => color.map((part) => part.toFixed(3)).join(' ');

/** UTF-16 with its mark, as a PDF writes text about text. */
const textString = (text: string): string => {
  let hex = 'FEFF';
  for (let index = 0; index < text.length; index += 1)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0').toUpperCase();
  return `<${hex}>`;
};

/** Glyphs of words, by font of one document: the same words come again and again. */
const glyphs = new WeakMap<PDFFont, Map<string, string>>();

const encoded = (font: PDFFont, text: string): string => {
  const known = glyphs.get(font) ?? new Map<string, string>();
  glyphs.set(font, known);
  let hex = known.get(text);
  if (hex === undefined) known.set(text, (hex = font.encodeText(text).toString()));
  return hex;
};

/** What a box stands over. */
const STAND = piecesOf('sans', '?')[0];

export class Canvas {
  private readonly operators: string[] = [];
  readonly fonts = new Set<string>();

  /** Without fonts it only learns in `fonts` which ones are needed. */
  constructor(
    private readonly embedded: ReadonlyMap<string, PDFFont> | null,
    /** Of the page, in points. */
    private readonly height: number = SHEET.height,
  ) {}

  /** The line's pieces from x on; `y` is where the letters stand. Gives x after them. */
  text(pieces: readonly Piece[], x: number, y: number, ink: Ink): number {
    let at = x;
    let open: { key: string; parts: string[]; from: number } | null = null;
    const flush = () => {
      if (open === null) return;
      const { key, parts, from } = open;
      this.fonts.add(key);
      this.operators.push(
        `BT ${rgb(ink.color)} rg /${key} ${number(ink.size)} Tf ${number(from)} ${number(this.height - y)} Td [${parts.join('')}] TJ ET`,
      );
      open = null;
    };
    for (const piece of pieces) {
      const { font } = piece;
      if (font === null || piece.actual !== null) {
        flush();
        this.standIn(piece, at, y, ink);
      } else {
        const current: { key: string; parts: string[]; from: number } | null = open;
        const parts = this.shown(piece);
        if (current !== null && (current as { key: string }).key === font.key)
          (current as { parts: string[] }).parts.push(...parts);
        else {
          flush();
          open = { key: font.key, parts, from: at };
        }
      }
      at += piece.width * ink.size;
    }
    flush();
    return at;
  }

  private shown(piece: Piece): string[] {
    const font = piece.font === null ? undefined : this.embedded?.get(piece.font.key);
    if (font === undefined) return [];
    return piece.stretches.map(({ text, kern }) => encoded(font, text) + (kern === 0 ? '' : String(kern)));
  }

  /** What is drawn for a sign that no font has, with the sign itself for whoever takes the text. */
  private standIn(piece: Piece, x: number, y: number, ink: Ink): void {
    const up = this.height - y;
    this.operators.push(`/Span <</ActualText ${textString(piece.actual ?? '')}>> BDC`);
    if (piece.font === null) {
      const side = ink.size * 0.48;
      // Text that is not seen: without any, readers pass the sign over when the text is taken out.
      this.shape(STAND, x, up, ink, '3 Tr ');
      this.operators.push(
        `${rgb(INK_3)} RG 0.5 w ${number(x + ink.size * 0.07)} ${number(up)} ${number(side)} ${number(ink.size * 0.66)} re S`,
      );
    } else {
      this.shape(piece, x, up, ink, '');
    }
    this.operators.push('EMC');
  }

  private shape(piece: Piece | undefined, x: number, up: number, ink: Ink, mode: string): void {
    if (piece?.font === null || piece === undefined) return;
    this.fonts.add(piece.font.key);
    this.operators.push(
      `q BT ${mode}${rgb(ink.color)} rg /${piece.font.key} ${number(ink.size)} Tf ${number(x)} ${number(up)} Td [${this.shown(piece).join('')}] TJ ET Q`,
    );
  }

  ground(x: number, y: number, width: number, height: number, color: Color): void {
    this.operators.push(
      `${rgb(color)} rg ${number(x)} ${number(this.height - y - height)} ${number(width)} ${number(height)} re f`,
    );
  }

  rule(x: number, y: number, width: number, color: Color, thickness = 0.6): void {
    this.ground(x, y - thickness / 2, width, thickness, color);
  }

  /** Operators as they are, for what only one kind of page needs. */
  raw(operators: string): void {
    this.operators.push(operators);
  }

  get content(): string {
    return `${this.operators.join('\n')}\n`;
  }
}
