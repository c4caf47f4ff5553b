// What an opening proves once it has vault key and database: that they belong to the vault its members made,
// who is opening it, and with which key they sign (docs/format/vault-v1.md §4.3).
import { UserError } from '../../shared/errors';
import { memberId, type VaultId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import { signingKey } from '../crypto/signing';
import { keyCommitment } from '../crypto/vault-keys';
import type { OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import { journalHead } from '../journal/append';
import { foldEntry } from '../roster/fold-roster';
import { readRoster, type RosterSoFar } from '../journal/read-roster';
import { epochNow, keyNow, presentOwners, type Roster, type RosterMember } from '../roster/roster';
import { asWritable, runChange } from './change';
import type { VaultHeader } from './header';
import type { MemberSecret } from './member-secret';
import {
  publicKeysOf,
  recordKey,
  recoveryEntry,
  renewalEntry,
  type KeyEntry,
  type PublicKeys,
} from './new-key';

const WHY = {
  beginning: 'Its journal does not begin with the creation of this vault.',
  founder: 'Somebody else than its founder began its journal.',
  epoch: 'Its journal is of another epoch than its header.',
  key: 'Its vault key is not the one its owners have signed.',
  slot: 'No member of its journal has this passphrase.',
  member: 'Nobody has vouched for the key that this passphrase opens.',
} as const;

export const substituted = (what: keyof typeof WHY): UserError =>
  new UserError('vault.substituted', { what, reason: WHY[what] });

/**
 * The roster of a vault whose key and database are those its members made. Errors: vault.substituted.
 * `foundingKey` is the person's own memory of which vault this is; null in vaults of the first draft.
 */
export const proveVault = (
  db: OpenDatabase,
  header: Pick<VaultHeader, 'vaultId' | 'epoch'>,
  vaultKey: Uint8Array,
  foundingKey: Uint8Array | null,
  environment: Environment,
): RosterSoFar & { readonly roster: Roster } => {
  const soFar = readRoster(asWritable(db));
  const { roster, ignored } = soFar;
  if (ignored > 0) {
    environment.logger.log('warn', 'Journal entries about members are not valid and were left aside.', {
      entries: ignored,
    });
  }
  if (roster?.vaultId !== header.vaultId) throw substituted('beginning');
  if (foundingKey !== null && toHex(foundingKey) !== roster.foundingKey) throw substituted('founder');
  const { epoch, keyCommitment: committed } = epochNow(roster);
  if (epoch !== header.epoch) throw substituted('epoch');
  if (committed !== null && committed !== toHex(keyCommitment(vaultKey))) throw substituted('key');
  return { ...soFar, roster };
};

/** The entry that an interrupted change of a passphrase left unwritten, if somebody's proof makes it valid. */
const missingEntry = (
  roster: Roster,
  member: RosterMember,
  secret: MemberSecret,
  keys: PublicKeys,
  head: { readonly seq: number; readonly time: RosterMember['addedAt'] },
): KeyEntry | null => {
  const vaultId = roster.vaultId as VaultId;
  const { voucher } = secret;
  const told = voucher && { vaultId, member: member.number, keys, voucher };
  const candidates: KeyEntry[] = told
    ? [
        renewalEntry(told, member.number),
        ...presentOwners(roster).map((owner) => renewalEntry(told, owner.number)),
        recoveryEntry(told),
      ]
    : [{ action: 'vault.recovered', subject: vaultId, detail: { ...keys } }];
  const author = memberId(member.number);
  const isValid = (entry: KeyEntry): boolean =>
    foldEntry(roster, { ...entry, seq: head.seq, time: head.time, member: author }) !== null;
  return candidates.find(isValid) ?? null;
};

export interface ProvenMember {
  readonly number: number;
  readonly slotId: string;
  readonly soFar: RosterSoFar & { readonly roster: Roster };
}

/**
 * Who opens the vault with this slot. An entry about their key that is missing is written first, unless
 * nothing may be written. Errors: vault.substituted, member.removed, integrity.header-damaged when an old
 * header was put back.
 */
export const proveMember = (
  db: OpenDatabase,
  header: VaultHeader,
  unlocked: { readonly vaultKey: Uint8Array; readonly slotId: string; readonly member: MemberSecret },
  environment: Environment,
  options: { readonly mayWrite: boolean },
): ProvenMember => {
  const secret = unlocked.member;
  const soFar = proveVault(db, header, unlocked.vaultKey, secret.foundingKey, environment);
  const { roster } = soFar;
  const { members } = roster;
  const { slotId } = unlocked;
  const member =
    members.find((candidate) => candidate.slot === slotId) ??
    members.find((candidate) => candidate.slot === null);
  if (member === undefined) throw substituted('slot');
  const { number } = member;
  if (member.removedAt !== null) throw new UserError('member.removed', { id: memberId(number) });
  const keys = publicKeysOf(secret);
  if (keyNow(member).signKey === keys.memberKey) return { number, slotId, soFar };
  if (member.keys.some((key) => key.signKey === keys.memberKey)) {
    throw new UserError('integrity.header-damaged', { reason: 'superseded' });
  }
  const head = { seq: journalHead(asWritable(db)).nextSeq, time: environment.now() };
  const entry = missingEntry(roster, member, secret, keys, head);
  if (entry === null) throw substituted('member');
  if (!options.mayWrite) return { number, slotId, soFar };
  const key = signingKey(secret.signingSeed);
  try {
    const author = { number, key, role: member.role, kind: roster.kind };
    runChange(db, author, environment, (change) => {
      recordKey(change, number, keys, entry);
    });
  } finally {
    key.forget();
  }
  const settled = readRoster(asWritable(db), soFar);
  return { number, slotId, soFar: { ...settled, roster: settled.roster ?? roster } };
};
