// Members as people see them: what the journal says, and whether they have a passphrase.
import type { Member } from '../../../shared/domain/member';
import { UserError } from '../../../shared/errors';
import { memberId, type MemberId } from '../../../shared/ids';
import { bytesFromHex } from '../../crypto/bytes';
import { signerWords } from '../../crypto/signer-identity';
import { isPresent, keyNow, memberOf, type RosterMember } from '../../roster/roster';
import type { OpenVault } from '../open-vault';
import { sessionOf } from '../session';
import { slotIdOf } from '../slots';

/** A member who may open the vault. Errors: member.unknown, member.removed. */
export const presentMember = (vault: OpenVault, id: MemberId): RosterMember => {
  const member = memberOf(sessionOf(vault).member.roster(), id);
  if (member === undefined) throw new UserError('member.unknown', { id });
  if (!isPresent(member)) throw new UserError('member.removed', { id });
  return member;
};

/** Vaults of the first draft have a member whose name only the table has. */
const nameOf = (vault: OpenVault, { name, number }: RosterMember): string =>
  name ??
  (vault.db.prepare('SELECT name FROM member WHERE number = ?').pluck().get(number) as string | undefined) ??
  '';

/** Whether the header has a slot for them. */
export const canOpen = (vault: OpenVault, member: RosterMember): boolean => {
  const { header, member: self } = sessionOf(vault);
  const id = slotIdOf(member, header, self.roster());
  return isPresent(member) && header.slots.some((slot) => slot.id === id);
};

export const memberView = (vault: OpenVault, member: RosterMember): Member => ({
  id: memberId(member.number),
  name: nameOf(vault, member),
  role: member.role,
  addedAt: member.addedAt,
  removedAt: member.removedAt,
  canOpen: canOpen(vault, member),
  passphraseGivenByOwner: keyNow(member).voucher === 'owner',
  keyWords: signerWords(bytesFromHex(keyNow(member).signKey)),
});

/** All members, MEM-01 first; those who were removed too. */
export const listMembers = (vault: OpenVault): Member[] =>
  sessionOf(vault)
    .member.roster()
    .members.map((member) => memberView(vault, member));

/** Only owners. Errors: vault.read-only, member.not-allowed. */
export const requireOwner = (vault: OpenVault): void => {
  vault.requireMay('member.added');
};
