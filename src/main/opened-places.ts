// What the system asked the app to open (command line, double click): recognized as a vault or a
// package, and kept until the page listens.
import fs from 'node:fs';
import path from 'node:path';
import type { BridgeEvent } from '../shared/contract';
import type { Files } from './ipc/files';

/** The places named on a command line: no switches, and not the app's own folder in development. */
export const placesIn = (argv: readonly string[], isDefaultApp: boolean): string[] =>
  argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .slice(isDefaultApp ? 1 : 0)
    .filter((argument) => path.isAbsolute(argument));

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

/** Null for what is neither; verifying says plainly why a wrong zip is not a package. */
export const openingEvent = (place: string, files: Files): BridgeEvent | null => {
  const stats = fs.statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isDirectory()) {
    const isVault = fs.existsSync(path.join(place, 'vault.header'));
    if (isVault) return { type: 'open-vault', folder: files.refer(place, 'read', true) };
    return { type: 'open-package', file: files.refer(place, 'read', true) };
  }
  return { type: 'open-package', file: files.refer(place, 'read') };
};
