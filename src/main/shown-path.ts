// A place as it is shown to a person; not usable as a path.
import os from 'node:os';
import path from 'node:path';

/** Shortened by the person's own folder: `~/Documents/…`. */
export const shownPath = (place: string): string => {
  const home = os.homedir();
  return place.startsWith(home + path.sep) ? `~${place.slice(home.length)}` : place;
};
