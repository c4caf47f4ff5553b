// Every way we know to damage, fake or weaponize a package, named after the attack, with the verdict and
// the code it must get. A holder of the key is assumed where the attack says "signed".
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import type { FindingCode } from '../../../src/engine/verify';
import canonicalize from 'canonicalize';
import { toHex } from '../../../src/engine/crypto/bytes';
import { journalLeaf } from '../../../src/engine/crypto/hash';
import { signingKey } from '../../../src/engine/crypto/signing';
import { journalMessage } from '../../../src/engine/crypto/verify-signature';
import { minisignKeyId, minisignKeyText } from '../../../src/engine/crypto/signer-identity';
import { Bag, type EndOptions, entry, type Entry, putTogether, takeApart } from './forge';

export interface Attack {
  readonly name: string;
  readonly verdict: 'hostile' | 'failed' | 'incomplete';
  readonly code: FindingCode;
  readonly make: (zip: Buffer, signer: PackageSigner) => Buffer;
}

/** Changes the entries of the zip; nothing is signed anew. */
const zip = (
  name: string,
  verdict: Attack['verdict'],
  code: FindingCode,
  change: (entries: Entry[], top: string) => EndOptions | void,
): Attack => ({
  name,
  verdict,
  code,
  make: (good) => {
    const { entries, time } = takeApart(good);
    const top = String(entries[0]?.name).split('/')[0] ?? '';
    const end = change(entries, top);
    return putTogether(entries, time, end ?? {});
  },
});

/** Adds one entry with this name below data/. */
const named = (name: string, code: FindingCode, path: string | ((top: string) => string | Buffer)): Attack =>
  zip(name, 'hostile', code, (entries, top) => {
    entries.push(entry(typeof path === 'string' ? `${top}/data/${path}` : path(top), 'x'));
  });

/** Changes the content; `signed` says what is made consistent again afterwards. */
const content = (
  name: string,
  verdict: Attack['verdict'],
  code: FindingCode,
  signed: 'unsigned' | 'relisted and signed' | 'signed',
  change: (bag: Bag, signer: PackageSigner) => void,
): Attack => ({
  name,
  verdict,
  code,
  make: (good, signer) => {
    const { entries, time } = takeApart(good);
    const bag = new Bag(entries, time);
    change(bag, signer);
    if (signed === 'relisted and signed') bag.relist().sign(signer);
    if (signed === 'signed') bag.sign(signer);
    return bag.zip();
  },
});

const MINISIG = 'tagmanifest-sha256.txt.minisig';
const ENTRIES = 'data/90_custody/entries.jsonl';
const PACKAGE = 'data/package.json';
const CHECKPOINT = 'data/90_custody/checkpoint.txt';
const entryCount = (bag: Bag): number => String(bag.files.get(ENTRIES)).split('\n').length - 1;

/** Appends a journal line, well chained and signed, and makes everything that counts lines agree. */
const addEntry = (
  bag: Bag,
  said: { member: string; action: string; subject: string; detail: unknown },
  key: { readonly sign: (message: Uint8Array) => Uint8Array },
): void => {
  const seq = entryCount(bag);
  const last = JSON.parse(String(bag.files.get(ENTRIES)).split('\n').at(-2) ?? '') as { entry?: string; leaf?: string };
  const prev = last.entry === undefined ? last.leaf : toHex(journalLeaf(last.entry));
  const line = String(canonicalize({ ...said, seq, time: '2026-05-05T10:00:00Z', salt: '0'.repeat(32), prev }));
  const sig = Buffer.from(key.sign(journalMessage(line))).toString('base64');
  const head = toHex(journalLeaf(line));
  bag.edit(ENTRIES, (text) => `${text}${JSON.stringify({ entry: line, sig })}\n`);
  bag.json(PACKAGE, ({ custody }: { custody: { size: number; shown: number; head: string } }) => {
    Object.assign(custody, { size: custody.size + 1, shown: custody.shown + 1, head });
  });
  bag.edit(CHECKPOINT, (text) => `${text.split('\n')[0] ?? ''}\n${String(seq + 1)}\n${head}\n`);
};
const otherSigner = (): PackageSigner => signingKey(new Uint8Array(32).fill(99));
const evidenceOf = (entries: Entry[]): Entry => {
  const found = entries.find((one) => String(one.name).includes('/30_evidence/'));
  if (found === undefined) throw new Error('the package has evidence');
  return found;
};
const last = (entries: Entry[]): Entry => {
  const found = entries.at(-1);
  if (found === undefined) throw new Error('the package has entries');
  return found;
};
const firstLine = (bag: Bag): string => bag.text('manifest-sha256.txt').split('\n')[0] ?? '';
const replaceLine = (text: string, number: number, change: (line: string) => string): string =>
  text
    .split('\n')
    .map((line, index) => (index === number ? change(line) : line))
    .join('\n');

