// A new passphrase for a member: the rules it has to meet, the slot it opens, and the entry that tells of the
// key in it (docs/format/vault-v1.md §9: header first, so that somebody can always open the vault).
import type { KdfParameters } from '../../../shared/domain/vault';
import { UserError } from '../../../shared/errors';
import { memberId } from '../../../shared/ids';
import { bytesFromHex } from '../../crypto/bytes';
import { isAcceptedKdf } from '../../crypto/passphrase-key';
import type { PassphraseSlot, VaultHeader } from '../header';
import type { KeyVoucher, NewIdentity } from '../member-secret';
import { publicKeysOf, recordKey, renewalEntry } from '../new-key';
import type { Change, OpenVault } from '../open-vault';
import { provePassphrase } from '../passphrase-rule';
import { copyWhenDue } from '../copies/copy-when-due';
import { copySource, sessionOf } from '../session';
import { fitsHeader, fitsOneOf, makePassphraseSlot } from '../slots';

export interface NewPassphrase {
  readonly slotId: string;
  readonly passphrase: string;
  readonly kdf: KdfParameters;
  readonly identity: NewIdentity;
  /** Null for a member whose entry names the key itself. */
  readonly voucher: KeyVoucher | null;
}

/**
 * The slot of a new passphrase; nothing is written. Errors: use.weak-passphrase, member.too-many,
 * member.passphrase-taken.
 */
export const newSlot = async (
  vault: OpenVault,
  header: VaultHeader,
  { slotId, passphrase, kdf, identity, voucher }: NewPassphrase,
): Promise<PassphraseSlot> => {
  const { member, vaultKey } = sessionOf(vault);
  provePassphrase(passphrase, vault.organization);
  const others = header.slots.filter((slot) => slot.id !== slotId);
  if (!isAcceptedKdf(kdf)) throw new UserError('vault.refused-parameters', { ...kdf });
  if (!fitsHeader(others, kdf)) throw new UserError('member.too-many');
  // A passphrase opens one slot: with two, nobody could say who has opened the vault.
  if (await fitsOneOf(others, passphrase)) throw new UserError('member.passphrase-taken');
  sessionOf(vault);
  const secret = { ...identity, foundingKey: bytesFromHex(member.roster().foundingKey), voucher };
  const plan = { id: slotId, vaultId: vault.vaultId, passphrase, kdf, member: secret, vaultKey };
  return makePassphraseSlot(plan, vault.environment);
};

export interface RenewedKey {
  readonly member: number;
  readonly identity: NewIdentity;
  readonly voucher: KeyVoucher;
  /** Number of the member who vouched. */
  readonly vouchedBy: number;
}

/**
 * Tells the journal of a key whose slot is already in the header. The passphrase is in force with that: when
 * the entry cannot be written now, the member's next opening writes it.
 */
export const tellOfKey = (vault: OpenVault, renewed: RenewedKey): void => {
  const { member, identity, voucher, vouchedBy } = renewed;
  const session = sessionOf(vault);
  const keys = publicKeysOf(identity);
  const entry = renewalEntry({ vaultId: vault.vaultId, member, keys, voucher }, vouchedBy);
  const work = (change: Change): void => {
    recordKey(change, member, keys, entry);
  };
  try {
    if (member === session.member.number) session.writeAs(identity, work);
    else vault.write(work);
    // A copy from before does not know the key: its owner could not put it back.
    copyWhenDue(copySource(vault), 0);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    session.keysUntold.add(member);
    vault.environment.logger.log('warn', 'A new key is in force and not in the journal yet.', {
      code: error.code,
      member: memberId(member),
    });
  }
};
