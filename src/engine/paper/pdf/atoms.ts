// The least parts of a page: what may stand alone at its top or bottom. Paragraphs are lines, tables are lines of rows.
import type { Canvas } from './canvas';

/** Rows that come again at the top of every page a table goes on to. */
export interface Repeated {
  readonly height: number;
  readonly draw: (canvas: Canvas, top: number) => void;
}

export interface Atom {
  /** White above it, which a page's top swallows. */
  readonly above: number;
  readonly height: number;
  /** Never the last one on a page: what follows belongs to it. */
  readonly keep: boolean;
  /** `above` is the white that was really left. */
  readonly draw: (canvas: Canvas, top: number, above: number) => void;
  readonly repeated: Repeated | null;
  /** For the outline of the document. */
  readonly heading: { readonly level: number; readonly text: string } | null;
}

/** A plain atom; what is not said is nothing. */
export const atom = (
  one: Pick<Atom, 'height' | 'draw'> & Partial<Pick<Atom, 'above' | 'keep' | 'repeated' | 'heading'>>,
): Atom => ({ above: 0, keep: false, repeated: null, heading: null, ...one });

/** Lines that belong together: the first two and the last two are never parted. */
export const keptTogether = (atoms: readonly Atom[]): Atom[] =>
  atoms.map((one, index) =>
    index === 0 && atoms.length > 1
      ? { ...one, keep: true }
      : index === atoms.length - 2
        ? { ...one, keep: true }
        : one,
  );

/** The white above the first of them; larger ones win. */
export const withAbove = (atoms: readonly Atom[], above: number): Atom[] =>
  atoms.map((one, index) => (index === 0 ? { ...one, above: Math.max(above, one.above) } : one));
