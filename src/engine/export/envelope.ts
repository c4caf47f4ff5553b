// What a package is handed over in: one answer for what is written and what is recorded of it, so that nothing
// can be written in the open that is recorded as encrypted.
import type { Encryption, Envelope } from '../../shared/domain/package-round';
import type { AgeRecipient } from '../../shared/domain/recipient';
import { UserError } from '../../shared/errors';
import type { RecipientId } from '../../shared/ids';
import { isUsableRecipient } from '../age';
import { keysToEncryptTo, requireRecipients } from '../recipients';
import type { OpenVault } from '../vault/open-vault';
import { provePassphrase } from '../vault/passphrase-rule';
import { type OpenOutput, plainOutput, sealedOutput } from './package-output';

export interface ChosenEnvelope {
  readonly openOutput: OpenOutput;
  readonly encryption: Encryption;
  /** Keys given by hand that no recipient has confirmed; told in the journal. */
  readonly unconfirmedKeys: readonly AgeRecipient[];
}

export interface EnvelopeAsked {
  readonly envelope: Envelope;
  readonly recipientIds: readonly RecipientId[];
  /** Besides the recipients': whoever gives them has seen the warning. Only with the envelope `recipients`. */
  readonly keys?: readonly string[];
}

const toKeys = async (
  vault: OpenVault,
  { recipientIds, keys: byHand = [] }: EnvelopeAsked,
): Promise<ChosenEnvelope> => {
  const known = keysToEncryptTo(vault, recipientIds);
  for (const key of byHand) if (!(await isUsableRecipient(key))) throw new UserError('recipient.bad-key');
  const confirmed = vault.db
    .prepare(
      `SELECT age_recipient FROM recipient_key JOIN recipient ON number = recipient
       WHERE confirmed_on IS NOT NULL AND retired_at IS NULL AND (until IS NULL OR until >= ?)`,
    )
    .pluck()
    .all(vault.environment.now().slice(0, 10)) as AgeRecipient[];
  const recipients = [...new Set([...known, ...byHand])].sort();
  if (recipients.length === 0) throw new UserError('recipient.no-key');
  return {
    openOutput: sealedOutput({ kind: 'recipients', recipients }),
    encryption: 'recipients',
    unconfirmedKeys: [...new Set(byHand)].filter((key) => !confirmed.includes(key)).sort(),
  };
};

/**
 * @throws UserError use.unknown-recipient, recipient.retired, recipient.expired, recipient.no-key,
 * recipient.key-not-confirmed, recipient.bad-key, use.weak-passphrase
 */
export const chooseEnvelope = async (vault: OpenVault, asked: EnvelopeAsked): Promise<ChosenEnvelope> => {
  const { envelope } = asked;
  if (envelope.kind === 'recipients') return toKeys(vault, asked);
  requireRecipients(vault, asked.recipientIds);
  if (envelope.kind === 'none') return { openOutput: plainOutput, encryption: 'none', unconfirmedKeys: [] };
  const { passphrase } = envelope;
  provePassphrase(passphrase, vault.organization);
  const { ageWorkFactor } = vault.environment;
  return {
    openOutput: sealedOutput({
      kind: 'passphrase',
      passphrase,
      ...(ageWorkFactor === undefined ? {} : { workFactor: ageWorkFactor }),
    }),
    encryption: 'passphrase',
    unconfirmedKeys: [],
  };
};
