// One entry with authority after the other makes the roster; an entry that is not valid changes nothing.
// Pure: whoever calls has checked that the author signed the entry (docs/format/vault-v1.md §4.1, §4.2).
import { mayDo } from '../../shared/domain/roles';
import type { VaultKind } from '../../shared/domain/vault';
import { belongsIn } from '../../shared/domain/vault-kinds';
import { memberId } from '../../shared/ids';
import {
  EarlyVaultCreated,
  EarlyVaultRecovered,
  KeyRenewed,
  MemberAdded,
  RecoveryKeyMade,
  RoleChanged,
  SignerRenewed,
  VaultCreated,
  VaultRecovered,
  VaultRekeyed,
} from './authority-details';
import type { JournalAction } from '../../shared/domain/journal-action';
import type { Instant } from '../../shared/period';
import { isProven } from './key-proof';
import {
  epochNow,
  isPresent,
  keyNow,
  memberOf,
  presentOwners,
  type MemberKey,
  type Roster,
  type RosterMember,
} from './roster';

/** What a journal line says, as far as it matters here. */
export interface Entry {
  readonly seq: number;
  readonly time: Instant;
  readonly member: string;
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Null for a kind that is not known: such a journal has no valid beginning. */
const kindOf = ({ kind }: Entry['detail']): VaultKind | null => {
  if (kind === undefined) return 'vault';
  return kind === 'working-file' ? kind : null;
};

const begin = (entry: Entry): Roster | null => {
  const early = EarlyVaultCreated.safeParse(entry.detail).data;
  const full = VaultCreated.safeParse(entry.detail).data;
  const kind = kindOf(entry.detail);
  if (
    !early ||
    kind === null ||
    entry.seq !== 0 ||
    entry.member !== memberId(1) ||
    entry.subject !== early.vaultId
  )
    return null;
  const key: MemberKey = {
    sinceSeq: 0,
    signKey: early.memberKey,
    boxKey: full?.memberBoxKey ?? null,
    voucher: 'founding',
  };
  const member: RosterMember = {
    number: 1,
    name: full?.memberName ?? null,
    role: 'owner',
    slot: full?.slot ?? null,
    addedAt: entry.time,
    removedAt: null,
    keys: [key],
  };
  return {
    vaultId: early.vaultId,
    kind,
    organization: full?.organization ?? null,
    organizationKeys: [{ key: early.organizationKey, since: entry.time, statementSha256: null }],
    foundingKey: early.memberKey,
    recovery: full ? { boxKey: full.recoveryBoxKey, signKey: full.recoverySignKey } : null,
    members: [member],
    epochs: [{ epoch: 1, keyCommitment: full?.keyCommitment ?? null }],
  };
};

const withMember = (roster: Roster, changed: RosterMember): Roster => {
  const [first, ...others] = roster.members.map((old) => (old.number === changed.number ? changed : old));
  return first === undefined ? roster : { ...roster, members: [first, ...others] };
};

const withKey = (roster: Roster, member: RosterMember, key: MemberKey): Roster =>
  withMember(roster, { ...member, keys: [...member.keys, key] });

const keepsAnOwner = (roster: Roster): Roster | null => (presentOwners(roster).length > 0 ? roster : null);

/** Nobody has had this key before: a key that came back would speak for somebody else, or for the past. */
const isNewKey = (roster: Roster, signKey: string): boolean =>
  roster.members.every((member) => member.keys.every((key) => key.signKey !== signKey));

const addMember = (roster: Roster, entry: Entry): Roster | null => {
  const added = MemberAdded.safeParse(entry.detail).data;
  const number = roster.members.length + 1;
  if (!added || entry.subject !== memberId(number) || !isNewKey(roster, added.memberKey)) return null;
  if (roster.members.some((member) => member.slot === added.slot)) return null;
  const key: MemberKey = {
    sinceSeq: entry.seq,
    signKey: added.memberKey,
    boxKey: added.memberBoxKey,
    voucher: 'owner',
  };
  const member: RosterMember = {
    number,
    name: added.name,
    role: added.role,
    slot: added.slot,
    addedAt: entry.time,
    removedAt: null,
    keys: [key],
  };
  return { ...roster, members: [...roster.members, member] };
};

const changeRole = (roster: Roster, entry: Entry): Roster | null => {
  const change = RoleChanged.safeParse(entry.detail).data;
  const member = memberOf(roster, entry.subject);
  if (!change || !isPresent(member) || member.role !== change.before) return null;
  return keepsAnOwner(withMember(roster, { ...member, role: change.after }));
};

const removeMember = (roster: Roster, entry: Entry): Roster | null => {
  const member = memberOf(roster, entry.subject);
  if (!isPresent(member)) return null;
  return keepsAnOwner(withMember(roster, { ...member, removedAt: entry.time }));
};

interface TimedKey {
  readonly after: number;
  readonly memberKey: string;
}

/** No later key of this member, and `after` is an entry that was there. */
const isTimely = (
  roster: Roster,
  member: RosterMember,
  { after, memberKey }: TimedKey,
  seq: number,
): boolean => after < seq && keyNow(member).sinceSeq <= after && isNewKey(roster, memberKey);

const renewKey = (roster: Roster, entry: Entry, author: RosterMember): Roster | null => {
  const renewed = KeyRenewed.safeParse(entry.detail).data;
  const member = memberOf(roster, entry.subject);
  if (!renewed || !isPresent(member)) return null;
  const voucher = memberOf(roster, renewed.voucher);
  const self = voucher?.number === member.number;
  if (!isPresent(voucher) || (!self && voucher.role !== 'owner')) return null;
  if (author.number !== member.number && author.role !== 'owner') return null;
  const key = { ...renewed, vaultId: roster.vaultId, member: entry.subject };
  if (!isTimely(roster, member, renewed, entry.seq)) return null;
  if (!isProven(key, renewed.proof, keyNow(voucher).signKey)) return null;
  return withKey(roster, member, {
    sinceSeq: entry.seq,
    signKey: renewed.memberKey,
    boxKey: renewed.memberBoxKey,
    voucher: self ? 'self' : 'owner',
  });
};

const recover = (roster: Roster, entry: Entry, author: RosterMember): Roster | null => {
  if (entry.subject !== roster.vaultId) return null;
  if (roster.recovery === null) {
    const early = EarlyVaultRecovered.safeParse(entry.detail).data;
    if (!early || roster.members.length !== 1 || !isNewKey(roster, early.memberKey)) return null;
    return withKey(roster, author, {
      sinceSeq: entry.seq,
      signKey: early.memberKey,
      boxKey: early.memberBoxKey ?? null,
      voucher: 'recovery',
    });
  }
  const recovered = VaultRecovered.safeParse(entry.detail).data;
  if (recovered?.member !== entry.member) return null;
  if (!isTimely(roster, author, recovered, entry.seq)) return null;
  if (!isProven({ ...recovered, vaultId: roster.vaultId }, recovered.proof, roster.recovery.signKey))
    return null;
  return withKey(roster, author, {
    sinceSeq: entry.seq,
    signKey: recovered.memberKey,
    boxKey: recovered.memberBoxKey,
    voucher: 'recovery',
  });
};

const makeRecoveryKey = (roster: Roster, entry: Entry): Roster | null => {
  const made = RecoveryKeyMade.safeParse(entry.detail).data;
  const { epoch, keyCommitment } = epochNow(roster);
  if (!made || entry.subject !== roster.vaultId) return null;
  if (keyCommitment !== null && keyCommitment !== made.keyCommitment) return null;
  const [first, ...others] = roster.epochs.map((old) =>
    old.epoch === epoch ? { epoch, keyCommitment: made.keyCommitment } : old,
  );
  if (first === undefined) return null;
  const recovery = { boxKey: made.recoveryBoxKey, signKey: made.recoverySignKey };
  return { ...roster, recovery, epochs: [first, ...others] };
};

const rekey = (roster: Roster, entry: Entry): Roster | null => {
  const rekeyed = VaultRekeyed.safeParse(entry.detail).data;
  if (!rekeyed || entry.subject !== roster.vaultId || rekeyed.epoch !== epochNow(roster).epoch + 1)
    return null;
  const { epoch, keyCommitment } = rekeyed;
  return { ...roster, epochs: [...roster.epochs, { epoch, keyCommitment }] };
};

/** The next number, and a key the organization never had. Whether the key before it agrees is asked elsewhere. */
const renewSigner = (roster: Roster, entry: Entry): Roster | null => {
  const renewed = SignerRenewed.safeParse(entry.detail).data;
  const { organizationKeys } = roster;
  if (!renewed || entry.subject !== roster.vaultId || renewed.number !== organizationKeys.length) return null;
  const { organizationKey: key, statementSha256 } = renewed;
  if (organizationKeys.some((old) => old.key === key)) return null;
  return { ...roster, organizationKeys: [...organizationKeys, { key, since: entry.time, statementSha256 }] };
};

/** What owners do; the two about keys are judged by their proofs. */
const BY_OWNERS: Partial<
  Record<JournalAction, (roster: Roster, entry: Entry, author: RosterMember) => Roster | null>
> = {
  'member.added': addMember,
  'member.role-changed': changeRole,
  'member.removed': removeMember,
  'vault.recovered': recover,
  'vault.recovery-key-made': makeRecoveryKey,
  'vault.rekeyed': rekey,
  'vault.signer-renewed': renewSigner,
};

const hasAuthority = (action: JournalAction): boolean =>
  action === 'vault.created' || action === 'member.key-renewed' || action in BY_OWNERS;

/** The roster after an entry with authority; null when the entry is not valid. */
export const foldEntry = (roster: Roster | null, entry: Entry): Roster | null => {
  if (entry.action === 'vault.created') return roster === null ? begin(entry) : null;
  const author = memberOf(roster, entry.member);
  if (roster === null || !isPresent(author)) return null;
  if (entry.action === 'member.key-renewed') return renewKey(roster, entry, author);
  return author.role === 'owner' ? (BY_OWNERS[entry.action]?.(roster, entry, author) ?? null) : null;
};

/**
 * The key, in hex, with which `member` signs an entry, given the roster after it (or before it, when the
 * entry is not valid): who tells of their own new key signs with the new one.
 */
export const signingKeyOf = (roster: Roster | null, member: string): string | null => {
  const author = memberOf(roster, member);
  return author === undefined ? null : keyNow(author).signKey;
};

/**
 * Whether an entry is valid: one with authority when it makes a roster (`after`, from foldEntry), any other
 * when the role of its author allows its action at that moment, and this kind of vault has it.
 */
export const isValidEntry = (before: Roster | null, after: Roster | null, entry: Entry): boolean => {
  if (hasAuthority(entry.action)) return after !== null;
  const author = memberOf(before, entry.member);
  if (before === null || !isPresent(author)) return false;
  return mayDo(author.role, entry.action) && belongsIn(before.kind, entry.action);
};
