// Another role for a member. It holds from its entry on; what they did before stays valid.
import type { Member } from '../../../shared/domain/member';
import type { Role } from '../../../shared/domain/roles';
import { UserError } from '../../../shared/errors';
import type { MemberId } from '../../../shared/ids';
import { presentOwners } from '../../roster/roster';
import type { OpenVault } from '../open-vault';
import { sessionOf } from '../session';
import { canOpen, memberView, presentMember, requireOwner } from './find-member';

/** Throws member.last-owner unless another owner, who can open the vault, remains. */
export const proveAnotherOwner = (vault: OpenVault, number: number): void => {
  const others = presentOwners(sessionOf(vault).member.roster()).filter((owner) => owner.number !== number);
  if (!others.some((owner) => canOpen(vault, owner))) throw new UserError('member.last-owner');
};

/**
 * The same role again changes nothing. Errors: vault.read-only, member.not-allowed, .unknown, .removed,
 * .last-owner, disk.*.
 */
export const changeRole = (vault: OpenVault, id: MemberId, role: Role): Member => {
  requireOwner(vault);
  const { number, role: before } = presentMember(vault, id);
  if (role !== before) {
    if (before === 'owner') proveAnotherOwner(vault, number);
    vault.write(({ db, record }) => {
      db.prepare('UPDATE member SET role = ? WHERE number = ?').run(role, number);
      record('member.role-changed', id, { before, after: role });
    });
  }
  return memberView(vault, presentMember(vault, id));
};
