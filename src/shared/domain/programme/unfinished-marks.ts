// Places in a text where only people know what belongs there: `[to be written: since when]`. Our starting texts hold
// them, whoever writes takes them out, and the window, the signals and the completeness check count what is left.

// Counted by how a mark begins, however it was typed on: over a line break, in bold, with a bracket inside or lost. What
// it asks for goes up to its bracket, or to the end of the paragraph.
const MARK =
  /(?<!\\)\[[\s*_]*to[\s*_]+be[\s*_]+written(?!\p{L})[\s*_]*(?::((?:\[[^[\]\n]*\]|[^[\]\n]|\n(?!\s*\n)){0,400}))?/giu;

/** What the marks of a text ask for, in order; empty for a mark that says nothing. */
export const unfinishedMarks = (text: string): string[] =>
  [...text.matchAll(MARK)].map(([, asked]) => (asked ?? '').replace(/[\s*_]+/g, ' ').trim());
