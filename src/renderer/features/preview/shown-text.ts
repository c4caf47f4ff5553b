// Text of a file as it is shown: what hides or turns the reading direction becomes visible, and nothing else
// changes.

/** Controls except tab and line ends, marks that turn the direction, and characters without width. */
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const symbolOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`;
};

export const shownText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(HIDDEN, symbolOf);

/** Of text as {@link shownText} gives it; a line end at the end begins no further line. */
export const lineCount = (text: string): number => {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};
