// The kind of a file as far as its name says, for the small drawing of it.

/** The last part after a dot, at most four letters, upper case; empty when there is none. */
export const kindOfName = (name: string): string => {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1] ?? '';
  return extension.slice(0, 4).toUpperCase();
};
