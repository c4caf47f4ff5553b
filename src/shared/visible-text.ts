// Makes what a name hides visible: control characters, marks that turn the writing direction, characters
// without width. For showing only; the true name is always kept beside it.

// Zero-width joiners (U+200C, U+200D) stay: Persian and many emoji need them.
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** The text with every hidden or direction-turning character written as `\u{202E}`. */
export const visibleText = (text: string): string =>
  text.replace(
    HIDDEN,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
  );

/** True when the text holds nothing that {@link visibleText} would rewrite. */
export const isPlainlyVisible = (text: string): boolean => text.search(HIDDEN) === -1;

/** The text with `stand` for every character that {@link visibleText} would rewrite. */
export const withoutHidden = (text: string, stand: string): string => text.replace(HIDDEN, stand);
