// The text of a receipt (docs/format/receipt-v1.md §1): written after a check of a package, signed by whoever received
// it, read by the vault. Whether a signature holds is asked elsewhere.
import { isPlainlyVisible } from './visible-text';

export const RECEIPT_FORMAT = 'muniment-receipt-1';
/** Bytes of the largest text, and of the largest signature file. */
export const RECEIPT_BYTES = 4096;
export const RECEIPT_SIGNATURE_BYTES = 8192;

export interface ReceiptFacts {
  readonly packageId: string;
  readonly round: number;
  readonly sealNumber: string;
  /** 56 characters of minisign: who signed the package. */
  readonly signerKey: string;
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

export const receiptText = (facts: ReceiptFacts): string =>
  [
    RECEIPT_FORMAT,
    `package: ${facts.packageId}`,
    `round: ${String(facts.round)}`,
    `seal number: ${facts.sealNumber}`,
    `signer key: ${facts.signerKey}`,
    `verdict: ${facts.verdict}`,
    `files: ${String(facts.files)}`,
    `bytes: ${String(facts.bytes)}`,
    `verifier: ${facts.verifier}`,
    `received on: ${facts.receivedOn}`,
    `person: ${facts.person}`,
    `firm: ${facts.firm}`,
    '',
  ].join('\n');

const TEXT = String.raw`(\S|\S[^\n]*\S)`;
const LINES = new RegExp(
  [
    `^${RECEIPT_FORMAT}`,
    String.raw`package: (PKG-\d{4}-\d{2,4})`,
    String.raw`round: ([1-9]\d{0,2})`,
    String.raw`seal number: ([0-9a-f]{64})`,
    String.raw`signer key: ([A-Za-z0-9+/]{56})`,
    `verdict: (${RECEIPT_VERDICTS.join('|')})`,
    String.raw`files: (0|[1-9]\d{0,14})`,
    String.raw`bytes: (0|[1-9]\d{0,14})`,
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

/** Null when it is not in its one form. */
export const readReceipt = (text: string): ReceiptFacts | null => {
  const found = LINES.exec(text)?.slice(1).map(String);
  if (found === undefined) return null;
  const [packageId = '', round, sealNumber = '', signerKey = '', verdict = '', files, bytes, ...said] = found;
  const [verifier = '', receivedOn = '', person = '', firm = ''] = said;
  if (!isText(verifier, VERIFIER_LENGTH) || !isText(person, NAME_LENGTH) || !isText(firm, NAME_LENGTH))
    return null;
  if (!isDay(receivedOn)) return null;
  const counts = { round: Number(round), files: Number(files), bytes: Number(bytes) };
  const facts = { packageId, sealNumber, signerKey, verdict, verifier, receivedOn, person, firm, ...counts };
  // `$` also stands before a line break at the very end.
  return text === receiptText(facts) ? facts : null;
};
