// Receipts that hold the journal from outside (docs/format/receipt-v2.md §4): each names an entry and its hash, signed by
// somebody who has no key of this vault. Here they are only held against the journal; how they are taken in, handover.
import type { JournalReport } from '../../shared/domain/vault';
import type { PackageId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { type ReceiptAnchor, readReceipt } from '../../shared/receipt';
import { toHex, utf8 } from '../crypto/bytes';
import { readMinisignature } from '../crypto/read-minisign';
import { parseMinisignKey } from '../crypto/signer-identity';
import type { ReadableDb } from '../db/handles';

export type JournalAnchor = JournalReport['anchors'][number];

/** Whether the entry a receipt names is here, with the hash it names. */
export const isOurHistory = (db: ReadableDb, anchor: ReceiptAnchor): boolean => {
  const leaf = db
    .prepare('SELECT leaf FROM journal WHERE seq = ?')
    .pluck()
    .get(anchor.journalEntries - 1) as Uint8Array | undefined;
  return leaf !== undefined && toHex(leaf) === anchor.journalHead;
};

interface ReceiptRow {
  readonly text: string;
  readonly signature: string;
  readonly key: string;
  readonly isKnown: 0 | 1;
}

const isSigned = ({ text, signature, key }: ReceiptRow): boolean => {
  const publicKey = parseMinisignKey(key)?.publicKey;
  return publicKey !== undefined && readMinisignature(signature)?.holds(utf8(text), publicKey) === true;
};

/**
 * What kept receipts say of the journal, by the entry, furthest last. Their signatures are checked again: the row of a
 * receipt lies in the same database as the journal.
 */
export const journalAnchors = (db: ReadableDb): JournalAnchor[] =>
  (
    db
      .prepare(
        `SELECT text, signature, key, EXISTS (SELECT 1 FROM recipient WHERE receipt_key = receipt.key) AS isKnown
         FROM receipt ORDER BY package, round, number`,
      )
      .all() as ReceiptRow[]
  )
    .flatMap((row): JournalAnchor[] => {
      const facts = readReceipt(row.text);
      const anchor = facts?.anchor ?? null;
      if (facts === null || anchor === null) return [];
      return [
        {
          seq: anchor.journalEntries - 1,
          packageId: facts.packageId as PackageId,
          round: facts.round,
          receivedOn: facts.receivedOn as CalendarDate,
          by: facts.person,
          firm: facts.firm,
          isKnownKey: row.isKnown === 1,
          holds: isSigned(row) && isOurHistory(db, anchor),
        },
      ];
    })
    .toSorted((a, b) => a.seq - b.seq);
