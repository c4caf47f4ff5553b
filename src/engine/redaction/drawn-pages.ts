// The pages of one original as the window has drawn them, in memory until all are there. Never on disk;
// written over as soon as nobody needs them.
import { UserError } from '../../shared/errors';
import { readDrawnHead } from './drawn-png';

/** Of all drawn pages together, as PNG. */
export const MOST_DRAWN_BYTES = 200 * 2 ** 20;

/** The file they are drawn from. */
export interface DrawnOf {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

export interface DrawnPage {
  readonly png: Uint8Array;
  /** How large the page is on paper; null for a picture. */
  readonly points: { readonly width: number; readonly height: number } | null;
}

export interface DrawnPages {
  /**
   * Keeps one page of a file of `pages`; pages of another file, or of another count, are forgotten. Answers
   * how many are there.
   * @throws UserError redaction.picture-refused, redaction.too-large
   */
  readonly keep: (of: DrawnOf, page: number, pages: number, drawn: DrawnPage) => number;
  /**
   * All pages of the file in order.
   * @throws UserError redaction.pages-missing
   */
  readonly all: (of: DrawnOf) => readonly DrawnPage[];
  /** Writes over what is there and forgets it. */
  readonly forget: () => void;
}

const keyOf = ({ id, version, position }: DrawnOf): string => `${id} ${String(version)} ${String(position)}`;

export const createDrawnPages = (): DrawnPages => {
  let key = '';
  let pages = 0;
  let bytes = 0;
  const drawn = new Map<number, DrawnPage>();
  const drop = (page: number): void => {
    const there = drawn.get(page);
    if (there === undefined) return;
    bytes -= there.png.length;
    there.png.fill(0);
    drawn.delete(page);
  };
  const forget = (): void => {
    for (const page of [...drawn.keys()]) drop(page);
    key = '';
    pages = 0;
  };
  return {
    keep: (of, page, ofPages, one) => {
      readDrawnHead(one.png);
      if (keyOf(of) !== key || ofPages !== pages) forget();
      key = keyOf(of);
      pages = ofPages;
      drop(page);
      if (page > pages) throw new UserError('redaction.pages-missing', { page, pages });
      if (bytes + one.png.length > MOST_DRAWN_BYTES) {
        forget();
        throw new UserError('redaction.too-large', { limit: MOST_DRAWN_BYTES });
      }
      drawn.set(page, one);
      bytes += one.png.length;
      return drawn.size;
    },
    all: (of) => {
      const there = keyOf(of) === key ? drawn.size : 0;
      if (there === 0 || there < pages)
        throw new UserError('redaction.pages-missing', {
          drawn: there,
          pages: key === keyOf(of) ? pages : 0,
        });
      return Array.from({ length: pages }, (_none, at) => drawn.get(at + 1)).filter(
        (one) => one !== undefined,
      );
    },
    forget,
  };
};
