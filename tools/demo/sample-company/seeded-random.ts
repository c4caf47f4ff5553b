// A small generator of repeatable "chance": the same seed gives the same company on every machine.
// Not for anything that must be secret.

export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** True in the given share of cases. */
  readonly chance: (share: number) => boolean;
  /** Lower-case hex digits. */
  readonly hex: (digits: number) => string;
}

/** mulberry32, seeded by the text: one stream for each kind of record, so that they do not disturb each other. */
export const seededRandom = (seed: string): SeededRandom => {
  let state = [...seed].reduce(
    (sum, character) => Math.imul(sum ^ character.charCodeAt(0), 16777619),
    2166136261,
  );
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (choices) => {
      const chosen = choices[between(0, choices.length - 1)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
    chance: (share) => next() < share,
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  };
};
