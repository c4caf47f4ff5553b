// The two lists of files: the tag manifest covers the bag's own files and the manifest everything below
// data/. Nothing may be missing, nothing changed, and nothing there that no list names.
import { looseUtf8 } from './bytes-in-order';
import { SIGNATURE, TAG_MANIFEST } from './check-signature';
import type { Findings } from './findings';
import type { ReadFile } from './read-files';

const MANIFEST = 'manifest-sha256.txt';
const LINE = /^([0-9a-f]{64}) {2}([^\r\n]+)$/;

/** Path → SHA-256. Strict: LF, two spaces, sorted, no path twice. */
const parseList = (name: string, bytes: Uint8Array, findings: Findings): ReadonlyMap<string, string> => {
  const text = looseUtf8(bytes);
  const listed = new Map<string, string>();
  const fault = (detail: string): void => {
    findings.add('list.malformed', name, detail);
  };
  if (!text.endsWith('\n')) fault('does not end with a line break');
  let previous = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') {
      if (index !== text.split('\n').length - 1) fault('empty line');
      continue;
    }
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) {
      fault(`line ${String(index + 1)} is not of the form hash, two spaces, path`);
      continue;
    }
    if (listed.has(path)) fault(`names ${path} twice`);
    else if (path < previous) fault(`line ${String(index + 1)} is out of order`);
    previous = path;
    listed.set(path, sha256);
  }
  return listed;
};

const compare = (
  listName: string,
  listed: ReadonlyMap<string, string>,
  present: ReadonlyMap<string, ReadFile>,
  belongs: (path: string) => boolean,
  unreadable: ReadonlySet<string>,
  findings: Findings,
): void => {
  for (const [path, sha256] of listed) {
    if (!belongs(path)) {
      findings.add('list.malformed', listName, `may not name ${path}`);
      continue;
    }
    const file = present.get(path);
    if (file === undefined) {
      if (!unreadable.has(path)) findings.add('file.missing', path, `named in ${listName}, but not here`);
    } else if (file.sha256 !== sha256)
      findings.add('file.changed', path, `its SHA-256 is not the one in ${listName}`);
  }
  for (const path of present.keys()) {
    if (belongs(path) && !listed.has(path))
      findings.add('file.unlisted', path, `here, but not named in ${listName}`);
  }
};

/**
 * Compares lists and files. `all` are the paths of every file, read or not. Answers the payload's list
 * when the signed list vouches for it, otherwise null.
 */
export const checkLists = (
  files: ReadonlyMap<string, ReadFile>,
  all: readonly string[],
  findings: Findings,
): ReadonlyMap<string, string> | null => {
  const unreadable = new Set(all.filter((path) => !files.has(path)));
  const isPayload = (path: string): boolean => path.startsWith('data/');
  const isTag = (path: string): boolean => !isPayload(path) && path !== TAG_MANIFEST && path !== SIGNATURE;
  const tagBytes = files.get(TAG_MANIFEST)?.bytes ?? null;
  const tags = tagBytes === null ? null : parseList(TAG_MANIFEST, tagBytes, findings);
  if (tags !== null) compare(TAG_MANIFEST, tags, files, isTag, unreadable, findings);

  const manifest = files.get(MANIFEST);
  if (manifest === undefined || manifest.bytes === null) {
    findings.add('list.missing', MANIFEST, 'the list of the files below data/ is missing');
    return null;
  }
  const payload = parseList(MANIFEST, manifest.bytes, findings);
  compare(MANIFEST, payload, files, isPayload, unreadable, findings);
  return tags?.get(MANIFEST) === manifest.sha256 ? payload : null;
};
