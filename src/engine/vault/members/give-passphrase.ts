// A new passphrase for a member who forgot theirs, or whose first one an interrupted step never wrote.
import type { Member } from '../../../shared/domain/member';
import { UserError } from '../../../shared/errors';
import type { MemberId } from '../../../shared/ids';
import { journalHead } from '../../journal/append';
import { asWritable } from '../change';
import { forgetIdentity, newIdentity } from '../member-secret';
import { vouchFor } from '../new-key';
import type { OpenVault } from '../open-vault';
import { sessionOf } from '../session';
import { newSlotId, slotIdOf, withSlot } from '../slots';
import { memberView, presentMember, requireOwner } from './find-member';
import { newSlot, tellOfKey } from './new-slot';

/**
 * Errors: vault.read-only, member.not-allowed, .unknown, .removed, .too-many, .passphrase-taken,
 * use.bad-input (one's own: that takes the present one), use.weak-passphrase, disk.*.
 */
export const givePassphrase = async (vault: OpenVault, id: MemberId, passphrase: string): Promise<Member> => {
  requireOwner(vault);
  const { environment, vaultId } = vault;
  return sessionOf(vault).changeHeader(async (header, replace) => {
    const session = sessionOf(vault);
    const member = presentMember(vault, id);
    const { number } = member;
    const owner = session.member.author();
    if (number === owner.number) {
      throw new UserError('use.bad-input', {
        what: 'For one’s own passphrase the present one is asked for.',
      });
    }
    const identity = newIdentity(environment);
    try {
      const after = journalHead(asWritable(session.database)).nextSeq - 1;
      const voucher = vouchFor(identity, { vaultId, member: number, after }, owner.key);
      const slotId = slotIdOf(member, header, session.member.roster()) ?? newSlotId(environment);
      const plan = { slotId, passphrase, kdf: environment.kdf, identity, voucher };
      const slot = await newSlot(vault, header, plan);
      await replace({ ...header, slots: withSlot(header.slots, slot) });
      tellOfKey(vault, { member: number, identity, voucher, vouchedBy: owner.number });
    } finally {
      forgetIdentity(identity);
    }
    return memberView(vault, presentMember(vault, id));
  });
};
