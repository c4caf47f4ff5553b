// Changing the register of recipients. Nobody is deleted: whom a package went to stays readable; a key that is
// removed stays in the journal.
import { type ConfirmationChannel, type Recipient, RecipientStatement } from '../../shared/domain/recipient';
import { UserError } from '../../shared/errors';
import { numberOf, type RecipientId, recipientId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isUsableRecipient } from '../age';
import { parseMinisignKey } from '../crypto/signer-identity';
import type { WritableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import { getRecipient, type StoredRecipient } from './recipient-rows';

const storedOf = (one: Recipient): StoredRecipient => ({
  firm: one.firm,
  person: one.person,
  email: one.email,
  purpose: one.purpose,
  until: one.until,
  note: one.note,
  receiptKey: one.receiptKey,
});

/** Reads, decides and writes inside one change, so that no other change comes between. */
const inOneChange = (
  vault: OpenVault,
  id: RecipientId,
  work: (recipient: Recipient, change: Change) => void,
): void => {
  vault.write((change) => {
    const recipient = getRecipient(change, id);
    if (recipient.isRetired) throw new UserError('recipient.retired', { id });
    work(recipient, change);
  });
};

/** Answers the number of the new recipient. Nothing of it is a key yet. */
export const addRecipient = (vault: OpenVault, input: RecipientStatement): RecipientId => {
  const after: StoredRecipient = { ...RecipientStatement.parse(input), receiptKey: '' };
  return vault.write(({ db, record }) => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO recipient (firm, person, email, purpose, until, note, receipt_key)
         VALUES (@firm, @person, @email, @purpose, @until, @note, @receiptKey)`,
      )
      .run(after);
    const id = recipientId(Number(lastInsertRowid));
    record('recipient.added', id, { after });
    return id;
  });
};

const isSame = (a: StoredRecipient, b: StoredRecipient): boolean =>
  (Object.keys(a) as (keyof StoredRecipient)[]).every((key) => a[key] === b[key]);

const replace = (
  vault: OpenVault,
  id: RecipientId,
  change: (before: StoredRecipient) => StoredRecipient,
): void => {
  const known = storedOf(getRecipient(vault, id));
  if (isSame(known, change(known))) return;
  inOneChange(vault, id, (recipient, { db, record }) => {
    const before = storedOf(recipient);
    const after = change(before);
    db.prepare(
      `UPDATE recipient SET firm = @firm, person = @person, email = @email, purpose = @purpose,
         until = @until, note = @note, receipt_key = @receiptKey WHERE number = @number`,
    ).run({ ...after, number: numberOf(id) });
    record('recipient.changed', id, { before, after });
  });
};

/**
 * Replaces what is stated about a recipient; nothing is written when nothing changes.
 * @throws UserError use.unknown-recipient, recipient.retired
 */
export const changeRecipient = (vault: OpenVault, id: RecipientId, input: RecipientStatement): void => {
  const statement = RecipientStatement.parse(input);
  replace(vault, id, ({ receiptKey }) => ({ ...statement, receiptKey }));
};

/**
 * Notes the minisign key they sign receipts with; empty for none.
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.bad-key
 */
export const setReceiptKey = (vault: OpenVault, id: RecipientId, key: string): void => {
  if (key !== '' && parseMinisignKey(key) === null) throw new UserError('recipient.bad-key');
  replace(vault, id, (before) => ({ ...before, receiptKey: key }));
};

/**
 * Packages can go to them no more; everything known stays.
 * @throws UserError use.unknown-recipient, recipient.retired
 */
export const retireRecipient = (vault: OpenVault, id: RecipientId): void => {
  inOneChange(vault, id, (_recipient, { db, now, record }) => {
    db.prepare('UPDATE recipient SET retired_at = ? WHERE number = ?').run(now, numberOf(id));
    record('recipient.retired', id, {});
  });
};

const proveKey = (recipient: Recipient, key: string): void => {
  if (recipient.keys.every((one) => one.recipient !== key))
    throw new UserError('recipient.no-key', { id: recipient.id });
};

const deleteKey = (db: WritableDb, id: RecipientId, key: string): void => {
  db.prepare('DELETE FROM recipient_key WHERE recipient = ? AND age_recipient = ?').run(numberOf(id), key);
};

/**
 * Notes a key they gave. Nothing is encrypted to it before somebody has confirmed it by another route.
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.bad-key (also one whose checksum is
 * wrong), recipient.key-known
 */
export const addRecipientKey = async (
  vault: OpenVault,
  id: RecipientId,
  { key, label }: { readonly key: string; readonly label: string },
): Promise<void> => {
  if (!(await isUsableRecipient(key))) throw new UserError('recipient.bad-key');
  inOneChange(vault, id, (recipient, { db, now, record }) => {
    if (recipient.keys.some((one) => one.recipient === key))
      throw new UserError('recipient.key-known', { id });
    db.prepare(
      'INSERT INTO recipient_key (recipient, age_recipient, label, added_at) VALUES (?, ?, ?, ?)',
    ).run(numberOf(id), key, label, now);
    record('recipient.key-added', id, { key, label });
  });
};

export interface KeyConfirmation {
  readonly on: CalendarDate;
  readonly channel: ConfirmationChannel;
  readonly note: string;
}

/**
 * Records that the key was compared with its owner by another route than it came by. A second time replaces
 * the first; the journal keeps both.
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.no-key
 */
export const confirmRecipientKey = (
  vault: OpenVault,
  id: RecipientId,
  key: string,
  { on, channel, note }: KeyConfirmation,
): void => {
  inOneChange(vault, id, (recipient, { db, record }) => {
    proveKey(recipient, key);
    db.prepare(
      `UPDATE recipient_key SET confirmed_on = ?, confirmed_channel = ?, confirmed_by = ?, confirmed_note = ?
       WHERE recipient = ? AND age_recipient = ?`,
    ).run(on, channel, vault.member.number, note, numberOf(id), key);
    record('recipient.key-confirmed', id, { key, on, channel, note });
  });
};

/**
 * Takes a key away: lost, replaced or never theirs. What was encrypted to it stays open to whoever has it.
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.no-key
 */
export const removeRecipientKey = (vault: OpenVault, id: RecipientId, key: string): void => {
  inOneChange(vault, id, (recipient, { db, record }) => {
    proveKey(recipient, key);
    deleteKey(db, id, key);
    record('recipient.key-removed', id, { key });
  });
};
