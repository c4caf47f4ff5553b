// The two lists of files: the tag manifest covers the bag's own files and the manifest everything below
// data/. Nothing may be missing, nothing changed, and nothing there that no list names.
import { looseUtf8 } from './bytes-in-order';
import { SIGNATURE, TAG_MANIFEST } from './check-signature';
import type { Findings } from './findings';
import type { ReadFile } from './read-files';

export const MANIFEST = 'manifest-sha256.txt';
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
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      if (index !== lines.length - 1) fault('empty line');
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
  named: Iterable<string>,
  belongs: (path: string) => boolean,
  unreadable: ReadonlySet<string>,
  missing: (path: string, sha256: string) => void,
  findings: Findings,
): void => {
  for (const [path, sha256] of listed) {
    if (!belongs(path)) {
      findings.add('list.malformed', listName, `may not name ${path}`);
      continue;
    }
    const file = present.get(path);
    if (file === undefined) {
      if (!unreadable.has(path)) missing(path, sha256);
    } else if (file.sha256 !== sha256)
      findings.add('file.changed', path, `its SHA-256 is not the one in ${listName}`);
  }
  for (const path of named) {
    if (belongs(path) && !listed.has(path))
      findings.add('file.unlisted', path, `here, but not named in ${listName}`);
  }
};

export interface Listed {
  /** Path → SHA-256 of everything below data/, as the signed list vouches for. */
  readonly payload: ReadonlyMap<string, string>;
  /** Of a delta: evidence that is listed and not carried. */
  readonly absent: ReadonlyMap<string, string>;
}

/**
 * Compares lists and files. `all` are the paths of every file, `files` those that could be read, or were to be.
 * `named` are those that a list must name. Evidence that a delta does not carry is answered and is no finding. Null
 * when the signed list does not vouch for the payload's list.
 */
export const checkLists = (
  files: ReadonlyMap<string, ReadFile>,
  all: readonly string[],
  named: readonly string[],
  isDelta: boolean,
  findings: Findings,
): Listed | null => {
  const unreadable = new Set(all.filter((path) => !files.has(path)));
  const isPayload = (path: string): boolean => path.startsWith('data/');
  const isTag = (path: string): boolean => !isPayload(path) && path !== TAG_MANIFEST && path !== SIGNATURE;
  const absent = new Map<string, string>();
  const missing =
    (list: string) =>
    (path: string, sha256: string): void => {
      if (isDelta && path.startsWith('data/30_evidence/')) absent.set(path, sha256);
      else findings.add('file.missing', path, `named in ${list}, but not here`);
    };
  const tagBytes = files.get(TAG_MANIFEST)?.bytes ?? null;
  const tags = tagBytes === null ? null : parseList(TAG_MANIFEST, tagBytes, findings);
  if (tags !== null)
    compare(TAG_MANIFEST, tags, files, named, isTag, unreadable, missing(TAG_MANIFEST), findings);

  const manifest = files.get(MANIFEST);
  if (manifest === undefined || manifest.bytes === null) {
    findings.add('list.missing', MANIFEST, 'the list of the files below data/ is missing');
    return null;
  }
  const payload = parseList(MANIFEST, manifest.bytes, findings);
  compare(MANIFEST, payload, files, named, isPayload, unreadable, missing(MANIFEST), findings);
  return tags?.get(MANIFEST) === manifest.sha256 ? { payload, absent } : null;
};
