// Lays out JSON by white space alone: every other character stays, in its order. So numbers keep all their
// digits and a key that is there twice is shown twice; what is no JSON comes out as it went in, only wider.

const INDENT = '  ';
/** Deeper than anybody reads; a hostile file would make each line longer than the one before. */
const DEEPEST = 40;

export const layOutJson = (text: string): string => {
  const out: string[] = [];
  let depth = 0;
  let at = 0;
  const line = (): void => {
    out.push('\n', INDENT.repeat(Math.min(Math.max(depth, 0), DEEPEST)));
  };
  /** The next character that is no white space. */
  const next = (from: number): string => /\S/.exec(text.slice(from, from + 200))?.[0] ?? '';
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"') {
      let end = at + 1;
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
      out.push(text.slice(at, end + 1));
      at = end + 1;
      continue;
    }
    at += 1;
    if (/\s/.test(character)) continue;
    if (character === '{' || character === '[') {
      out.push(character);
      const closing = next(at);
      if (closing === '}' || closing === ']') continue;
      depth += 1;
      line();
    } else if (character === '}' || character === ']') {
      const before = out.at(-1) ?? '';
      if (before !== '{' && before !== '[') {
        depth -= 1;
        line();
      }
      out.push(character);
    } else if (character === ',') {
      out.push(character);
      line();
    } else out.push(character === ':' ? ': ' : character);
  }
  return out.join('');
};
