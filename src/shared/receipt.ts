// The text of a receipt (docs/format/receipt-v2.md §1, and receipt-v1.md before it): written after a check of a package,
// signed by whoever received it, read by the vault. Whether a signature holds is asked elsewhere.
import { isPlainlyVisible } from './visible-text';

const FORMAT_BEFORE = 'muniment-receipt-1';
export const RECEIPT_FORMAT = 'muniment-receipt-2';
/** Bytes of the largest text, and of the largest signature file. */
export const RECEIPT_BYTES = 4096;
export const RECEIPT_SIGNATURE_BYTES = 8192;

/** What the receipt fixes outside of the vault beside the package: all files, and the journal up to its building. */
export interface ReceiptAnchor {
  /** SHA-256 of manifest-sha256.txt. */
  readonly manifestSha256: string;
  /** First 16 hex digits of the vault's id. */
  readonly vault: string;
  /** Number of entries of the custody record: they are numbered from 0. */
  readonly journalEntries: number;
  /** Leaf of the last of them. */
  readonly journalHead: string;
}

export interface ReceiptFacts {
  readonly packageId: string;
  readonly round: number;
  readonly sealNumber: string;
  /** 56 characters of minisign: who signed the package. */
  readonly signerKey: string;
  /** Null in version 1, which has none. */
  readonly anchor: ReceiptAnchor | null;
  readonly verdict: string;
  readonly files: number;
  readonly bytes: number;
  /** Program and version that checked. */
  readonly verifier: string;
  readonly receivedOn: string;
  readonly person: string;
  readonly firm: string;
}

export const RECEIPT_VERDICTS: readonly string[] = ['verified', 'verified-unknown-signer'];

/** Of facts without an anchor, version 1. */
export const receiptText = (facts: ReceiptFacts): string => {
  const { anchor } = facts;
  return [
    anchor === null ? FORMAT_BEFORE : RECEIPT_FORMAT,
    `package: ${facts.packageId}`,
    `round: ${String(facts.round)}`,
    `seal number: ${facts.sealNumber}`,
    `signer key: ${facts.signerKey}`,
    ...(anchor === null
      ? []
      : [
          `manifest: ${anchor.manifestSha256}`,
          `vault: ${anchor.vault}`,
          `journal entries: ${String(anchor.journalEntries)}`,
          `journal head: ${anchor.journalHead}`,
        ]),
    `verdict: ${facts.verdict}`,
    `files: ${String(facts.files)}`,
    `bytes: ${String(facts.bytes)}`,
    `verifier: ${facts.verifier}`,
    `received on: ${facts.receivedOn}`,
    `person: ${facts.person}`,
    `firm: ${facts.firm}`,
    '',
  ].join('\n');
};

const HASH = '([0-9a-f]{64})';
const COUNT = String.raw`(0|[1-9]\d{0,14})`;
const TEXT = String.raw`(\S|\S[^\n]*\S)`;
const LINES = new RegExp(
  [
    `^(?:${FORMAT_BEFORE}|${RECEIPT_FORMAT})`,
    String.raw`package: (PKG-\d{4}-\d{2,4})`,
    String.raw`round: ([1-9]\d{0,2})`,
    `seal number: ${HASH}`,
    'signer key: ([A-Za-z0-9+/]{56})(?:',
    `manifest: ${HASH}`,
    'vault: ([0-9a-f]{16})',
    String.raw`journal entries: ([1-9]\d{0,14})`,
    `journal head: ${HASH})?`,
    `verdict: (${RECEIPT_VERDICTS.join('|')})`,
    `files: ${COUNT}`,
    `bytes: ${COUNT}`,
    `verifier: ${TEXT}`,
    String.raw`received on: (\d{4}-\d{2}-\d{2})`,
    `person: ${TEXT}`,
    `firm: ${TEXT}`,
    '$',
  ].join('\n'),
);

const NAME_LENGTH = 200;
const VERIFIER_LENGTH = 100;

const isText = (text: string, most: number): boolean =>
  text.length <= most && text.trim() === text && text !== '' && isPlainlyVisible(text);

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Whether these facts make a receipt that can be read again. */
export const isReceipt = (facts: ReceiptFacts): boolean => readReceipt(receiptText(facts)) !== null;

/** Null when it is in neither of its two forms. */
export const readReceipt = (text: string): ReceiptFacts | null => {
  const found: (string | undefined)[] | undefined = LINES.exec(text)?.slice(1);
  if (found === undefined) return null;
  const [packageId = '', round, sealNumber = '', signerKey = '', ...more] = found;
  const [manifestSha256, vault = '', journalEntries, journalHead = '', verdict = '', files, bytes, ...said] =
    more;
  const [verifier = '', receivedOn = '', person = '', firm = ''] = said;
  if (!isText(verifier, VERIFIER_LENGTH) || !isText(person, NAME_LENGTH) || !isText(firm, NAME_LENGTH))
    return null;
  if (!isDay(receivedOn)) return null;
  const anchor =
    manifestSha256 === undefined
      ? null
      : { manifestSha256, vault, journalEntries: Number(journalEntries), journalHead };
  const counts = { round: Number(round), files: Number(files), bytes: Number(bytes) };
  const facts = { packageId, sealNumber, signerKey, verdict, verifier, receivedOn, person, firm, ...counts };
  const receipt: ReceiptFacts = { ...facts, anchor };
  // `$` also stands before a line break at the very end, and each version has its own lines.
  return text === receiptText(receipt) ? receipt : null;
};
