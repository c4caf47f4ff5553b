// What the journal tells of recipients: what was stated, whether they were retired, their keys and how each was
// confirmed. A key put there beside the journal would open what is sent next.
import { memberId, numberOf, recipientId } from '../../../shared/ids';
import type { MemberId } from '../../../shared/ids';
import { digestOf, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

interface RecipientRow {
  readonly number: number;
  readonly firm: string;
  readonly person: string;
  readonly email: string;
  readonly purpose: string;
  readonly until: string | null;
  readonly note: string;
  readonly receipt_key: string;
  readonly retired_at: string | null;
}

interface KeyRow {
  readonly recipient: number;
  readonly age_recipient: string;
  readonly label: string;
  readonly added_at: string;
  readonly confirmed_on: string | null;
  readonly confirmed_channel: string | null;
  readonly confirmed_by: number | null;
  readonly confirmed_note: string;
}

interface ToldKey {
  readonly label: unknown;
  readonly addedAt: string;
  readonly confirmed: unknown;
}

interface Told {
  facts: string;
  retiredAt: string | null;
  readonly keys: Map<string, ToldKey>;
}

const WHICH_KEYS = 'which keys open what is sent to them';

const factsOf = (row: RecipientRow): string =>
  digestOf({
    firm: row.firm,
    person: row.person,
    email: row.email,
    purpose: row.purpose,
    until: row.until,
    note: row.note,
    receiptKey: row.receipt_key,
  });

const keyOf = (row: KeyRow): ToldKey => ({
  label: row.label,
  addedAt: row.added_at,
  confirmed:
    row.confirmed_on === null
      ? null
      : {
          on: row.confirmed_on,
          channel: row.confirmed_channel,
          by: memberId(row.confirmed_by ?? 0),
          note: row.confirmed_note,
        },
});

const digestOfKeys = (keys: ReadonlyMap<string, ToldKey>): string =>
  digestOf(Object.fromEntries([...keys].sort(([a], [b]) => (a < b ? -1 : 1))));

const takeKey = (
  keys: Map<string, ToldKey>,
  action: string,
  detail: Readonly<Record<string, unknown>>,
  by: MemberId,
  time: string,
): void => {
  const key = String(detail['key']);
  if (action === 'recipient.key-added')
    keys.set(key, { label: detail['label'], addedAt: time, confirmed: null });
  if (action === 'recipient.key-removed') keys.delete(key);
  const known = keys.get(key);
  if (action === 'recipient.key-confirmed' && known !== undefined) {
    const { on, channel, note } = detail;
    keys.set(key, { ...known, confirmed: { on, channel, by, note } });
  }
};

export const toldRecipients = (): ToldKind => {
  const told = new Map<string, Told>();
  return {
    take: ({ action, subject, detail, member, time }) => {
      if (action === 'recipient.added')
        told.set(subject, { facts: digestOf(detail['after']), retiredAt: null, keys: new Map() });
      const known = told.get(subject);
      if (known === undefined) return;
      if (action === 'recipient.changed') known.facts = digestOf(detail['after']);
      if (action === 'recipient.retired') known.retiredAt = time;
      takeKey(known.keys, action, detail, member, time);
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const keysOf = db.prepare('SELECT * FROM recipient_key WHERE recipient = ?');
      // There are tens of them, never thousands: one page.
      const rows = db.prepare('SELECT * FROM recipient ORDER BY number').all() as RecipientRow[];
      yield rows.flatMap((row): Untold[] => {
        const id = recipientId(row.number);
        missing.delete(id);
        const known = told.get(id);
        if (known?.facts !== factsOf(row) || known.retiredAt !== row.retired_at)
          return [{ subject: id, what: WHAT_IT_SAYS }];
        const stored = (keysOf.all(numberOf(id)) as KeyRow[]).map(
          (one) => [one.age_recipient, keyOf(one)] as const,
        );
        return digestOfKeys(known.keys) === digestOfKeys(new Map(stored))
          ? []
          : [{ subject: id, what: WHICH_KEYS }];
      });
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
