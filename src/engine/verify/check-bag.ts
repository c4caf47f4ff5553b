// A BagIt bag that is no package of ours, checked as RFC 8493 asks. It is not signed, so the best answer is
// that it is as its own lists say.
import type { CheckedFile } from '../../shared/domain/package';
import {
  type BagList,
  bagListOf,
  decoderOf,
  linesOf,
  readBagInfo,
  readBagList,
  readFetchList,
} from './bag-lists';
import type { Findings } from './findings';
import type { PackageSource } from './package-source';
import type { HashName, VerifyPlatform } from './platform';
import { isAnyFile, keptOfBag, readFiles, type ReadFile } from './read-files';

type Files = ReadonlyMap<string, ReadFile>;
type Decode = (bytes: Uint8Array) => string | null;

export interface CheckedBag {
  readonly files: Files;
  readonly checked: readonly CheckedFile[];
}

/** How the tag files are written; null after a finding that leaves nothing to read. */
const readDeclaration = (files: Files, findings: Findings): Decode | null => {
  const bytes = files.get('bagit.txt')?.bytes ?? null;
  const text = bytes === null ? null : (decoderOf('UTF-8')?.(bytes) ?? null);
  const [first, second, ...more] = linesOf(text ?? '');
  const [, version] = /^BagIt-Version: (\d+\.\d+)$/.exec(first ?? '') ?? [];
  const [, encoding] = /^Tag-File-Character-Encoding: (\S+)$/.exec(second ?? '') ?? [];
  if (version === undefined || encoding === undefined || more.length > 0) {
    findings.add('bag.declaration', 'bagit.txt', 'not the two lines of RFC 8493');
    return null;
  }
  if (version !== '1.0')
    findings.add('bag.version', 'bagit.txt', `declares version ${version}; only 1.0 is checked`);
  const decode = decoderOf(encoding);
  if (decode === null)
    findings.add('bag.declaration', 'bagit.txt', `the encoding ${encoding} is not known here`);
  return decode;
};

const textOf = (files: Files, path: string, decode: Decode, findings: Findings): string | null => {
  const bytes = files.get(path)?.bytes ?? null;
  if (bytes === null) return null;
  const text = decode(bytes);
  if (text === null) findings.add('list.malformed', path, 'not in the encoding that bagit.txt declares');
  return text;
};

/** The file of a listed path: by its bytes, or by the other Unicode form of the same name. */
const finder = (files: Files): ((path: string) => string | null) => {
  const composed = new Map([...files.keys()].map((path) => [path.normalize('NFC'), path]));
  return (path) => (files.has(path) ? path : (composed.get(path.normalize('NFC')) ?? null));
};

const hashOf = (file: ReadFile | undefined, algorithm: HashName): string | undefined =>
  algorithm === 'sha256' ? file?.sha256 : file?.others.get(algorithm);

interface Judged {
  /** Paths of files that every list that must name them names. */
  readonly listed: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly missing: ReadonlyMap<string, string>;
}

const judge = (
  lists: readonly { readonly list: BagList; readonly names: ReadonlyMap<string, string> }[],
  files: Files,
  unreadable: ReadonlySet<string>,
  toFetch: ReadonlySet<string>,
  findings: Findings,
): Judged => {
  const find = finder(files);
  const changed = new Set<string>();
  const missing = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { list, names } of lists) {
    for (const [path, hash] of names) {
      const here = find(path);
      if (here === null) {
        if (!unreadable.has(path) && !missing.has(path) && !toFetch.has(path))
          findings.add('file.missing', path, `named in ${list.name}, but not here`);
        missing.set(path, list.algorithm === 'sha256' ? hash : '');
      } else if (hashOf(files.get(here), list.algorithm) !== hash) {
        findings.add('file.changed', here, `its ${list.algorithm} is not the one in ${list.name}`);
        changed.add(here);
      }
      if (here !== null && !list.isOfTags) counts.set(here, (counts.get(here) ?? 0) + 1);
    }
  }
  const ofPayload = lists.filter(({ list }) => !list.isOfTags).length;
  const listed = new Set<string>();
  for (const path of files.keys()) {
    if (!path.startsWith('data/') || counts.get(path) === ofPayload) listed.add(path);
    else findings.add('file.unlisted', path, 'here, but not named in every manifest');
  }
  return { listed, changed, missing };
};

const checkInfo = (text: string, files: Files, isComplete: boolean, findings: Findings): void => {
  const oxum = readBagInfo(text, findings).filter(([label]) => label.toLowerCase() === 'payload-oxum');
  if (oxum.length > 1) findings.add('bag.info', 'bag-info.txt', 'tells the Payload-Oxum more than once');
  const [first] = oxum;
  if (first === undefined || !isComplete) return;
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, file]) => sum + file.sizeBytes, 0);
  const actual = `${String(bytes)}.${String(payload.length)}`;
  if (first[1] !== actual)
    findings.add('bag.info', 'bag-info.txt', `Payload-Oxum is ${first[1]}, and there are ${actual}`);
};

const stateOf = (path: string, { listed, changed }: Judged): CheckedFile['state'] =>
  changed.has(path) ? 'changed' : listed.has(path) ? 'as-listed' : 'unlisted';

/** Reads all of it. Throws job.cancelled; damage becomes findings. */
export const checkBag = async (
  source: PackageSource,
  platform: VerifyPlatform,
  onBytes: (count: number) => void,
  findings: Findings,
): Promise<CheckedBag> => {
  const lists: BagList[] = [];
  for (const { path } of source.files) {
    const list = bagListOf(path);
    if (list === null) continue;
    if ('unknown' in list)
      findings.add('bag.algorithm', path, `hashes of ${list.unknown} are not checked here`);
    else lists.push(list);
  }
  const others = [...new Set(lists.map((list) => list.algorithm))].filter((name) => name !== 'sha256');
  const reading = { platform, limitOf: keptOfBag, isRead: isAnyFile, others, findings, onBytes };
  const files = await readFiles(source, reading);
  const nothing: CheckedBag = { files, checked: [] };
  const decode = readDeclaration(files, findings);
  if (decode === null) return nothing;
  if (!lists.some((list) => !list.isOfTags)) {
    findings.add('list.missing', null, 'there is no manifest whose hashes are checked here');
    return nothing;
  }
  const fetchText = textOf(files, 'fetch.txt', decode, findings);
  const toFetch = new Set(fetchText === null ? [] : readFetchList(fetchText, findings));
  for (const path of toFetch) {
    if (finder(files)(path) === null)
      findings.add('bag.fetch-needed', path, 'to be fetched from elsewhere; nothing was fetched');
  }
  const read = lists.map((list) => {
    const text = textOf(files, list.name, decode, findings);
    return { list, names: text === null ? new Map<string, string>() : readBagList(list, text, findings) };
  });
  const unreadable = new Set(source.files.map((file) => file.path).filter((path) => !files.has(path)));
  const judged = judge(read, files, unreadable, toFetch, findings);
  const info = textOf(files, 'bag-info.txt', decode, findings);
  if (info !== null) checkInfo(info, files, judged.missing.size === 0, findings);
  const checked: CheckedFile[] = [...files].map(([path, { sizeBytes, sha256 }]) => ({
    path,
    state: stateOf(path, judged),
    sizeBytes,
    sha256,
  }));
  for (const path of judged.missing.keys())
    checked.push({ path, state: 'missing', sizeBytes: null, sha256: null });
  for (const path of unreadable) checked.push({ path, state: 'unreadable', sizeBytes: null, sha256: null });
  return { files, checked };
};
