// Places in a text where only people know what belongs there: `[to be written: since when]`. Our starting texts hold
// them, whoever writes takes them out, and the window, the signals and the completeness check count what is left.

const MARK = /(?<!\\)\[to be written(?::\s*([^[\]]*))?\]/giu;

/** What the marks of a text ask for, in order; empty for a mark that says nothing. */
export const unfinishedMarks = (text: string): string[] =>
  [...text.matchAll(MARK)].map(([, asked]) => (asked ?? '').replace(/\s+/g, ' ').trim());
