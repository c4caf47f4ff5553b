// BagIt bags that are none of ours: what holds and what does not, the kinds of cases that RFC 8493 and its
// conformance tests have, each with the answer it must get.
import { createHash } from 'node:crypto';
import type { VerifyVerdict } from '../../../src/shared/domain/package';
import type { FindingCode } from '../../../src/engine/verify';

export type BagFiles = Map<string, Buffer>;

export interface BagCase {
  readonly name: string;
  readonly verdict: VerifyVerdict;
  /** Null where nothing may be found. */
  readonly code: FindingCode | null;
  readonly files: BagFiles;
}

const hex = (algorithm: string, bytes: Buffer): string => createHash(algorithm).update(bytes).digest('hex');

interface Options {
  readonly payload?: Readonly<Record<string, string>>;
  readonly algorithms?: readonly string[];
  readonly tagAlgorithms?: readonly string[];
  readonly declaration?: string | Buffer;
  readonly info?: string | null;
  /** How names are written in lists. */
  readonly spell?: (path: string) => string;
  readonly encode?: (text: string) => Buffer;
  readonly lineEnd?: string;
  readonly between?: string;
}

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A bag that holds, unless it is told otherwise. */
export const bag = (options: Options = {}, change?: (files: BagFiles) => void): BagFiles => {
  const {
    payload = { 'a.txt': 'first', 'b/c.bin': 'second' },
    algorithms = ['sha256'],
    tagAlgorithms = ['sha256'],
    declaration = DECLARATION,
    info = 'Source-Organization: Somebody\nPayload-Oxum: 11.2\n',
    spell = (path: string) => path,
    encode = (text: string) => Buffer.from(text),
    lineEnd = '\n',
    between = '  ',
  } = options;
  const files: BagFiles = new Map();
  const list = (algorithm: string, paths: readonly string[]): Buffer =>
    encode(
      paths
        .map((path) => `${hex(algorithm, files.get(path) ?? Buffer.alloc(0))}${between}${spell(path)}${lineEnd}`)
        .join(''),
    );
  for (const [path, text] of Object.entries(payload)) files.set(`data/${path}`, Buffer.from(text));
  const paths = [...files.keys()];
  files.set('bagit.txt', Buffer.from(declaration as never));
  if (info !== null) files.set('bag-info.txt', encode(info));
  for (const algorithm of algorithms) files.set(`manifest-${algorithm}.txt`, list(algorithm, paths));
  change?.(files);
  const tags = [...files.keys()].filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
  for (const algorithm of tagAlgorithms)
    if (!files.has(`tagmanifest-${algorithm}.txt`)) files.set(`tagmanifest-${algorithm}.txt`, list(algorithm, tags));
  return files;
};

const edit = (path: string, change: (text: string) => string) => (files: BagFiles) =>
  void files.set(path, Buffer.from(change(String(files.get(path) ?? ''))));
const remove = (path: string) => (files: BagFiles) => void files.delete(path);
const put = (path: string, text: string | Buffer) => (files: BagFiles) => void files.set(path, Buffer.from(text as never));

const holds = (name: string, options?: Options, change?: (files: BagFiles) => void): BagCase => ({
  name,
  verdict: 'bag-holds',
  code: null,
  files: bag(options, change),
});
const refused = (
  name: string,
  verdict: VerifyVerdict,
  code: FindingCode,
  options: Options,
  change?: (files: BagFiles) => void,
): BagCase => ({ name, verdict, code, files: bag(options, change) });
const failed = (name: string, code: FindingCode, options: Options, change?: (files: BagFiles) => void): BagCase =>
  refused(name, 'failed', code, options, change);
const hostile = (name: string, code: FindingCode, options: Options, change?: (files: BagFiles) => void): BagCase =>
  refused(name, 'hostile', code, options, change);
const incomplete = (name: string, code: FindingCode, options: Options, change?: (files: BagFiles) => void): BagCase =>
  refused(name, 'incomplete', code, options, change);

const MANIFEST = 'manifest-sha256.txt';
const named = (path: string): ((files: BagFiles) => void) =>
  edit(MANIFEST, (text) => `${text}${'0'.repeat(64)}  ${path}\n`);
