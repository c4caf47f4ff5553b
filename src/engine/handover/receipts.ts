// Receipts that came back, signed by whoever received a package (docs/format/receipt-v2.md §3): taken in once their
// signature holds under a key somebody was told and they tell of this journal, and kept as they came.
import type { PackageReceipt } from '../../shared/domain/delivery';
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import { PackageId, Sha256 } from '../../shared/ids';
import { CalendarDate, type Instant } from '../../shared/period';
import { RECEIPT_BYTES, RECEIPT_SIGNATURE_BYTES, readReceipt, type ReceiptFacts } from '../../shared/receipt';
import { utf8 } from '../crypto/bytes';
import { cryptoReady, sha256Hex } from '../crypto/hash';
import { readMinisignature } from '../crypto/read-minisign';
import { minisignKeyText } from '../crypto/signer-identity';
import { listPackages } from '../export';
import { isOurHistory } from '../journal/anchors';
import { readerWhoSigned, readSmallFile, strictUtf8 } from '../recipients';
import type { OpenVault } from '../vault/open-vault';

export interface ReceiptFiles {
  readonly receiptPath: string;
  readonly signaturePath: string;
  /** The key it must be signed with: 56 characters or a .pub file's text; null takes those of the recipients. */
  readonly key: string | null;
}

const malformed = (what: string): UserError => new UserError('receipt.malformed', { what });

/** The round it speaks of, and a key this organization signs or signed with. */
const proveOurs = (vault: OpenVault, facts: ReceiptFacts): void => {
  const round = listPackages(vault).find(
    (one) => one.id === facts.packageId && one.round === facts.round && one.sealNumber === facts.sealNumber,
  );
  const keys = vault.db.prepare('SELECT public_key FROM organization_key').pluck().all() as Uint8Array[];
  const isThisVault = facts.anchor === null || facts.anchor.vault === vault.vaultId.slice(0, 16);
  if (round === undefined || !isThisVault || !keys.some((key) => minisignKeyText(key) === facts.signerKey))
    throw new UserError('receipt.unknown-package', { id: facts.packageId, round: facts.round });
};

interface ReceiptRow {
  readonly number: number;
  readonly text: string;
  readonly key: string;
  readonly takenInAt: Instant;
  readonly isKnown: 0 | 1;
}

const shown = ({ number, text, key, takenInAt, isKnown }: ReceiptRow): PackageReceipt[] => {
  const facts = readReceipt(text);
  if (facts === null) return [];
  return [
    {
      number,
      packageId: PackageId.parse(facts.packageId),
      round: facts.round,
      sealNumber: Sha256.parse(facts.sealNumber),
      verdict: facts.verdict,
      receivedOn: CalendarDate.parse(facts.receivedOn),
      by: facts.person,
      firm: facts.firm,
      key,
      isKnownKey: isKnown === 1,
      takenInAt,
    },
  ];
};

/** In the order in which they came. */
export const receiptsOf = ({ db }: OpenVault, { packageId, round }: RoundOfPackage): PackageReceipt[] =>
  (
    db
      .prepare(
        `SELECT number, text, key, taken_in_at AS takenInAt,
           EXISTS (SELECT 1 FROM recipient WHERE receipt_key = receipt.key) AS isKnown
         FROM receipt WHERE package = ? AND round = ? ORDER BY number`,
      )
      .all(packageId, round) as ReceiptRow[]
  ).flatMap(shown);

/**
 * @throws UserError receipt.malformed, receipt.unknown-package, receipt.unknown-key, receipt.signature-invalid,
 * receipt.other-history, receipt.known, use.bad-input (a key that is none), vault.read-only, member.not-allowed, disk.*
 */
export const keepReceipt = async (vault: OpenVault, files: ReceiptFiles): Promise<PackageReceipt> => {
  vault.requireMay('package.receipt-kept');
  await cryptoReady();
  const readText = async (path: string, most: number, what: string): Promise<string> =>
    strictUtf8(await readSmallFile(path, most, what, malformed), what, malformed);
  const text = await readText(files.receiptPath, RECEIPT_BYTES, 'receipt');
  const signatureText = await readText(files.signaturePath, RECEIPT_SIGNATURE_BYTES, 'signature');
  const facts = readReceipt(text);
  if (facts === null) throw malformed('receipt: not the lines of a receipt');
  const signature = readMinisignature(signatureText);
  if (signature === null) throw malformed('signature: not a signature file of minisign');
  proveOurs(vault, facts);
  const key = readerWhoSigned(vault.db, facts, signature.keyId, files.key);
  if (key === null) throw new UserError('receipt.unknown-key');
  if (!signature.holds(utf8(text), key.publicKey)) throw new UserError('receipt.signature-invalid');
  // Asked last: what is not signed may say anything of our journal.
  if (facts.anchor !== null && !isOurHistory(vault.db, facts.anchor))
    throw new UserError('receipt.other-history', {
      id: facts.packageId,
      entry: facts.anchor.journalEntries - 1,
    });
  const { packageId, round } = facts;
  const number = vault.write(({ db, now, record }) => {
    if (db.prepare('SELECT 1 FROM receipt WHERE text = ?').get(text) !== undefined)
      throw new UserError('receipt.known');
    const next = db
      .prepare('SELECT ifnull(max(number), 0) + 1 FROM receipt WHERE package = ? AND round = ?')
      .pluck()
      .get(packageId, round) as number;
    db.prepare(
      `INSERT INTO receipt (package, round, number, text, signature, key, taken_in_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(packageId, round, next, text, signatureText, key.text, now);
    record('package.receipt-kept', packageId, {
      round,
      number: next,
      textSha256: sha256Hex(utf8(text)),
      signatureSha256: sha256Hex(utf8(signatureText)),
      key: key.text,
      recipient: key.recipient,
    });
    return next;
  });
  const kept = receiptsOf(vault, { packageId: packageId as PackageId, round });
  const [receipt] = kept.filter((one) => one.number === number);
  if (receipt === undefined) throw new Error('invariant broken: what was kept is there');
  return receipt;
};
