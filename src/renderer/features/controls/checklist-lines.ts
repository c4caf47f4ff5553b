// A checklist while it is being edited. A line keeps its number, so that it keeps its ticks. Pure.

export interface ChecklistLine {
  /** Stays the same while the line is edited; of no meaning outside the form. */
  readonly key: number;
  /** Null for a line that is not stored yet. */
  readonly number: number | null;
  readonly text: string;
}

export const setLine = (
  lines: readonly ChecklistLine[],
  place: number,
  text: string,
): readonly ChecklistLine[] => lines.map((line, index) => (index === place ? { ...line, text } : line));

/** New lines count down from zero, so that they never share a key with a stored one. */
export const addLine = (lines: readonly ChecklistLine[]): readonly ChecklistLine[] => [
  ...lines,
  { key: Math.min(0, ...lines.map((line) => line.key)) - 1, number: null, text: '' },
];

export const removeLine = (lines: readonly ChecklistLine[], place: number): readonly ChecklistLine[] =>
  lines.filter((_, index) => index !== place);

export const moveLine = (
  lines: readonly ChecklistLine[],
  from: number,
  to: number,
): readonly ChecklistLine[] => {
  const line = lines[from];
  return line === undefined ? lines : lines.toSpliced(from, 1).toSpliced(to, 0, line);
};

/** Lines without words are none; one that was stored is removed by emptying it. */
export const storedLines = (
  lines: readonly ChecklistLine[],
): readonly { readonly number: number | null; readonly text: string }[] =>
  lines.map(({ number, text }) => ({ number, text: text.trim() })).filter((line) => line.text !== '');
