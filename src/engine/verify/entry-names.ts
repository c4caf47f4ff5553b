// What a name inside a package may be. Nothing is ever written under such a name here, but an auditor's
// own unpacker will, so a name that could leave the folder or deceive the eye condemns the package.
import { isPlainlyVisible } from '../../shared/visible-text';
import type { FindingCode } from './finding-codes';

const SEGMENT_BYTES = 255;
const PATH_LENGTH = 240;
const DEPTH = 16;

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(\.|$)/i;

export interface NameFault {
  readonly code: FindingCode;
  readonly detail: string;
}

/** Judges one whole path with `/` between its parts; a folder's closing `/` already removed. */
export const nameFaults = (path: string): NameFault[] => {
  const faults: NameFault[] = [];
  const fault = (code: FindingCode, detail: string): void => void faults.push({ code, detail });
  const segments = path.split('/');
  if (path === '') fault('name.unsafe', 'empty name');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) fault('name.escapes', 'absolute path');
  if (path.includes('\\')) fault('name.escapes', 'backslash in a name');
  if (segments.includes('..')) fault('name.escapes', 'leads out of the folder');
  if (path.startsWith('~')) fault('name.escapes', 'stands for a home folder');
  if (segments.some((one) => one === '.' || (one === '' && path !== '' && !path.startsWith('/')))) {
    fault('name.unsafe', 'empty or dot part');
  }
  if (!isPlainlyVisible(path)) fault('name.unsafe', 'control, direction or invisible character');
  if (/[<>:"|?*]/.test(path)) fault('name.unsafe', 'character that Windows gives a meaning');
  for (const segment of segments) {
    if (segment === '.' || segment === '..') continue;
    if (RESERVED.test(segment)) fault('name.reserved', 'device name of Windows');
    if (/[. ]$/.test(segment) || segment.startsWith(' ')) fault('name.reserved', 'ends in a dot or space');
    if (new TextEncoder().encode(segment).length > SEGMENT_BYTES)
      fault('name.too-long', 'part longer than 255 bytes');
  }
  if (path.length > PATH_LENGTH) fault('name.too-long', 'path longer than 240 characters');
  if (segments.length > DEPTH) fault('name.too-long', 'more than 16 folders deep');
  return faults;
};

/** Names that one file system would take for the same file, or for a file and a folder at once. */
export const clashes = (paths: readonly string[]): (NameFault & { readonly path: string })[] => {
  const faults: (NameFault & { readonly path: string })[] = [];
  const exact = new Set<string>();
  const folded = new Map<string, string>();
  const fold = (path: string): string => path.normalize('NFKC').toLowerCase();
  for (const path of paths) {
    const key = fold(path);
    if (exact.has(path)) faults.push({ path, code: 'name.duplicate', detail: 'the same name twice' });
    else if (folded.has(key))
      faults.push({
        path,
        code: 'name.twin',
        detail: `differs from ${folded.get(key) ?? ''} in case or form only`,
      });
    exact.add(path);
    folded.set(key, path);
  }
  for (const path of exact) {
    let slash = path.indexOf('/');
    while (slash !== -1) {
      if (folded.has(fold(path.slice(0, slash)))) {
        faults.push({ path, code: 'name.file-as-folder', detail: 'a file is used as a folder' });
        break;
      }
      slash = path.indexOf('/', slash + 1);
    }
  }
  return faults;
};

/** What our own format allows: ASCII, and short enough for Windows (docs/format/package-v1.md §3). */
export const isOwnName = (path: string): boolean =>
  path.length <= 110 && /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path);