export const ATTACKS: readonly Attack[] = [
  // Names that leave the folder or deceive.
  named('path-leads-out', 'name.escapes', () => '../x'),
  named('path-leads-out-from-inside', 'name.escapes', 'a/../../../x'),
  named('path-absolute', 'name.escapes', () => '/etc/x'),
  named('path-with-drive', 'name.escapes', () => 'C:/x'),
  named('path-to-a-share', 'name.escapes', () => '\\\\server\\share'),
  named('path-with-backslashes', 'name.escapes', '30_evidence\\x'),
  named('path-to-a-home', 'name.escapes', () => '~/x'),
  named('name-empty-part', 'name.unsafe', 'a//x'),
  named('name-dot-part', 'name.unsafe', 'a/./x'),
  named('name-with-zero-byte', 'name.unsafe', 'x\u0000.pdf'),
  named('name-with-line-break', 'name.unsafe', 'x\n.pdf'),
  named('name-with-escape-sequence', 'name.unsafe', 'x\u001b[31m.pdf'),
  named('name-turned-right-to-left', 'name.unsafe', 'x\u202efdp.exe'),
  named('name-isolated-direction', 'name.unsafe', 'x\u2066y'),
  named('name-with-zero-width', 'name.unsafe', 'x\u200b.pdf'),
  named('name-not-utf8', 'name.unsafe', (top) => Buffer.concat([Buffer.from(`${top}/data/`), Buffer.from([0xff, 0xfe])])),
  named('name-with-stream', 'name.unsafe', 'x.txt:stream'),
  named('name-ends-in-dot', 'name.reserved', 'x.'),
  named('name-ends-in-space', 'name.reserved', 'x '),
  named('name-of-device', 'name.reserved', 'CON'),
  named('name-of-device-with-extension', 'name.reserved', 'lpt9.txt'),
  named('name-of-256-bytes', 'name.too-long', 'a'.repeat(256)),
  named('path-of-300-characters', 'name.too-long', `${'a/'.repeat(5)}${'b'.repeat(150)}/${'c'.repeat(140)}`),
  named('path-of-20-folders', 'name.too-long', 'a/'.repeat(20) + 'x'),
  named('name-decomposed', 'name.twin', 'e\u0301.pdf'),
  named('name-case-twin', 'name.twin', 'PACKAGE.json'),
  named('name-twice', 'name.duplicate', 'package.json'),
  named('file-used-as-folder', 'name.file-as-folder', 'package.json/x'),
  // Zip records that lie.
  zip('entry-is-a-symlink', 'hostile', 'entry.link-or-device', (entries) => void (evidenceOf(entries).central.mode = 0o120777)),
  zip('entry-is-a-device', 'hostile', 'entry.link-or-device', (entries) => void (evidenceOf(entries).central.mode = 0o020666)),
  zip('entry-is-a-pipe', 'hostile', 'entry.link-or-device', (entries) => void (evidenceOf(entries).central.mode = 0o010666)),
  zip('entry-has-a-second-name', 'hostile', 'name.two-spellings', (entries) => {
    evidenceOf(entries).central.extra = Buffer.concat([Buffer.from([0x75, 0x70, 6, 0, 1, 0, 0, 0, 0]), Buffer.from('x')]);
  }),
  zip('local-name-differs', 'hostile', 'entry.header-mismatch', (entries) => void (last(entries).local.name = 'other.txt'.padEnd(String(last(entries).name).length, 'x'))),
  zip('local-size-differs', 'hostile', 'entry.header-mismatch', (entries) => void (last(entries).local.size = 3)),
  zip('local-checksum-differs', 'hostile', 'entry.header-mismatch', (entries) => void (last(entries).local.crc = 3)),
  zip('local-flags-differ', 'hostile', 'entry.header-mismatch', (entries) => void (last(entries).local.flags = 0x800)),
  zip('descriptor-lies', 'failed', 'zip.not-canonical', (entries) => void (evidenceOf(entries).descriptorCrc = 1)),
  zip('checksum-wrong-everywhere', 'failed', 'entry.checksum', (entries) => void (last(entries).central.crc = 1)),
  zip('entry-encrypted', 'hostile', 'entry.encrypted', (entries) => void (last(entries).central.flags = 1)),
  zip('entry-of-unknown-method', 'hostile', 'entry.method', (entries) => void (last(entries).central.method = 12)),
  zip('entry-stored-with-two-sizes', 'hostile', 'zip.contradictory', (entries) => void (last(entries).central.size = 5)),
  zip('entries-overlap', 'hostile', 'entry.overlap', (entries) => void (last(entries).central.offset = 0)),
  zip('bomb-of-zeros', 'hostile', 'entry.bomb', (entries, top) => {
    entries.push({ ...entry(`${top}/data/zeros`, Buffer.alloc(20_000_000)), deflated: true });
  }),
  zip('bomb-with-a-small-announcement', 'hostile', 'entry.bomb', (entries, top) => {
    const zeros = { ...entry(`${top}/data/zeros`, Buffer.alloc(20_000_000)), deflated: true };
    zeros.central.size = 100_000;
    entries.push(zeros);
  }),
  zip('bytes-prepended', 'hostile', 'zip.prepended', () => ({ prepend: Buffer.from('#!/bin/sh\n') })),
  zip('bytes-appended', 'hostile', 'zip.trailing', () => ({ append: Buffer.from('more') })),
  zip('comment-on-the-zip', 'hostile', 'zip.comment', () => ({ comment: Buffer.from('hello') })),
  zip('bytes-between-entries', 'hostile', 'zip.gap', (entries) => void (last(entries).before = Buffer.from('hidden'))),
  zip('bytes-before-the-directory', 'hostile', 'zip.gap', () => ({ beforeDirectory: Buffer.from('hidden') })),
  zip('entry-hidden-from-the-directory', 'hostile', 'zip.gap', (entries) => {
    const hidden = putTogether([entry('hidden', 'secret')], 0);
    last(entries).before = hidden.subarray(0, hidden.indexOf('PK\u0001\u0002'));
  }),
  zip('fewer-entries-announced', 'hostile', 'zip.contradictory', (entries) => ({ entryCount: entries.length - 1 })),
  zip('more-entries-announced', 'failed', 'zip.unreadable', (entries) => ({ entryCount: entries.length + 1 })),
  zip('directory-offset-lies', 'hostile', 'zip.contradictory', () => ({ directoryOffset: 7 })),
  zip('spread-over-disks', 'failed', 'zip.unreadable', () => ({ disk: 3 })),
  zip('time-is-nonsense', 'failed', 'zip.not-canonical', (entries) => void (last(entries).central.time = 0xffffffff)),
  zip('time-of-another-day', 'failed', 'zip.not-canonical', (entries) => {
    for (const one of entries) one.central.time = 0x5a210000;
  }),
  zip('mode-executable', 'failed', 'zip.not-canonical', (entries) => void (last(entries).central.mode = 0o100755)),
  zip('entry-deflated', 'failed', 'zip.not-canonical', (entries) => void (last(entries).deflated = true)),
  zip('entry-of-a-folder', 'failed', 'zip.not-canonical', (entries, top) => {
    entries.push({ ...entry(`${top}/zzz/`, ''), central: { mode: 0o040755 } });
  }),
  zip('entries-out-of-order', 'failed', 'zip.not-canonical', (entries) => void entries.reverse()),
  { name: 'truncated', verdict: 'incomplete', code: 'zip.truncated', make: (good) => good.subarray(0, good.length - 30) },
  { name: 'truncated-to-half', verdict: 'incomplete', code: 'zip.truncated', make: (good) => good.subarray(0, good.length >> 1) },
  { name: 'empty-file', verdict: 'incomplete', code: 'zip.truncated', make: () => Buffer.alloc(0) },
  { name: 'second-zip-appended',
    verdict: 'hostile',
    code: 'zip.contradictory', make: (good) => Buffer.concat([good, putTogether([entry('a/b', 'c')], 0)]) },
  // The bag: more, less or other files than the lists say.
  content('file-added-below-data', 'failed', 'file.unlisted', 'unsigned', (bag) => void bag.write('data/extra.txt', 'x')),
  content('file-added-beside-data', 'failed', 'file.unlisted', 'unsigned', (bag) => void bag.write('extra.txt', 'x')),
  content('file-removed', 'incomplete', 'file.missing', 'unsigned', (bag) => void bag.files.delete('data/00_README.txt')),
  content('evidence-changed', 'failed', 'file.changed', 'unsigned', (bag) => {
    const path = [...bag.files.keys()].find((one) => one.includes('30_evidence')) ?? '';
    bag.edit(path, (text) => text.replace('e', 'E'));
  }),
  content('evidence-changed-and-relisted', 'failed', 'signature.invalid', 'unsigned', (bag) => {
    const path = [...bag.files.keys()].find((one) => one.includes('30_evidence')) ?? '';
    bag.edit(path, (text) => text.replace('e', 'E')).relist();
  }),
  content('manifest-line-removed', 'failed', 'file.unlisted', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => text.replace(/^.*\n/, '')).retag()),
  content('manifest-line-twice', 'failed', 'list.malformed', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => `${firstLine(bag)}\n${text}`).retag()),
  content('manifest-line-without-file', 'incomplete', 'file.missing', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => `${text}${'0'.repeat(64)}  data/zzz\n`).retag()),
  content('manifest-names-file-outside', 'failed', 'list.malformed', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => `${text}${'0'.repeat(64)}  ../zzz\n`).retag()),
  content('manifest-with-windows-line-ends', 'failed', 'list.malformed', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => text.replace(/\n/g, '\r\n')).retag()),
  content('manifest-with-byte-order-mark', 'failed', 'list.malformed', 'signed', (bag) => void bag.edit('manifest-sha256.txt', (text) => `\ufeff${text}`).retag()),
  content('manifest-of-md5-only', 'incomplete', 'list.missing', 'signed', (bag) => {
    bag.write('manifest-md5.txt', 'd41d8cd98f00b204e9800998ecf8427e  data/package.json\n').files.delete('manifest-sha256.txt');
    bag.retag();
  }),
  content('fetch-list', 'failed', 'bag.fetch', 'signed', (bag) => void bag.write('fetch.txt', 'http://example.invalid/x 1 data/x\n').retag()),
  content('declaration-of-another-version', 'failed', 'bag.declaration', 'signed', (bag) => void bag.edit('bagit.txt', (text) => text.replace('1.0', '0.97')).retag()),
  content('bag-info-of-another-package', 'failed', 'bag.info', 'signed', (bag) => void bag.edit('bag-info.txt', (text) => text.replace('PKG-2026-01', 'PKG-2026-02')).retag()),
  content('bag-info-oxum-wrong', 'failed', 'bag.info', 'signed', (bag) => void bag.edit('bag-info.txt', (text) => text.replace(/Oxum: \d/, 'Oxum: 9')).retag()),
  zip('two-top-folders', 'failed', 'bag.top-folder', (entries) => void entries.push(entry('zzz/x', 'x'))),
  zip('file-beside-the-top-folder', 'failed', 'bag.top-folder', (entries) => void entries.push(entry('zzz', 'x'))),
  zip('top-folder-of-another-package', 'failed', 'bag.top-folder', (entries, top) => {
    for (const one of entries) one.name = String(one.name).replace(top, top.replace('PKG-2026-01', 'PKG-2026-02'));
  }),
  // The signature.
  content('unsigned', 'incomplete', 'signature.missing', 'unsigned', (bag) => void bag.files.delete(MINISIG)),
  content('signer-removed', 'incomplete', 'signer.missing', 'unsigned', (bag) => void bag.files.delete('signer.pub')),
  content('tag-manifest-removed', 'incomplete', 'list.missing', 'unsigned', (bag) => void bag.files.delete('tagmanifest-sha256.txt')),
  content('signed-by-another-key', 'failed', 'signature.invalid', 'unsigned', (bag) => void bag.sign(otherSigner())),
  content('signed-by-another-key-with-the-same-id', 'failed', 'signature.invalid', 'unsigned', (bag, signer) => {
    bag.sign(otherSigner()).edit(MINISIG, (text) =>
      replaceLine(text, 1, (line) => {
        const bytes = Buffer.from(line, 'base64');
        bytes.set(minisignKeyId(signer.publicKey), 2);
        return bytes.toString('base64');
      }),
    );
  }),
  content('signature-of-another-list', 'failed', 'signature.invalid', 'unsigned', (bag, signer) => {
    const list = bag.text('tagmanifest-sha256.txt');
    bag.write('tagmanifest-sha256.txt', 'x').sign(signer).write('tagmanifest-sha256.txt', list);
  }),
  content('signature-of-the-legacy-kind', 'failed', 'signature.malformed', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => replaceLine(text, 1, (line) => `RW${line.slice(2)}`))),
  content('signature-with-other-base64', 'failed', 'signature.malformed', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => replaceLine(text, 3, (line) => line.replace(/.==$/, (end) => `${end.startsWith('A') ? 'B' : String.fromCharCode(end.charCodeAt(0) + 1)}==`)))),
  content('signature-with-an-extra-line', 'failed', 'signature.malformed', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => `${text}\n`)),
  content('signature-with-windows-line-ends', 'failed', 'signature.malformed', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => text.replace(/\n/g, '\r\n'))),
  content('signature-with-a-long-comment', 'failed', 'signature.malformed', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => text.replace('signature of', `signature ${'x'.repeat(3000)} of`))),
  content('untrusted-comment-changed', 'failed', 'signature.comment', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => text.replace('signature of', 'approved by the auditor:'))),
  content('trusted-comment-changed', 'failed', 'signature.comment', 'unsigned', (bag) => void bag.edit(MINISIG, (text) => text.replace('built=2026', 'built=2027'))),
  content('trusted-comment-of-another-package', 'failed', 'signature.comment', 'unsigned', (bag, signer) => void bag.sign(signer, bag.trustedComment().replace('PKG-2026-01', 'PKG-2026-07'))),
  content('trusted-comment-of-an-older-record', 'failed', 'signature.comment', 'unsigned', (bag, signer) => void bag.sign(signer, bag.trustedComment().replace(/seq=\d+/, 'seq=1'))),
  content('signer-replaced', 'failed', 'package.disagrees', 'unsigned', (bag) => void bag.newSigner(otherSigner()).retag().sign(otherSigner())),
  content('signer-malformed', 'failed', 'signer.malformed', 'unsigned', (bag) => void bag.write('signer.pub', 'untrusted comment: x\nRWxxxx\n')),
  // Content that its own signer made inconsistent or unfit.
  content('package-json-names-other-hash', 'failed', 'package.disagrees', 'signed', (bag) => void bag.json(PACKAGE, (json: { files: { sha256: string }[] }) => void ((json.files[0] ?? { sha256: '' }).sha256 = '0'.repeat(64))).write('manifest-sha256.txt', bag.list([...bag.files.keys()].filter((path) => path.startsWith('data/')))).retag()),
  content('package-json-of-another-format', 'failed', 'json.malformed', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { format: string }) => void (json.format = 'muniment-package-2'))),
  content('package-json-counts-lie', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { counts: { evidence: number } }) => void (json.counts.evidence += 1))),
  content('package-json-with-a-result', 'failed', 'package.auditor-result', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { controls: { result?: string }[] }) => void ((json.controls[0] ?? {}).result = 'no exceptions noted'))),
  content('package-json-hides-an-exception', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { exceptions: unknown[] }) => void json.exceptions.pop())),
  content('exception-with-evidence-that-is-not-there', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { exceptions: { evidence: string[] }[] }) => void json.exceptions[0]?.evidence.push('EVD-9999.01'))),
  content('exception-with-a-result', 'failed', 'package.auditor-result', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { exceptions: { conclusion?: string }[] }) => void ((json.exceptions[0] ?? {}).conclusion = 'not material'))),
  content('criterion-outside-the-scope-declared-not-applicable', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { engagement: { scope: { not_applicable: { criterion: string; reason: string }[] } } }) => void json.engagement.scope.not_applicable.push({ criterion: 'P1.1', reason: 'r' }))),
  content('gap-declared-not-applicable-as-well', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { engagement: { scope: { not_applicable: { criterion: string; reason: string }[] } } }) => void json.engagement.scope.not_applicable.push({ criterion: 'CC1.2', reason: 'r' }))),
  content('package-json-with-an-opinion', 'failed', 'package.auditor-result', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { opinion?: string }) => void (json.opinion = 'unmodified'))),
  content('package-json-not-canonical', 'failed', 'json.malformed', 'relisted and signed', (bag) => void bag.edit(PACKAGE, (text) => ` ${text}`)),
  content('package-json-key-twice', 'failed', 'json.malformed', 'relisted and signed', (bag) => void bag.edit(PACKAGE, (text) => text.replace('"format":', '"format":"x","format":').replace('{"controls"', '{ "controls"'))),
  content('package-json-nested-100000-deep', 'hostile', 'json.hostile', 'relisted and signed', (bag) => void bag.write(PACKAGE, '['.repeat(100_000) + ']'.repeat(100_000))),
  content('package-json-with-a-prototype', 'failed', 'json.malformed', 'relisted and signed', (bag) => void bag.write(PACKAGE, '{"__proto__":{"format":"muniment-package-1"}}')),
  content('package-json-not-utf8', 'failed', 'json.malformed', 'relisted and signed', (bag) => void bag.write(PACKAGE, Buffer.from([0x7b, 0xff, 0x7d]))),
  content('package-json-too-long', 'hostile', 'file.too-large', 'relisted and signed', (bag) => void bag.write(PACKAGE, Buffer.alloc(33 * 1024 * 1024, 0x20))),
  content('evidence-of-no-record', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.write('data/30_evidence/EVD-0000-0099/EVD-0099.01_x.txt', 'x')),
  content('verdict-better-than-the-omissions', 'failed', 'package.disagrees', 'relisted and signed', (bag) => {
    const better = (text: string): string => text.replace('"complete-with-declared-omissions"', '"complete"');
    bag.edit(PACKAGE, better).edit('data/omissions.json', better).edit('bag-info.txt', (text) => text.replace('complete-with-declared-omissions', 'complete'));
  }),
  content('omission-hidden', 'failed', 'package.disagrees', 'relisted and signed', (bag) => void bag.json('data/omissions.json', (json: { omissions: unknown[] }) => void json.omissions.pop())),
  content('custody-line-changed', 'failed', 'custody.broken', 'relisted and signed', (bag) => void bag.edit(ENTRIES, (text) => text.replace('T10:00:02Z', 'T11:00:02Z'))),
  content('custody-line-removed', 'failed', 'custody.broken', 'relisted and signed', (bag) => void bag.edit(ENTRIES, (text) => text.split('\n').filter((_line, index) => index !== 3).join('\n'))),
  content('custody-lines-swapped', 'failed', 'custody.broken', 'relisted and signed', (bag) => {
    bag.edit(ENTRIES, (text) => {
      const lines = text.split('\n');
      [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
      return lines.join('\n');
    });
  }),
  content('custody-cut-at-the-end', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.edit(ENTRIES, (text) => text.split('\n').slice(0, -2).join('\n') + '\n')),
  content('custody-signature-changed', 'failed', 'custody.signature', 'relisted and signed', (bag) => void bag.edit(ENTRIES, (text) => text.replace(/"sig":"(....)/, (_all, four: string) => `"sig":"${four === 'AAAA' ? 'BBBB' : 'AAAA'}`))),
  content('custody-roster-with-another-key', 'failed', 'custody.signature', 'relisted and signed', (bag) => void bag.edit('data/90_custody/roster.json', (text) => text.replace(/"ed25519":"[0-9a-f]{64}"/, `"ed25519":"${Buffer.from(otherSigner().publicKey).toString('hex')}"`))),
  content('custody-key-that-no-entry-names', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.edit('data/90_custody/roster.json', (text) => text.replace('"keys":[', `"keys":[{"ed25519":"${Buffer.from(otherSigner().publicKey).toString('hex')}","since_seq":9999},`))),
  content('custody-act-of-a-reader', 'failed', 'custody.not-allowed', 'relisted and signed', (bag) => {
    const reader = signingKey(new Uint8Array(32).fill(8));
    const readersKey = Buffer.from(reader.publicKey).toString('hex');
    const added = { name: 'Rae Reader', role: 'reader', memberKey: readersKey, memberBoxKey: readersKey, slot: '0'.repeat(32) };
    addEntry(bag, { member: 'MEM-01', action: 'member.added', subject: 'MEM-02', detail: added }, signingKey(new Uint8Array(32).fill(9)));
    addEntry(bag, { member: 'MEM-02', action: 'evidence.added', subject: 'EVD-0001', detail: {} }, reader);
    bag.json('data/90_custody/roster.json', (roster: { members: unknown[] }) => {
      const key = { ed25519: readersKey, minisign: minisignKeyText(reader.publicKey), since_seq: entryCount(bag) - 2 };
      roster.members.push({ id: 'MEM-02', name: 'Rae Reader', role: 'reader', keys: [key] });
    });
  }),
  content('custody-role-invented-in-the-roster', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.edit('data/90_custody/roster.json', (text) => text.replace('"role":"owner"', '"role":"editor"'))),
  content('custody-builder-who-is-no-member', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { package: { built_by: { id: string } } }) => void (json.package.built_by.id = 'MEM-07'))),
  content('custody-name-exchanged-in-the-roster', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => {
    const added = { name: 'Rae Reader', role: 'reader', memberKey: 'ab'.repeat(32), memberBoxKey: 'ab'.repeat(32), slot: '0'.repeat(32) };
    addEntry(bag, { member: 'MEM-01', action: 'member.added', subject: 'MEM-02', detail: added }, signingKey(new Uint8Array(32).fill(9)));
    bag.json('data/90_custody/roster.json', (roster: { members: unknown[] }) => {
      const key = { ed25519: 'ab'.repeat(32), minisign: '', since_seq: entryCount(bag) - 1 };
      roster.members.push({ id: 'MEM-02', name: 'Somebody else', role: 'reader', keys: [key] });
    });
  }),
  content('custody-line-that-is-no-line', 'failed', 'custody.malformed', 'relisted and signed', (bag) => void bag.edit(ENTRIES, (text) => replaceLine(text, 1, () => '{"seq":1}'))),
  content('custody-checkpoint-of-another-vault', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.edit('data/90_custody/checkpoint.txt', (text) => text.replace('0123', '9999'))),
  content('custody-entry-about-something-else', 'failed', 'custody.disagrees', 'relisted and signed', (bag) => void bag.json(PACKAGE, (json: { evidence: { custody_entries: number[] }[] }) => void ((json.evidence[0] ?? { custody_entries: [] }).custody_entries = [1]))),
  content(
    'evidence-other-than-taken-in',
    'failed',
    'custody.disagrees',
    'relisted and signed',
    (bag) => {
      const path = [...bag.files.keys()].find((one) => one.includes('30_evidence')) ?? '';
      const before = bag.sha256(path);
      bag.edit(path, (text) => text.replace('e', 'E'));
      bag.edit(PACKAGE, (text) => text.replaceAll(before, bag.sha256(path)));
    },
  ),
];
