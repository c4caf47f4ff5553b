// The lists of a BagIt bag (RFC 8493) that somebody else made: manifests, fetch.txt and bag-info.txt, read as
// that page allows and not more.
import { nameFaults } from './entry-names';
import type { Findings } from './findings';
import { HASH_NAMES, type HashName } from './platform';

/** The encodings tag files may declare; bagit.txt itself is UTF-8. Null for one that is not known here. */
export const decoderOf = (encoding: string): ((bytes: Uint8Array) => string | null) | null => {
  const strictly =
    (label: string, ignoreBOM: boolean) =>
    (bytes: Uint8Array): string | null => {
      try {
        return new TextDecoder(label, { fatal: true, ignoreBOM }).decode(bytes);
      } catch {
        // Null is a finding of the check.
        return null;
      }
    };
  const name = encoding.toUpperCase();
  if (name === 'UTF-8') return strictly('utf-8', true);
  if (name === 'UTF-16LE') return strictly('utf-16le', true);
  if (name === 'UTF-16BE') return strictly('utf-16be', true);
  // Its byte order stands in front; without one the order is that of networks.
  if (name === 'UTF-16')
    return (bytes) =>
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? strictly('utf-16le', false)(bytes)
        : strictly('utf-16be', false)(bytes);
  if (name === 'ISO-8859-1' || name === 'US-ASCII')
    return (bytes) => {
      let text = '';
      for (const byte of bytes) {
        if (name === 'US-ASCII' && byte > 0x7f) return null;
        text += String.fromCharCode(byte);
      }
      return text;
    };
  return null;
};

/** Lines end with LF, CR or both; the last one may lack its end. */
export const linesOf = (text: string): string[] => {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** Only these three are ever encoded. */
const decodePath = (path: string): string =>
  path.replace(/%(0A|0D|25)/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));

const LENGTHS: Readonly<Record<HashName, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

const isHashName = (name: string): name is HashName => (HASH_NAMES as readonly string[]).includes(name);

export interface BagList {
  readonly name: string;
  readonly isOfTags: boolean;
  readonly algorithm: HashName;
}

/** A list by its file name; `unknown` is the algorithm of one that cannot be checked here. */
export const bagListOf = (path: string): BagList | { readonly unknown: string } | null => {
  const [, tag, name] = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/.exec(path) ?? [];
  if (name === undefined) return null;
  const algorithm = name.toLowerCase();
  return isHashName(algorithm)
    ? { name: path, isOfTags: tag !== undefined, algorithm }
    : { unknown: algorithm };
};

/** Path → hash. Faults become findings; what can be read of the list is answered all the same. */
export const readBagList = (
  { name, isOfTags, algorithm }: BagList,
  text: string,
  findings: Findings,
): ReadonlyMap<string, string> => {
  const listed = new Map<string, string>();
  for (const [index, line] of linesOf(text).entries()) {
    const [, hash, raw] = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
    const where = `line ${String(index + 1)}`;
    if (hash?.length !== LENGTHS[algorithm] || raw === undefined) {
      findings.add('list.malformed', name, `${where} is not a hash of ${algorithm} and a path`);
      continue;
    }
    const path = decodePath(raw);
    const attack = nameFaults(path).find((fault) => fault.code === 'name.escapes');
    if (attack !== undefined) findings.add(attack.code, path, `${name}, ${where}: ${attack.detail}`);
    if (path.startsWith('data/') === isOfTags || (isOfTags && /^tagmanifest-/i.test(path)))
      findings.add('list.malformed', name, `${where} may not name ${path}`);
    else if (listed.has(path)) findings.add('list.malformed', name, `names ${path} twice`);
    else listed.set(path, hash.toLowerCase());
  }
  return listed;
};

/** Paths that fetch.txt would have somebody download. Nothing is ever fetched. */
export const readFetchList = (text: string, findings: Findings): string[] => {
  const paths: string[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const [, raw] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    const path = decodePath(raw ?? '');
    if (raw === undefined || !path.startsWith('data/'))
      findings.add(
        'list.malformed',
        'fetch.txt',
        `line ${String(index + 1)} is not address, length and path`,
      );
    else paths.push(path);
    if (nameFaults(path).some((fault) => fault.code === 'name.escapes'))
      findings.add('name.escapes', path, 'fetch.txt would write outside of the bag');
  }
  return paths;
};

/** Labels of bag-info.txt with their values; a line that begins with a space goes on the one before it. */
export const readBagInfo = (text: string, findings: Findings): readonly (readonly [string, string])[] => {
  const fields: [string, string][] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    // By hand: an expression would try every space of a long line as the end of the label.
    const colon = line.indexOf(':');
    if (colon < 1 || /^\s/.test(line))
      findings.add('bag.info', 'bag-info.txt', `line ${String(index + 1)} is not a label with a value`);
    else fields.push([line.slice(0, colon).trimEnd(), line.slice(colon + 1).trim()]);
  }
  return fields;
};
