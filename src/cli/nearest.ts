// The closest known word to a mistyped one, for "did you mean".

const distance = (a: string, b: string): number => {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** Null when nothing is close enough to be a slip of the finger. */
export const nearest = (typed: string, known: readonly string[]): string | null => {
  const best = known
    .map((word) => ({ word, off: distance(typed.toLowerCase(), word) }))
    .sort((one, other) => one.off - other.off)[0];
  // Two slips in a word of four letters or more, such as two letters changed over.
  const slips = best !== undefined && best.word.length > 3 ? 2 : 1;
  return best !== undefined && best.off <= slips ? best.word : null;
};
