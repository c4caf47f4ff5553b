// Atoms onto pages: what belongs together stays together where a page can hold it.
import type { Atom, Repeated } from './atoms';

export interface Placed {
  readonly atom: Atom;
  readonly top: number;
  /** The white really left above it. */
  readonly above: number;
}
export interface PageOfAtoms {
  readonly placed: readonly Placed[];
  /** The head of the table that goes on here, at the very top. */
  readonly repeated: Repeated | null;
}

/** Atoms that must stay on one page, from this index on: up to and with the first that lets go. */
const chainEnd = (atoms: readonly Atom[], from: number): number => {
  let end = from;
  while (end < atoms.length - 1 && atoms[end]?.keep === true) end += 1;
  return end;
};

const heightOf = (atoms: readonly Atom[], from: number, to: number, isAtTop: boolean): number => {
  let height = 0;
  for (let index = from; index <= to; index += 1) {
    const one = atoms[index];
    if (one !== undefined) height += one.height + (index === from && isAtTop ? 0 : one.above);
  }
  return height;
};

/** The pages of the atoms, each `height` points high. Always at least one page. */
export const paginate = (atoms: readonly Atom[], height: number): PageOfAtoms[] => {
  const pages: PageOfAtoms[] = [];
  let placed: Placed[] = [];
  let repeated: Repeated | null = null;
  let y = 0;
  const turn = () => {
    pages.push({ placed, repeated });
    placed = [];
    repeated = null;
    y = 0;
  };
  const put = (one: Atom) => {
    if (placed.length === 0 && pages.length > 0 && one.repeated !== null) {
      repeated = one.repeated;
      y = repeated.height;
    }
    const above = placed.length === 0 ? 0 : one.above;
    placed.push({ atom: one, top: y + above, above });
    y += above + one.height;
  };
  let index = 0;
  while (index < atoms.length) {
    const end = chainEnd(atoms, index);
    const whole = heightOf(atoms, index, end, placed.length === 0);
    const head = atoms[index]?.repeated?.height ?? 0;
    if (placed.length > 0 && y + whole > height && heightOf(atoms, index, end, true) + head <= height) turn();
    // A chain longer than any page parts where the page ends.
    for (; index <= end; index += 1) {
      const one = atoms[index];
      if (one === undefined) continue;
      if (placed.length > 0 && y + one.above + one.height > height) turn();
      put(one);
    }
  }
  turn();
  return pages;
};
