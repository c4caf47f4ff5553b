// A name for a file that is one on every system, whatever was suggested.
import path from 'node:path';

/** No folders, no control or direction characters, no dot or blank at the end, which Windows would drop. */
export const plainName = (suggested: string): string =>
  path.basename(
    suggested
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ')
      .trim()
      .replace(/[. ]+$/, ''),
  ) || 'Untitled';
