// The 24 words as they are printed, once.

/** Rows of six numbered words, to be written down. */
const wordRows = (words: readonly string[], perRow: number): string[] => {
  const rows: string[] = [];
  for (let start = 0; start < words.length; start += perRow)
    rows.push(
      words
        .slice(start, start + perRow)
        .map((word, index) => `${String(start + index + 1).padStart(4)}. ${word.padEnd(9)}`)
        .join('')
        .trimEnd(),
    );
  return rows;
};

/** `confirmCommand` is already safe to show. */
export const recoveryWordLines = (words: readonly string[], confirmCommand: string): string[] => [
  'Recovery key (24 words, in this order; the only time they are shown):',
  ...wordRows(words, 6),
  '',
  `When they are written down, prove it: ${confirmCommand}`,
];
