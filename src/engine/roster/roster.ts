// Who the members of a vault are, as its journal tells: the only thing that counts. The tables of the
// database repeat it for searching (docs/format/vault-v1.md §4).
import type { Role } from '../../shared/domain/roles';
import type { VaultKind } from '../../shared/domain/vault';
import { memberId } from '../../shared/ids';
import type { Instant } from '../../shared/period';

export interface MemberKey {
  /** Number of the entry from which it counts. */
  readonly sinceSeq: number;
  /** Ed25519, hex. */
  readonly signKey: string;
  /** X25519, hex; null where a vault of the first draft does not tell it. */
  readonly boxKey: string | null;
  /** Who stands for it. An owner who gave a passphrase knew it, until the member has replaced it. */
  readonly voucher: 'founding' | 'self' | 'owner' | 'recovery';
}

export interface RosterMember {
  readonly number: number;
  /** Null for MEM-01 of the first draft: then the table says. */
  readonly name: string | null;
  readonly role: Role;
  /** Id of their slot in the header; null as for the name. */
  readonly slot: string | null;
  readonly addedAt: Instant;
  readonly removedAt: Instant | null;
  /** In the order in which they counted; the last one counts now. */
  readonly keys: readonly [MemberKey, ...MemberKey[]];
}

export interface Epoch {
  readonly epoch: number;
  /** Hex; null where a vault of the first draft does not tell it. */
  readonly keyCommitment: string | null;
}

/** A key that signs packages (docs/format/key-change-v1.md §4). */
export interface OrganizationKey {
  /** Ed25519, hex. */
  readonly key: string;
  readonly since: Instant;
  /** SHA-256 of what the key before it signed; null of the first. */
  readonly statementSha256: string | null;
}

export interface Roster {
  readonly vaultId: string;
  readonly kind: VaultKind;
  readonly organization: string | null;
  /** Those that sign packages, in the order in which they counted; the last one counts now. */
  readonly organizationKeys: readonly [OrganizationKey, ...OrganizationKey[]];
  /** Hex. */
  readonly foundingKey: string;
  /** X25519 and Ed25519 public keys that come from the recovery words. */
  readonly recovery: { readonly boxKey: string; readonly signKey: string } | null;
  /** MEM-01 first; those who were removed too. */
  readonly members: readonly [RosterMember, ...RosterMember[]];
  /** The last one is the present one. */
  readonly epochs: readonly [Epoch, ...Epoch[]];
}

export const memberOf = (roster: Roster | null, id: string): RosterMember | undefined =>
  roster?.members.find((member) => memberId(member.number) === id);

export const isPresent = (member: RosterMember | undefined): member is RosterMember =>
  member?.removedAt === null;

export const keyNow = (member: RosterMember): MemberKey => member.keys.at(-1) ?? member.keys[0];

export const epochNow = (roster: Roster): Epoch => roster.epochs.at(-1) ?? roster.epochs[0];

export const organizationKeyNow = ({ organizationKeys }: Roster): OrganizationKey =>
  organizationKeys.at(-1) ?? organizationKeys[0];

export const presentMembers = (roster: Roster): RosterMember[] => roster.members.filter(isPresent);

export const presentOwners = (roster: Roster): RosterMember[] =>
  presentMembers(roster).filter((member) => member.role === 'owner');
