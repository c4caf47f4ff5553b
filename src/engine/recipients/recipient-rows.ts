// Recipients between their tables and the domain's shapes.
import type {
  ConfirmationChannel,
  Recipient,
  RecipientKey,
  RecipientStatement,
} from '../../shared/domain/recipient';
import { UserError } from '../../shared/errors';
import { numberOf, type RecipientId, recipientId } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';

interface RecipientRow {
  readonly number: number;
  readonly firm: string;
  readonly person: string;
  readonly email: string;
  readonly purpose: string;
  readonly until: CalendarDate | null;
  readonly note: string;
  readonly receipt_key: string;
  readonly retired_at: Instant | null;
  readonly packages: number;
}

interface KeyRow {
  readonly recipient: number;
  readonly age_recipient: string;
  readonly label: string;
  readonly added_at: Instant;
  readonly confirmed_on: CalendarDate | null;
  readonly confirmed_channel: ConfirmationChannel | null;
  readonly confirmed_note: string;
  /** Who confirmed it, by name. */
  readonly confirmed_name: string | null;
}

/** What somebody stated about a recipient, as the journal tells it. */
export interface StoredRecipient extends RecipientStatement {
  readonly receiptKey: string;
}

const ROWS = `
  SELECT recipient.*, (SELECT count(DISTINCT package) FROM round_recipient WHERE recipient = number) AS packages
  FROM recipient`;

const keyOf = (row: KeyRow): RecipientKey => ({
  recipient: row.age_recipient,
  label: row.label,
  addedAt: row.added_at,
  confirmed:
    row.confirmed_on === null || row.confirmed_channel === null
      ? null
      : {
          on: row.confirmed_on,
          channel: row.confirmed_channel,
          by: row.confirmed_name ?? '',
          note: row.confirmed_note,
        },
});

const keysByRecipient = (db: ReadableDb): ReadonlyMap<number, RecipientKey[]> => {
  const rows = db
    .prepare(
      `SELECT recipient_key.*, member.name AS confirmed_name FROM recipient_key
       LEFT JOIN member ON member.number = confirmed_by ORDER BY recipient, added_at, age_recipient`,
    )
    .all() as KeyRow[];
  const grouped = Map.groupBy(rows, (row) => row.recipient);
  return new Map([...grouped].map(([number, some]) => [number, some.map(keyOf)]));
};

const recipientOf = (row: RecipientRow, keys: readonly RecipientKey[]): Recipient => ({
  id: recipientId(row.number),
  firm: row.firm,
  person: row.person,
  email: row.email,
  purpose: row.purpose,
  until: row.until,
  note: row.note,
  receiptKey: row.receipt_key,
  isRetired: row.retired_at !== null,
  packageCount: row.packages,
  keys: [...keys],
});

/** All of them, by number, also those that were retired. */
export const listRecipients = ({ db }: { readonly db: ReadableDb }): Recipient[] => {
  const keys = keysByRecipient(db);
  return (db.prepare(`${ROWS} ORDER BY number`).all() as RecipientRow[]).map((row) =>
    recipientOf(row, keys.get(row.number) ?? []),
  );
};

/** @throws UserError use.unknown-recipient */
export const getRecipient = ({ db }: { readonly db: ReadableDb }, id: RecipientId): Recipient => {
  const row = db.prepare(`${ROWS} WHERE number = ?`).get(numberOf(id)) as RecipientRow | undefined;
  if (row === undefined) throw new UserError('use.unknown-recipient', { id });
  return recipientOf(row, keysByRecipient(db).get(row.number) ?? []);
};
