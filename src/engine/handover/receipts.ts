// Receipts that came back, signed by whoever received a package (docs/format/receipt-v2.md §3): taken in once their
// signature holds under a key somebody was told and they tell of this journal, and kept as they came.
import { open } from 'node:fs/promises';
import type { PackageReceipt } from '../../shared/domain/delivery';
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import { PackageId, type RecipientId, recipientId, Sha256 } from '../../shared/ids';
import { CalendarDate, type Instant } from '../../shared/period';
import { RECEIPT_BYTES, RECEIPT_SIGNATURE_BYTES, readReceipt, type ReceiptFacts } from '../../shared/receipt';
import { diskError, READ_NO_WAIT } from '../blobs/durable-files';
import { equalBytes, utf8 } from '../crypto/bytes';
import { cryptoReady, sha256Hex } from '../crypto/hash';
import { readMinisignature } from '../crypto/read-minisign';
import { minisignKeyText, parseMinisignKey } from '../crypto/signer-identity';
import { listPackages } from '../export';
import type { ReadableDb } from '../db/handles';
import { isOurHistory } from '../journal/anchors';
import type { OpenVault } from '../vault/open-vault';

export interface ReceiptFiles {
  readonly receiptPath: string;
  readonly signaturePath: string;
  /** The key it must be signed with: 56 characters or a .pub file's text; null takes those of the recipients. */
  readonly key: string | null;
}

const malformed = (what: string): UserError => new UserError('receipt.malformed', { what });

/** Never more than `most` bytes, whatever lies there. */
const readSmall = async (path: string, most: number, what: string): Promise<string> => {
  let bytes: Buffer;
  try {
    const handle = await open(path, READ_NO_WAIT);
    try {
      if (!(await handle.stat()).isFile()) throw malformed(`${what}: not a file`);
      const buffer = Buffer.alloc(most + 1);
      const { bytesRead } = await handle.read(buffer, 0, most + 1, 0);
      bytes = buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error);
  }
  if (bytes.length > most) throw malformed(`${what}: larger than ${String(most)} bytes`);
  const text = bytes.toString('utf8');
  if (!equalBytes(utf8(text), bytes)) throw malformed(`${what}: not UTF-8`);
  return text;
};

interface KnownKey {
  readonly text: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

const keyOf = (text: string): KnownKey | null => {
  const last = text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
  const key = parseMinisignKey(last);
  return key === null ? null : { text: last, ...key };
};

/** Whom a round was built for or delivered to; of one that names nobody, every recipient. */
const READERS = `
  SELECT recipient FROM round_recipient WHERE package = @packageId AND round = @round
  UNION SELECT recipient FROM delivery WHERE package = @packageId AND round = @round`;

/** The keys of those who can have received it: nobody else acknowledges it in their name. */
const recipientKeys = (
  db: ReadableDb,
  { packageId, round }: ReceiptFacts,
): (KnownKey & { readonly recipient: RecipientId })[] =>
  (
    db
      .prepare(
        `SELECT number, receipt_key AS key FROM recipient WHERE receipt_key <> ''
           AND (number IN (${READERS}) OR NOT EXISTS (${READERS})) ORDER BY number`,
      )
      .all({ packageId, round }) as { number: number; key: string }[]
  ).flatMap(({ number, key }) => {
    const known = keyOf(key);
    return known === null ? [] : [{ ...known, recipient: recipientId(number) }];
  });

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

/** The key a signature names among those that somebody was told. */
const keyThatSigned = (vault: OpenVault, facts: ReceiptFacts, keyId: Uint8Array, told: string | null) => {
  const given = told === null ? null : keyOf(told);
  if (told !== null && given === null)
    throw new UserError('use.bad-input', {
      what: 'A receipt key is a minisign public key of 56 characters.',
    });
  const known = recipientKeys(vault.db, facts);
  const candidates = given === null ? known : [given];
  const key = candidates.find((one) => equalBytes(one.keyId, keyId));
  if (key === undefined) throw new UserError('receipt.unknown-key');
  const recipient = known.find((one) => one.text === key.text)?.recipient ?? null;
  return { ...key, recipient };
};

/**
 * @throws UserError receipt.malformed, receipt.unknown-package, receipt.unknown-key, receipt.signature-invalid,
 * receipt.other-history, receipt.known, use.bad-input (a key that is none), vault.read-only, member.not-allowed, disk.*
 */
export const keepReceipt = async (vault: OpenVault, files: ReceiptFiles): Promise<PackageReceipt> => {
  vault.requireMay('package.receipt-kept');
  await cryptoReady();
  const text = await readSmall(files.receiptPath, RECEIPT_BYTES, 'receipt');
  const signatureText = await readSmall(files.signaturePath, RECEIPT_SIGNATURE_BYTES, 'signature');
  const facts = readReceipt(text);
  if (facts === null) throw malformed('receipt: not the lines of a receipt');
  const signature = readMinisignature(signatureText);
  if (signature === null) throw malformed('signature: not a signature file of minisign');
  proveOurs(vault, facts);
  const key = keyThatSigned(vault, facts, signature.keyId, files.key);
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
