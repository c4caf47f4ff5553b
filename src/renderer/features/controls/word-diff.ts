// The difference of two wordings, word by word, so that a person sees what was taken out and put in. Pure.

export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond it two texts are shown one after the other: nobody reads such a difference word by word. */
const MOST_WORDS = 1500;

/** Words with the space behind them, so that the parts put together give the text again. */
const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];

/** Lengths of the longest common run of words from each pair of places to the end. */
const commonLengths = (before: readonly string[], after: readonly string[]): readonly Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const [row, below] = [lengths[a], lengths[a + 1]];
    if (row === undefined || below === undefined) continue;
    for (let b = after.length - 1; b >= 0; b -= 1) {
      row[b] =
        before[a]?.trim() === after[b]?.trim()
          ? (below[b + 1] ?? 0) + 1
          : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return lengths;
};

/** Neighbours of one kind are one part; what was taken out stands before what was put in. */
const joined = (parts: readonly DiffPart[]): DiffPart[] => {
  const runs: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') runs.push({ kind: 'removed', text: removed });
    if (added !== '') runs.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      // Words of two parts never run together.
      flush();
      const last = runs.at(-1);
      if (last?.kind === 'same') runs[runs.length - 1] = { kind, text: last.text + text };
      else runs.push({ kind, text });
    }
  }
  flush();
  return runs;
};

/** The space between words comes from `after`; what was taken out gets its own where it would touch a word. */
const spaced = (parts: readonly DiffPart[]): DiffPart[] =>
  parts.map((part, place) => {
    if (part.kind !== 'removed') return part;
    const before = parts.slice(0, place).findLast(({ kind }) => kind !== 'added');
    const behind = parts.slice(place + 1).find(({ kind }) => kind !== 'added');
    const touchesBefore = before !== undefined && !/\s$/.test(before.text) && !/^\s/.test(part.text);
    const touchesBehind = behind !== undefined && !/^\s/.test(behind.text) && !/\s$/.test(part.text);
    return { ...part, text: `${touchesBefore ? ' ' : ''}${part.text}${touchesBehind ? ' ' : ''}` };
  });

/** Joining all but the added parts gives `before` (but for its spaces), all but the removed ones `after`. */
export const wordDiff = (before: string, after: string): readonly DiffPart[] => {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  if (from.length > MOST_WORDS || to.length > MOST_WORDS)
    return before === after
      ? [{ kind: 'same', text: after }]
      : [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ];
  const lengths = commonLengths(from, to);
  const parts: DiffPart[] = [];
  let [a, b] = [0, 0];
  while (a < from.length || b < to.length) {
    const [old, fresh] = [from[a], to[b]];
    if (old !== undefined && fresh !== undefined && old.trim() === fresh.trim()) {
      parts.push({ kind: 'same', text: fresh });
      a += 1;
      b += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || (lengths[a + 1]?.[b] ?? 0) >= (lengths[a]?.[b + 1] ?? 0))
    ) {
      parts.push({ kind: 'removed', text: old });
      a += 1;
    } else {
      parts.push({ kind: 'added', text: fresh ?? '' });
      b += 1;
    }
  }
  return spaced(joined(parts));
};
