// The receipt of the auditor (docs/format/receipt-v2.md): what was received and checked, and the journal's head it fixes
// outside of the vault. An acknowledgement, no opinion; only of a package in which nothing was found.
import { resolve } from 'node:path';
import type { WrittenFile } from '../../../shared/calls/packages';
import { UserError } from '../../../shared/errors';
import type { CalendarDate } from '../../../shared/period';
import { isReceipt, type ReceiptFacts, receiptText } from '../../../shared/receipt';
import { utf8 } from '../../crypto/bytes';
import { cryptoReady, sha256Hex } from '../../crypto/hash';
import { minisignSignature } from '../../crypto/minisign-signature';
import type { OpenVault } from '../../vault/open-vault';
import { refuseInsideVault } from '../../vault/outside-file';
import type { OpenedReceived } from '../opened-received';
import { comparisonOf, knowIn, signerVerdict } from './known-packages';
import { type SignedText, writeSigned } from './signed-files';
import { roundOf, workingFile } from './working-file';

export interface ReceiptToWrite {
  readonly targetPath: string;
  readonly receivedOn: CalendarDate;
  /** Who received it; the firm is the working file's own. */
  readonly person: string;
}

const GOOD: readonly string[] = ['verified', 'verified-unknown-signer'];

/** Throws review.not-checked: of a package that was not read to its end, or in which something was found. */
const factsOf = (
  vault: OpenVault,
  received: OpenedReceived,
  { receivedOn, person }: ReceiptToWrite,
): ReceiptFacts => {
  const { report, journal } = received;
  const comparison = comparisonOf(vault, received);
  if (report === null) throw new UserError('review.not-checked', { reason: 'not-read' });
  if (report.findings.length > 0 || !GOOD.includes(report.verdict))
    throw new UserError('review.not-checked', { reason: report.verdict });
  if (comparison.state === 'different') throw new UserError('review.not-checked', { reason: 'other-signer' });
  const facts: ReceiptFacts = {
    packageId: received.packageId,
    round: received.round,
    sealNumber: received.sealNumber,
    signerKey: received.signerKey,
    anchor: {
      manifestSha256: received.manifestSha256,
      vault: received.client,
      journalEntries: journal.entries,
      journalHead: journal.head,
    },
    verdict: signerVerdict(report, comparison),
    files: report.counts.files,
    bytes: report.counts.bytes,
    verifier: vault.environment.program,
    receivedOn,
    person: person.trim(),
    firm: vault.organization,
  };
  if (!isReceipt(facts))
    throw new UserError('use.bad-input', {
      what: 'The names of person and firm take up to 200 visible characters on one line.',
    });
  return facts;
};

const signedReceipt = (vault: OpenVault, text: string, round: string): SignedText => ({
  text,
  signature: minisignSignature(vault.signer, utf8(text), {
    trusted: `muniment receipt of ${round}`,
    untrusted: `signature of the receipt of ${round}`,
  }),
});

/**
 * Writes the receipt to `targetPath` and its signature beside it. The same receipt asked for again is written again,
 * the same to the byte.
 * @throws UserError review.no-working-file, review.not-checked, use.bad-input, disk.*
 */
export const writeReceipt = async (
  open: OpenVault | null,
  received: OpenedReceived,
  asked: ReceiptToWrite,
): Promise<WrittenFile[]> => {
  const vault = workingFile(open);
  refuseInsideVault(vault, resolve(asked.targetPath));
  await cryptoReady();
  const text = receiptText(factsOf(vault, received, asked));
  const { sealNumber: seal } = received;
  const known = vault.db
    .prepare(
      'SELECT text, signature FROM review_receipt WHERE seal = ? AND text = ? ORDER BY number DESC LIMIT 1',
    )
    .get(seal, text) as SignedText | undefined;
  const signed =
    known ??
    vault.write((change) => {
      knowIn(change, received);
      const { db, now, record } = change;
      const made = signedReceipt(vault, text, roundOf(received));
      const number = db
        .prepare('SELECT ifnull(max(number), 0) + 1 FROM review_receipt')
        .pluck()
        .get() as number;
      db.prepare(
        'INSERT INTO review_receipt (number, seal, text, signature, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(number, seal, text, made.signature, now, vault.member.number);
      record('review.receipt-made', roundOf(received), {
        number,
        seal,
        textSha256: sha256Hex(text),
        signatureSha256: sha256Hex(made.signature),
      });
      return made;
    });
  return writeSigned(vault, asked.targetPath, signed);
};
