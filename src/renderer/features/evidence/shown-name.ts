// File names as they may be shown. A name comes from outside: it can hold marks that turn the reading
// direction (so that "gpj.exe" reads "exe.jpg"), line breaks or invisible characters. These are spelled
// out; everything else, right-to-left scripts included, stays as it is and is isolated by <bdi>.

// Control and format characters, line and paragraph separators, lone surrogates, private use.
const TREACHEROUS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
// Joiners are part of ordinary spelling (Persian, Devanagari, family emoji) and turn nothing around.
const HARMLESS = new Set(['\u200C', '\u200D']);

/** The name with every treacherous character spelled out, as in `invoice⟨U+202E⟩fdp.exe`. */
export const shownName = (name: string): string =>
  name.replace(TREACHEROUS, (character) =>
    HARMLESS.has(character)
      ? character
      : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** True when the shown name differs from the real one: worth a word beside it. */
export const hasTreacherousCharacters = (name: string): boolean => shownName(name) !== name;

/** The last part after a dot, at most four letters, upper case, for the small drawing of a file. */
export const kindOfName = (name: string): string => {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '';
  return extension.slice(0, 4).toUpperCase();
};
