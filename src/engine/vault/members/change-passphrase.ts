// One's own passphrase. The key in the slot is a new one too: whoever knew the old passphrase (an owner who
// gave it, somebody who looked on) can no longer sign as this member.
import { UserError } from '../../../shared/errors';
import { journalHead } from '../../journal/append';
import { asWritable } from '../change';
import { forgetIdentity, newIdentity } from '../member-secret';
import { vouchFor } from '../new-key';
import type { OpenVault } from '../open-vault';
import { sessionOf } from '../session';
import { fitsOneOf, withSlot } from '../slots';
import { newSlot, tellOfKey } from './new-slot';

export interface PassphraseChange {
  readonly current: string;
  readonly next: string;
  /** What a guess costs from now on; null leaves it, or raises it to what new passphrases cost. */
  readonly memoryMebibytes: number | null;
}

/**
 * Errors: vault.read-only, vault.wrong-passphrase, use.weak-passphrase, member.too-many,
 * member.passphrase-taken, vault.refused-parameters, disk.*.
 */
export const changePassphrase = async (vault: OpenVault, change: PassphraseChange): Promise<void> => {
  vault.requireMay('member.key-renewed');
  const { environment, vaultId, kdf: present } = vault;
  const memoryMebibytes =
    change.memoryMebibytes ?? Math.max(present.memoryMebibytes, environment.kdf.memoryMebibytes);
  const operations = Math.max(present.operations, environment.kdf.operations);
  const kdf = { ...environment.kdf, operations, memoryMebibytes };
  await sessionOf(vault).changeHeader(async (header, replace) => {
    const session = sessionOf(vault);
    const { number, slotId } = session.member;
    const own = header.slots.filter((slot) => slot.id === slotId);
    if (!(await fitsOneOf(own, change.current))) throw new UserError('vault.wrong-passphrase');
    const identity = newIdentity(environment);
    try {
      const { database, member } = sessionOf(vault);
      const after = journalHead(asWritable(database)).nextSeq - 1;
      const voucher = vouchFor(identity, { vaultId, member: number, after }, member.author().key);
      const plan = { slotId, passphrase: change.next, kdf, identity, voucher };
      const slot = await newSlot(vault, header, plan);
      await replace({ ...header, slots: withSlot(header.slots, slot) });
      tellOfKey(vault, { member: number, identity, voucher, vouchedBy: number });
    } finally {
      forgetIdentity(identity);
    }
  });
};
