// Whether packages may go to a recipient, and the keys that then open them.
import type { AgeRecipient, Recipient } from '../../shared/domain/recipient';
import { UserError } from '../../shared/errors';
import type { RecipientId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { getRecipient } from './recipient-rows';

type Asked = Pick<OpenVault, 'db' | 'environment'>;

/**
 * The recipients, when packages may go to all of them on the day the clock says (UTC).
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.expired
 */
export const requireRecipients = (vault: Asked, ids: readonly RecipientId[]): Recipient[] => {
  const today = vault.environment.now().slice(0, 10);
  return [...new Set(ids)].map((id) => {
    const one = getRecipient(vault, id);
    if (one.isRetired) throw new UserError('recipient.retired', { id });
    if (one.until !== null && one.until < today)
      throw new UserError('recipient.expired', { id, until: one.until });
    return one;
  });
};

/**
 * Every key of every one of them, each confirmed: a key nobody has confirmed may be somebody else's.
 * @throws UserError as requireRecipients; recipient.no-key, recipient.key-not-confirmed
 */
export const keysToEncryptTo = (vault: Asked, ids: readonly RecipientId[]): AgeRecipient[] => {
  const keys = requireRecipients(vault, ids).flatMap((one) => {
    if (one.keys.length === 0) throw new UserError('recipient.no-key', { id: one.id });
    if (one.keys.some((key) => key.confirmed === null))
      throw new UserError('recipient.key-not-confirmed', { id: one.id });
    return one.keys.map((key) => key.recipient);
  });
  return [...new Set(keys)];
};
