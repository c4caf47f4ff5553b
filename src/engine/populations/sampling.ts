// Which rows a seed picks: pure arithmetic, written down in docs/format/population-v1.md with vectors, so that
// anybody picks the same. For readiness only; the auditor picks for the examination.
import { createHash } from 'node:crypto';
import type { SelfMethod } from '../../shared/domain/population';
import { invariant } from '../../shared/errors';

const WORDS = 2n ** 64n;

/** Whole numbers from 0 to below `below`, evenly, the next one with each call. */
const drawFrom = (method: SelfMethod, seed: string): ((below: number) => number) => {
  let counter = 0;
  const word = (): bigint => {
    const block = createHash('sha256')
      .update(`muniment-sample-1\n${method}\n${seed}\n${String(counter)}`, 'utf8')
      .digest();
    counter += 1;
    return block.readBigUInt64BE(0);
  };
  return (below) => {
    const wide = BigInt(below);
    // What lies behind the last whole multiple would favour the small numbers.
    const end = WORDS - (WORDS % wide);
    for (;;) {
      const drawn = word();
      if (drawn < end) return Number(drawn % wide);
    }
  };
};

/**
 * The places (0 for the first row of the list) of `size` rows out of `count`, ascending. Nothing but its
 * arguments decides.
 */
export const placesOf = (method: SelfMethod, seed: string, size: number, count: number): number[] => {
  invariant(size >= 1 && size <= count, 'a sample has at least one row and no more than the list');
  const draw = drawFrom(method, seed);
  if (method === 'systematic') {
    const start = draw(count);
    return Array.from({ length: size }, (_none, at) => Math.floor((start + at * count) / size));
  }
  const drawn = new Set<number>();
  while (drawn.size < size) drawn.add(draw(count));
  return [...drawn].sort((one, other) => one - other);
};
