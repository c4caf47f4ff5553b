// What Ctrl+B and its like do to Markdown in a text area: the new text, and what is selected then.

export interface Marked {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Puts the sign around the selection, or takes it away where it already stands there. */
export const toggleAround = (text: string, from: number, to: number, sign: string): Marked => {
  const before = text.slice(0, from);
  const inside = text.slice(from, to);
  const after = text.slice(to);
  // `**` begins with `*`: what stands there must be this sign and not a longer one.
  const isInside =
    before.endsWith(sign) && after.startsWith(sign) && !before.endsWith(sign + sign.slice(0, 1));
  if (isInside)
    return {
      text: before.slice(0, -sign.length) + inside + after.slice(sign.length),
      from: from - sign.length,
      to: to - sign.length,
    };
  return { text: before + sign + inside + sign + after, from: from + sign.length, to: to + sign.length };
};

/** Begins each selected line with the sign, or takes it from all of them. */
export const toggleLines = (text: string, from: number, to: number, sign: string): Marked => {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const isMarked = lines.every((line) => line.startsWith(sign));
  const done = lines
    .map((line) => (isMarked ? line.slice(sign.length) : line.startsWith(sign) ? line : sign + line))
    .join('\n');
  return { text: text.slice(0, start) + done + text.slice(end), from: start, to: start + done.length };
};