const fetchOf = (path: string): ((files: BagFiles) => void) => (files) => {
  files.set('fetch.txt', Buffer.from(`http://example.invalid/x 10 ${path}\n`));
};
const declared = (text: string | Buffer): Options => ({ declaration: text });
const le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();

export const BAGS: readonly BagCase[] = [
  holds('basic'),
  holds('md5', { algorithms: ['md5'], tagAlgorithms: ['md5'] }),
  holds('sha1', { algorithms: ['sha1'], tagAlgorithms: ['sha1'] }),
  holds('sha512', { algorithms: ['sha512'], tagAlgorithms: ['sha512'] }),
  holds('four-manifests', { algorithms: ['md5', 'sha1', 'sha256', 'sha512'] }),
  holds('no-tagmanifest', { tagAlgorithms: [] }),
  holds('no-bag-info', { info: null }),
  holds('bag-info-without-oxum', { info: 'Contact-Name: X\n' }),
  holds('empty-payload-file', { payload: { empty: '' }, info: null }),
  holds('lines-ended-by-cr-lf', { lineEnd: '\r\n' }),
  holds('lines-ended-by-cr', { lineEnd: '\r' }),
  holds('hash-and-path-apart-by-tab', { between: '\t' }),
  holds('hash-and-path-apart-by-many-blanks', { between: '      ' }),
  holds('asterisk-of-md5sum', { between: ' *' }),
  holds('hashes-in-capitals', {}, edit(MANIFEST, (text) => text.replace(/^[0-9a-f]{64}/gm, (hash) => hash.toUpperCase()))),
  holds('name-with-blanks', { payload: { 'a b  c.txt': 'first' }, info: null }),
  holds('name-in-umlauts', { payload: { 'Prüfung.txt': 'first' }, info: null }),
  holds('name-with-percent-encoded-percent', {
    payload: { '100%.txt': 'x' },
    info: null,
    spell: (path) => path.replace('%', '%25'),
  }),
  holds('name-with-a-percent-that-encodes-nothing', { payload: { 'a%20b.txt': 'x' }, info: null }),
  holds('name-decomposed-on-disk-composed-in-list', {
    payload: { 'e\u0301.txt': 'x' },
    info: null,
    spell: (path) => path.normalize('NFC'),
  }),
  holds('name-composed-on-disk-decomposed-in-list', {
    payload: { '\u00e9.txt': 'x' },
    info: null,
    spell: (path) => path.normalize('NFD'),
  }),
  holds('bag-info-with-folded-lines', { info: 'External-Description: one\n  two\n\tthree\nPayload-Oxum: 11.2\n' }),
  holds('bag-info-label-repeated', { info: 'Contact-Name: A\nContact-Name: B\n' }),
  holds('tag-files-in-utf-16-little', {
    declaration: DECLARATION.replace('UTF-8', 'UTF-16'),
    encode: le,
  }),
  holds('tag-files-in-utf-16-big', { declaration: DECLARATION.replace('UTF-8', 'UTF-16'), encode: be }),
  holds('tag-files-in-iso-8859-1', {
    payload: { 'Prüfung.txt': 'x' },
    info: 'Contact-Name: Jürgen\n',
    declaration: DECLARATION.replace('UTF-8', 'ISO-8859-1'),
    encode: (text) => Buffer.from(text, 'latin1'),
  }),
  holds('declaration-with-cr-lf', declared(DECLARATION.replaceAll('\n', '\r\n'))),
  holds('declaration-without-last-line-end', declared(DECLARATION.trimEnd())),
  holds('other-tag-files-and-folders', {}, put('metadata/notes.xml', '<x/>')),
  holds('tag-file-that-no-tagmanifest-names', { tagAlgorithms: [] }, put('notes.txt', 'x')),
  holds('signatures-among-the-payload', { payload: { 'x.minisig': 'x', 'signer.pub': 'y' }, info: null }),
  holds('fetched-already', {}, fetchOf('data/a.txt')),
  failed('payload-changed', 'file.changed', {}, put('data/a.txt', 'First')),
  failed('payload-changed-against-md5-only', 'file.changed', { algorithms: ['md5'] }, put('data/a.txt', 'First')),
  failed('one-of-two-manifests-disagrees', 'file.changed', { algorithms: ['md5', 'sha256'] }, edit('manifest-md5.txt', (text) => text.replace(/^[0-9a-f]{4}/, '0000'))),
  failed('payload-not-listed', 'file.unlisted', {}, put('data/extra.txt', 'x')),
  failed('payload-in-one-of-two-manifests-only', 'file.unlisted', { algorithms: ['md5', 'sha256'] }, edit('manifest-md5.txt', (text) => text.replace(/^.*\n/, ''))),
  failed('tag-file-changed', 'file.changed', {}, (files) => {
    files.set('notes.txt', Buffer.from('x'));
    files.set('tagmanifest-sha256.txt', Buffer.from(`${'0'.repeat(64)}  notes.txt\n`));
  }),
  failed('line-twice-with-other-hashes', 'list.malformed', {}, edit(MANIFEST, (text) => `${text}${'0'.repeat(64)}  data/a.txt\n`)),
  failed('line-twice-the-same', 'list.malformed', {}, edit(MANIFEST, (text) => `${text}${text.split('\n')[0] ?? ''}\n`)),
  failed('manifest-with-byte-order-mark', 'list.malformed', {}, edit(MANIFEST, (text) => `\ufeff${text}`)),
  failed('manifest-names-a-tag-file', 'list.malformed', {}, named('bagit.txt')),
  failed('manifest-with-a-dot-in-front', 'list.malformed', { spell: (path) => `./${path}`, tagAlgorithms: [] }),
  failed('tagmanifest-names-payload', 'list.malformed', {}, put('tagmanifest-sha256.txt', `${'0'.repeat(64)}  data/a.txt\n`)),
  failed('tagmanifest-names-a-tagmanifest', 'list.malformed', {}, put('tagmanifest-sha256.txt', `${'0'.repeat(64)}  tagmanifest-md5.txt\n`)),
  failed('hash-too-short', 'list.malformed', {}, edit(MANIFEST, (text) => text.replace(/^.{4}/, ''))),
  failed('line-without-a-path', 'list.malformed', {}, edit(MANIFEST, (text) => `${text}${'0'.repeat(64)}\n`)),
  failed('manifest-not-in-its-encoding', 'list.malformed', {}, put(MANIFEST, Buffer.from([0xff, 0xfe, 0xfd]))),
  failed('manifest-of-utf-8-declared-ascii', 'list.malformed', {
    payload: { 'é.txt': 'x' },
    info: null,
    declaration: DECLARATION.replace('UTF-8', 'US-ASCII'),
  }),
  failed('oxum-with-wrong-bytes', 'bag.info', { info: 'Payload-Oxum: 12.2\n' }),
  failed('oxum-with-wrong-count', 'bag.info', { info: 'Payload-Oxum: 11.3\n' }),
  failed('oxum-of-another-form', 'bag.info', { info: 'Payload-Oxum: many\n' }),
  failed('oxum-twice', 'bag.info', { info: 'Payload-Oxum: 11.2\nPayload-Oxum: 11.2\n' }),
  failed('bag-info-line-without-a-colon', 'bag.info', { info: 'nonsense\n' }),
  failed('declaration-with-byte-order-mark', 'bag.declaration', declared(`\ufeff${DECLARATION}`)),
  failed('declaration-of-one-line', 'bag.declaration', declared('BagIt-Version: 1.0\n')),
  failed('declaration-in-another-order', 'bag.declaration', declared('Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n')),
  failed('declaration-with-more-lines', 'bag.declaration', declared(`${DECLARATION}More: x\n`)),
  failed('declaration-with-blanks', 'bag.declaration', declared(DECLARATION.replace('Version: ', 'Version : '))),
  failed('declaration-without-a-number', 'bag.declaration', declared(DECLARATION.replace('1.0', 'one'))),
  failed('declaration-of-an-unknown-encoding', 'bag.declaration', declared(DECLARATION.replace('UTF-8', 'KOI8-R'))),
  failed('declaration-in-utf-16', 'bag.declaration', declared(le(DECLARATION))),
  failed('declaration-empty', 'bag.declaration', declared('')),
  failed('fetch-line-that-is-none', 'list.malformed', {}, put('fetch.txt', 'nonsense\n')),
  incomplete('version-0.97', 'bag.version', declared(DECLARATION.replace('1.0', '0.97'))),
  incomplete('version-2.0', 'bag.version', declared(DECLARATION.replace('1.0', '2.0'))),
  incomplete('payload-missing', 'file.missing', {}, remove('data/a.txt')),
  incomplete('tag-file-missing', 'file.missing', {}, put('tagmanifest-sha256.txt', `${'0'.repeat(64)}  notes.txt\n`)),
  incomplete('no-manifest', 'list.missing', { algorithms: [] }),
  incomplete('manifest-of-an-unknown-algorithm-beside', 'bag.algorithm', {}, put('manifest-sha3.txt', 'x')),
  incomplete('manifest-of-an-unknown-algorithm-alone', 'list.missing', { algorithms: [] }, put('manifest-sha3.txt', 'x')),
  incomplete('to-be-fetched', 'bag.fetch-needed', { info: null }, (files) => {
    named('data/far.bin')(files);
    fetchOf('data/far.bin')(files);
  }),
  hostile('list-leads-out', 'name.escapes', {}, named('data/../../x')),
  hostile('list-names-an-absolute-path', 'name.escapes', {}, named('/etc/passwd')),
  hostile('list-names-a-home', 'name.escapes', {}, named('~user/x')),
  hostile('list-names-a-share', 'name.escapes', {}, named('\\\\server\\share\\x')),
  hostile('list-names-a-drive', 'name.escapes', {}, named('C:\\x')),
  hostile('tag-list-leads-out', 'name.escapes', {}, put('tagmanifest-sha256.txt', `${'0'.repeat(64)}  ../x\n`)),
  hostile('fetch-leads-out', 'name.escapes', {}, fetchOf('data/../../x')),
  hostile('fetch-to-a-home', 'name.escapes', {}, fetchOf('~/x')),
  hostile('name-that-leads-out', 'name.escapes', {}, put('data/../../x', 'x')),
  hostile('name-of-a-device', 'name.reserved', {}, put('data/CON', 'x')),
  hostile('twins-in-case', 'name.twin', { payload: { 'a.txt': 'x', 'A.txt': 'y' }, info: null }),
  hostile('twins-in-unicode-form', 'name.twin', { payload: { 'e\u0301.txt': 'x', '\u00e9.txt': 'y' }, info: null }),
  failed('ours-without-its-signature', 'signature.missing', { info: 'Muniment-Format: muniment-package-1\n' }),
  failed('ours-stripped-of-all-but-package-json', 'signature.missing', {
    payload: { 'package.json': '{"format":"muniment-package-1"}' },
    info: null,
  }),
  failed('ours-with-its-format-escaped', 'signature.missing', {
    payload: { 'package.json': '{"format":"muniment\\u002dpackage-1"}' },
    info: null,
  }),
  failed('ours-in-another-encoding', 'signature.missing', {
    info: 'Muniment-Format: muniment-package-1\n',
    declaration: DECLARATION.replace('UTF-8', 'UTF-16LE'),
    encode: le,
  }),
  failed('ours-by-its-custody-alone', 'signature.missing', { payload: { '90_custody/roster.json': '{}' }, info: null }),
  failed('ours-by-its-evidence-alone', 'signature.missing', {
    payload: { '30_evidence/EVD-0000-0099/EVD-0042.03_CC6.1_review.pdf': 'x' },
    info: null,
  }),
  failed('ours-with-a-list-of-empty-lines', 'list.malformed', {
    info: 'Muniment-Format: muniment-package-1\n',
  }, put('manifest-sha256.txt', '\n'.repeat(100_000))),
  failed('info-of-one-long-line', 'bag.info', { info: `a${' '.repeat(300_000)}\n` }),
];
