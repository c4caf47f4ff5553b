// A new member: entry and rows first, then their slot. A crash between leaves a member without a
// passphrase, whom an owner gives one.
import type { Member } from '../../../shared/domain/member';
import type { Role } from '../../../shared/domain/roles';
import { UserError } from '../../../shared/errors';
import { memberId } from '../../../shared/ids';
import { forgetIdentity, newIdentity } from '../member-secret';
import { insertKeyRow, publicKeysOf } from '../new-key';
import type { OpenVault } from '../open-vault';
import { sessionOf } from '../session';
import { newSlotId, shuffled, withSlot } from '../slots';
import { memberView, presentMember, requireOwner } from './find-member';
import { newSlot } from './new-slot';

export interface NewMember {
  readonly name: string;
  readonly role: Role;
  /** Their first one, which the owner knows: they replace it. */
  readonly passphrase: string;
}

const MOST_MEMBERS = 9999;

/**
 * Lets somebody open the vault. Errors: vault.read-only, member.not-allowed, use.bad-input,
 * use.weak-passphrase, member.too-many, member.passphrase-taken, vault.recovery-key-outdated (a vault of the
 * first draft), disk.*.
 */
export const addMember = async (vault: OpenVault, input: NewMember): Promise<Member> => {
  requireOwner(vault);
  const { environment } = vault;
  const name = input.name.trim();
  if (name === '') throw new UserError('use.bad-input', { what: 'A member has a name.' });
  return sessionOf(vault).changeHeader(async (header, replace) => {
    const roster = sessionOf(vault).member.roster();
    // Before it, nothing in the journal vouches for a recovered owner, so any member could pretend to be one.
    if (roster.recovery === null) throw new UserError('vault.recovery-key-outdated');
    const number = roster.members.length + 1;
    if (number > MOST_MEMBERS) throw new UserError('member.too-many');
    const id = memberId(number);
    const slotId = newSlotId(environment);
    const identity = newIdentity(environment);
    try {
      const { kdf } = environment;
      const plan = { slotId, passphrase: input.passphrase, kdf, identity, voucher: null };
      const slot = await newSlot(vault, header, plan);
      vault.write((change) => {
        const keys = publicKeysOf(identity);
        change.db
          .prepare('INSERT INTO member (number, name, role, slot, created_at) VALUES (?, ?, ?, ?, ?)')
          .run(number, name, input.role, slotId, change.now);
        insertKeyRow(change, number, keys);
        change.record('member.added', id, { name, role: input.role, ...keys, slot: slotId });
      });
      await replace({ ...header, slots: shuffled(withSlot(header.slots, slot), environment) });
    } finally {
      forgetIdentity(identity);
    }
    return memberView(vault, presentMember(vault, id));
  });
};
