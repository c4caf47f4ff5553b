// What the system asked the app to open (command line, second start, double click): recognized as a vault or a
// package. Whoever may start programs here wrote it, so it is looked at only when looking can do no harm.
import fs from 'node:fs';
import path from 'node:path';
import type { BridgeEvent } from '../shared/contract';
import type { Files } from './ipc/files';

/** Longer than any path a system takes. */
const LONGEST = 4096;
/** As many as somebody selects in a file manager, parts of packages included; of them, as many as are opened. */
const MOST_LOOKED_AT = 1000;
const MOST_OPENED = 20;

/** The places named on a command line: no switches, and not the app's own folder in development. */
export const placesIn = (argv: readonly string[], isDefaultApp: boolean, from = process.cwd()): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .slice(isDefaultApp ? 1 : 0)
    .filter((argument) => argument !== '' && !argument.includes('\0'))
    .map((argument) => path.resolve(from, argument));

/** An address (`file:///…`, `http://…`) is not a path; a drive (`C:\…`) is one letter. */
const isAddress = (place: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(place);

/**
 * Looking at \\server\share makes Windows sign in there with this person's name; \\.\ and \\?\ name devices, and
 * some names are devices in every folder.
 */
const isHarmfulOnWindows = (place: string): boolean =>
  /^[\\/]{2}/.test(place) ||
  place
    .split(/[\\/]/)
    .some((part) => /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$|:)/i.test(part)) ||
  /:/.test(place.slice(2));

const isWorthLooking = (place: unknown, platform: NodeJS.Platform): place is string =>
  typeof place === 'string' &&
  place.length <= LONGEST &&
  !place.includes('\0') &&
  (platform === 'win32' ? path.win32 : path.posix).isAbsolute(place) &&
  !isAddress(place) &&
  !(platform === 'win32' && isHarmfulOnWindows(place));

const PART = /^(.+)\.part-\d+-of-(\d+)(\.zip(?:\.age)?)$/;

/** Of parts of one package that lie together, the first: whoever opens one of them finds the others beside it. */
export const withoutOtherParts = (places: readonly string[]): string[] => {
  const seen = new Set<string>();
  return places.filter((place) => {
    const [, stem = '', of = '', ending = ''] = PART.exec(place) ?? [];
    const key = stem === '' ? place : [stem, of, ending].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** Of what another process or the system named, what may be looked at: each once, and not without end. */
export const placesToOpen = (given: unknown, platform: NodeJS.Platform = process.platform): string[] =>
  Array.isArray(given)
    ? withoutOtherParts(
        given.slice(0, MOST_LOOKED_AT).filter((place) => isWorthLooking(place, platform)),
      ).slice(0, MOST_OPENED)
    : [];

/** The one file that every vault has. */
const HEAD = 'vault.header';

/** Null also for what cannot be looked at: a way without end, no permission. */
const look = (place: string): fs.Stats | null => {
  try {
    return fs.statSync(place, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
};

/**
 * Null for what is neither file nor folder: a pipe would be waited for, a device may do something when it is
 * opened. Verifying says plainly why a wrong zip is not a package.
 */
export const openingEvent = (place: string, files: Files): BridgeEvent | null => {
  // File types of Linux are of files, and a vault is a folder: its head stands for it (resources/linux/muniment.xml).
  if (path.basename(place) === HEAD && look(place)?.isFile() === true) {
    return { type: 'open-vault', folder: files.refer(path.dirname(place), 'read', true) };
  }
  const stats = look(place);
  if (stats?.isDirectory() === true) {
    const folder = files.refer(place, 'read', true);
    const isVault = look(path.join(place, HEAD)) !== null;
    return isVault ? { type: 'open-vault', folder } : { type: 'open-package', file: folder };
  }
  return stats?.isFile() === true ? { type: 'open-package', file: files.refer(place, 'read') } : null;
};
