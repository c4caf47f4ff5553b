// Whether two paths name one place: links on the way are followed, where they can be.
import fs from 'node:fs';
import path from 'node:path';

export const realPath = (place: string): string => {
  try {
    return fs.realpathSync(place);
  } catch {
    // Not there, or not to be looked at: as it is written.
    return path.resolve(place);
  }
};

export const isSamePlace = (one: string, other: string): boolean => realPath(one) === realPath(other);
