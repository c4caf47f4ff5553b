// Chromium on Linux reads the names of files by the locale; in the bare "C" locale of a container or a
// server it could open none with an accent in it.
const NAMES = ['LC_ALL', 'LC_CTYPE', 'LANG'];

/** The environment, with a Unicode locale where it has none. */
export const withUnicode = (environment) => {
  const chosen = NAMES.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  const isUnicode = /utf-?8/i.test(chosen ?? '');
  return process.platform !== 'linux' || isUnicode
    ? { ...environment }
    : { ...environment, LC_ALL: 'C.UTF-8' };
};
