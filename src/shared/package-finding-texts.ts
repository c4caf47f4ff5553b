// What an auditor reads for each finding about a package, in the browser page and wherever else findings are
// shown: what it means and what to do. docs/format/package-v1.md §9 lists the codes for programs.
import type { FindingText } from './finding-texts';

const REFUSE = 'Do not unpack it with another program. Tell the sender, on a number you already had.';
const ASK_AGAIN = 'Do not rely on the package: ask for it again, over another route.';
const ASK_FOR_REST = 'Ask for what is missing, or for the whole package again.';
const CALL = 'Stop here and call the person who sent it, on a number you already had.';

const NAME = 'A file has a name that no honest program writes';
const ZIP = 'The zip is put together so that two programs can see different things in it';

export const PACKAGE_FINDING_TEXTS: Readonly<Record<string, readonly [what: string, next: string]>> = {
  'name.escapes': [`${NAME}: it leads out of the folder it is unpacked to.`, REFUSE],
  'name.unsafe': [`${NAME}: it holds characters that hide or change what you read.`, REFUSE],
  'name.reserved': [`${NAME}: Windows takes it for a device, or cuts its end off.`, REFUSE],
  'name.too-long': [`${NAME}: it is too long, or too many folders deep.`, REFUSE],
  'name.duplicate': ['Two files have the same name; an unpacker keeps one of them.', REFUSE],
  'name.twin': ['Two names look alike, or are one name to some computers.', REFUSE],
  'name.file-as-folder': ['One name is a file and a folder at once.', REFUSE],
  'name.two-spellings': ['A file has a second, hidden name; programs would show one or the other.', REFUSE],
  'entry.link-or-device': ['Something is not a file but a link or a device.', REFUSE],
  'entry.encrypted': ['A file inside the zip is encrypted, so that it cannot be checked.', REFUSE],
  'entry.method': ['A file is packed in a way that is not allowed.', REFUSE],
  'entry.header-mismatch': [`${ZIP}: a file is described in two ways.`, REFUSE],
  'entry.overlap': [`${ZIP}: files share the same bytes.`, REFUSE],
  'entry.bomb': ['A file grows beyond measure, or beyond what is announced, when it is unpacked.', REFUSE],
  'zip.prepended': [`${ZIP}: something stands in front of the first file.`, REFUSE],
  'zip.trailing': [`${ZIP}: something stands behind its end.`, REFUSE],
  'zip.gap': [`${ZIP}: it holds bytes that belong to no file.`, REFUSE],
  'zip.comment': ['The zip carries a comment; a package has none.', REFUSE],
  'zip.contradictory': [`${ZIP}: its own records disagree.`, REFUSE],
  'zip.too-many-entries': ['There are more files than a package may have.', REFUSE],
  'file.too-large': ['A list is longer than any list of a package.', REFUSE],
  'json.hostile': ['A list is nested so deeply that it can only be meant to harm.', REFUSE],
  'zip.unreadable': ['The list of files at the end of the zip cannot be read.', ASK_AGAIN],
  'zip.not-canonical': [
    'The zip is not the one that was built; somebody packed it again or changed it.',
    ASK_AGAIN,
  ],
  'entry.unreadable': ['A file cannot be read.', ASK_AGAIN],
  'entry.checksum': ['The bytes of a file are not those the zip was made with.', ASK_AGAIN],
  'bag.top-folder': [
    'The one folder of the package is missing, or has the name of another package.',
    ASK_AGAIN,
  ],
  'bag.declaration': ['The package does not say in the one right way what it is (bagit.txt).', ASK_AGAIN],
  'bag.info': ['The summary of the package (bag-info.txt) disagrees with what is in it.', ASK_AGAIN],
  'bag.fetch': ['The package wants files fetched from elsewhere; nothing was fetched.', ASK_AGAIN],
  'signature.malformed': ['The signature has not the one form it may have.', ASK_AGAIN],
  'signature.invalid': ['The signature does not belong to this list of files and this key.', ASK_AGAIN],
  'signature.comment': ['The statement beside the signature is not the one that was signed.', ASK_AGAIN],
  'signature.other-signer': ['The package is signed, but not by the key you were told.', CALL],
  'signer.malformed': ['The file with the signer’s key holds no key, or contradicts itself.', ASK_AGAIN],
  'signer.chain-broken': ['The statements that lead from one signing key to the next do not hold.', CALL],
  'list.malformed': ['A list of files has another form than it may have.', ASK_AGAIN],
  'file.changed': ['A file is not the one that was signed.', ASK_AGAIN],
  'file.unlisted': ['There is a file that nobody signed.', ASK_AGAIN],
  'json.malformed': ['A list for programs cannot be read as the format asks.', ASK_AGAIN],
  'package.disagrees': ['Two places of the package tell different things.', ASK_AGAIN],
  'package.auditor-result': [
    'The package holds a place for a result, which only an auditor gives.',
    ASK_AGAIN,
  ],
  'custody.malformed': ['The record of who did what cannot be read.', ASK_AGAIN],
  'custody.broken': ['The record of who did what is not in one unbroken order.', ASK_AGAIN],
  'custody.signature': ['An entry of the record is not signed by the member it names.', ASK_AGAIN],
  'custody.disagrees': [
    'The record of who did what and the rest of the package tell different things.',
    ASK_AGAIN,
  ],
  'custody.not-allowed': ['The record tells of something its member had no right to do.', CALL],
  'custody.forked': ['The two packages tell different histories of one vault.', CALL],
  'round.disagrees': ['It is not the round it says it is.', CALL],
  'part.other-package': [
    'A part belongs to another package.',
    'Choose the parts of one package, all of them.',
  ],
  'bag.version': ['The bag is of a version that is not checked here.', ''],
  'bag.algorithm': ['The bag has lists of hashes that are not checked here.', ''],
  'bag.fetch-needed': ['The bag wants files fetched from elsewhere; nothing was fetched.', ASK_FOR_REST],
  'part.contradictory': ['Two parts disagree: they are not parts of one package.', ASK_AGAIN],
  'part.missing': [
    'A part of the package is missing.',
    'Choose all parts together, or ask for the one that is named.',
  ],
  'delta.base-needed': [
    'This package carries changes alone; files that did not change are in an earlier package.',
    'Check it together with the earlier package that is named.',
  ],
  'delta.other-base': [
    'The earlier package is not the one this package goes with.',
    'Choose the package that is named.',
  ],
  'zip.truncated': ['The end of the zip is missing; it was not received as a whole.', ASK_FOR_REST],
  'bag.missing': ['A file that every package has is missing.', ASK_FOR_REST],
  'signature.missing': ['The package is not signed.', ASK_FOR_REST],
  'signer.missing': ['The file with the signer’s key is missing.', ASK_FOR_REST],
  'list.missing': ['One of the two lists of files is missing.', ASK_FOR_REST],
  'file.missing': ['A listed file is not there.', ASK_FOR_REST],
  more: ['There is more of the same.', ''],
};

/** A code of a later version says only that something was found. */
export const packageFindingText = (code: string): FindingText => {
  const [what, next] = PACKAGE_FINDING_TEXTS[code.replace(/^base: /, '')] ?? [
    'Something was found.',
    ASK_AGAIN,
  ];
  return { what, next };
};
