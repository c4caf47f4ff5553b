// What the journal tells of rounds after they were built: deliveries, receipts, recalls, and the files that were
// written last.
import { memberId, type PackageId, recipientId } from '../../../shared/ids';
import { utf8 } from '../../crypto/bytes';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import { digestOf, type ToldKind, type Untold } from './told-kind';

interface Row {
  readonly package: PackageId;
  readonly round: number;
}

const DELIVERIES = 'what is said of its deliveries';
const RECEIPTS = 'its receipts';
const RECALL = 'whether it was called back';
const FILES = 'the files it was handed over in';

const keyOf = (of: string, round: unknown, number: unknown = 0): string =>
  `${of} ${String(round)} ${String(number)}`;

const deliveryRows = (db: ReadableDb) =>
  (
    db
      .prepare(
        `SELECT package, round, number, recipient, delivered_on AS "on", route, fingerprint_by AS fingerprintBy,
           passphrase_by AS passphraseBy, note, recorded_at AS at, recorded_by AS by FROM delivery`,
      )
      .all() as (Row & { number: number; recipient: number; by: number } & Record<string, unknown>)[]
  ).map(({ package: of, round, number, recipient, by, ...rest }) => ({
    of,
    round,
    key: keyOf(of, round, number),
    digest: digestOf({ ...rest, recipient: recipientId(recipient), by: memberId(by) }),
  }));

const receiptRows = (db: ReadableDb) =>
  (
    db
      .prepare('SELECT package, round, number, text, signature, key, taken_in_at AS at FROM receipt')
      .all() as (Row & { number: number; text: string; signature: string; key: string; at: string })[]
  ).map(({ package: of, round, number, text, signature, key, at }) => ({
    of,
    round,
    key: keyOf(of, round, number),
    digest: digestOf({
      textSha256: sha256Hex(utf8(text)),
      signatureSha256: sha256Hex(utf8(signature)),
      key,
      at,
    }),
  }));

const recallRows = (db: ReadableDb) =>
  (
    db
      .prepare('SELECT package, round, recalled_at AS at, recalled_by AS by, reason FROM recall')
      .all() as (Row & { at: string; by: number; reason: string })[]
  ).map(({ package: of, round, at, by, reason }) => ({
    of,
    round,
    key: keyOf(of, round),
    digest: digestOf({ at, by: memberId(by), reason }),
  }));

interface FileRow extends Row {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly encryption: string;
}

const fileRows = (db: ReadableDb) => {
  const rows = db
    .prepare(
      `SELECT package, round, name, size_bytes AS sizeBytes, sha256, encryption FROM round_file
       ORDER BY package, round, position`,
    )
    .all() as FileRow[];
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const key = keyOf(row.package, row.round);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, files]) => ({
    of: files[0]?.package ?? ('' as PackageId),
    round: files[0]?.round ?? 0,
    key,
    digest: digestOf({
      files: digestOf(files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 }))),
      encryption: files[0]?.encryption ?? 'none',
    }),
  }));
};

type Stored = ReturnType<typeof recallRows>[number];

/** `isOptional`: entries of early programs do not tell of them. */
const differences = (
  told: ReadonlyMap<string, string>,
  stored: readonly Stored[],
  what: string,
  isOptional = false,
): Untold[] => {
  const missing = new Set(told.keys());
  const found = stored.flatMap(({ key, of, round, digest }): Untold[] => {
    missing.delete(key);
    const expected = told.get(key);
    if (expected === digest || (expected === undefined && isOptional)) return [];
    return [{ subject: of, what: `${what} (round ${String(round)})` }];
  });
  const gone = [...missing].map((key): Untold => {
    const [of = '', round = ''] = key.split(' ');
    return { subject: of, what: `${what} (round ${round})` };
  });
  return [...found, ...gone];
};

export const toldHandover = (): ToldKind => {
  const deliveries = new Map<string, string>();
  const receipts = new Map<string, string>();
  const recalls = new Map<string, string>();
  const files = new Map<string, string>();
  return {
    take: ({ action, subject, detail, member: by, time: at }) => {
      const { round = 1, number } = detail;
      if (action === 'package.delivered') {
        const { recipient, on, route, fingerprintBy, passphraseBy, note } = detail;
        const facts = { recipient, on, route, fingerprintBy, passphraseBy, note, at, by };
        deliveries.set(keyOf(subject, round, number), digestOf(facts));
      }
      if (action === 'package.receipt-kept') {
        const { textSha256, signatureSha256, key } = detail;
        receipts.set(keyOf(subject, round, number), digestOf({ textSha256, signatureSha256, key, at }));
      }
      if (action === 'package.recalled')
        recalls.set(keyOf(subject, round), digestOf({ at, by, reason: detail['reason'] }));
      const { files: written, encryption } = detail;
      if (typeof written === 'string' && (action === 'package.built' || action === 'package.rebuilt'))
        files.set(keyOf(subject, round), digestOf({ files: written, encryption }));
    },
    *compare(db) {
      yield differences(deliveries, deliveryRows(db), DELIVERIES);
      yield differences(receipts, receiptRows(db), RECEIPTS);
      yield differences(recalls, recallRows(db), RECALL);
      yield differences(files, fileRows(db), FILES, true);
    },
  };
};
