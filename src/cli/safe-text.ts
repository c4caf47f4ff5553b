// Makes text from outside (titles, file names, a package's own words) harmless on a terminal: control
// characters could move the cursor or recolour it, bidirectional marks could reorder what is read.

// C0, DEL, C1, the bidirectional controls, line and paragraph separators, zero-width and tag characters.
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- naming control characters is the point here
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** The text with every unsafe character shown as an escape such as `\u{202e}`; one line stays one line. */
export const safeText = (text: string): string => text.replace(UNSAFE, escaped);

/** A template whose inserted values are made safe: text`Added ${title}`. */
export const text = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  parts.reduce((whole, part, index) => whole + safeText(String(values[index - 1] ?? '')) + part);

const jsonEscape = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');

/** JSON that reads back the same and holds no unsafe character itself. `indent` 0 keeps it on one line. */
export const safeJson = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, indent)
    .split('\n')
    .map((line) => line.replace(UNSAFE, jsonEscape))
    .join('\n');
