// Passphrase slots: each is one member's way to the vault key (docs/format/vault-v1.md §2.3).
import { invariant, UserError } from '../../shared/errors';
import type { KdfParameters } from '../../shared/domain/vault';
import type { VaultId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import { forget, sameSecret } from '../crypto/keyed-hash';
import { isAcceptedKdf, KDF_SALT_BYTES, passphraseKey } from '../crypto/passphrase-key';
import { boxPublicKey, NONCE_BYTES, openSealed, openSecret, sealSecret, sealTo } from '../crypto/secret-box';
import { keptSecret } from '../crypto/secret-bytes';
import type { Environment } from '../environment';
import { MAX_SLOTS, type PassphraseSlot, type RecoverySlot, type VaultHeader } from './header';
import type { Roster, RosterMember } from '../roster/roster';
import { decodeMemberSecret, encodeMemberSecret, type MemberSecret, type WholeSecret } from './member-secret';
import { associated, commitment, tamperedSlot } from './slot-parts';

export interface Unlocked {
  readonly vaultKey: Uint8Array;
  readonly slotId: string;
  readonly member: MemberSecret;
}

export const newSlotId = (environment: Environment): string => toHex(environment.random(16));

export interface SlotPlan {
  readonly id: string;
  readonly vaultId: VaultId;
  readonly passphrase: string;
  readonly kdf: KdfParameters;
  readonly member: WholeSecret;
  readonly vaultKey: Uint8Array;
}

export const makePassphraseSlot = async (
  plan: SlotPlan,
  environment: Environment,
): Promise<PassphraseSlot> => {
  const open = {
    id: plan.id,
    type: 'passphrase',
    kdf: { ...plan.kdf, salt: environment.random(KDF_SALT_BYTES) },
  } as const;
  const kek = await passphraseKey(plan.passphrase, open.kdf.salt, open.kdf);
  const secret = encodeMemberSecret(plan.member);
  const nonce = environment.random(NONCE_BYTES);
  const slot = {
    ...open,
    commit: commitment(kek),
    nonce,
    box: sealSecret(kek, nonce, secret, associated(plan.vaultId, open)),
    vaultKey: sealTo(boxPublicKey(plan.member.boxSecretKey), plan.vaultKey),
  };
  forget(kek, secret);
  return slot;
};

type Slot = PassphraseSlot | RecoverySlot;

/** What a guess at the passphrase of this slot costs. */
export const costOfSlot = (header: VaultHeader, id: string): KdfParameters => {
  const slot = header.slots.find((candidate) => candidate.id === id);
  invariant(slot?.type === 'passphrase', 'the slot that opened a session stays in its header');
  const { algorithm, operations, memoryMebibytes } = slot.kdf;
  return { algorithm, operations, memoryMebibytes };
};

/** `slots` with `slot` in the place of the one with its id, or behind them. */
export const withSlot = (slots: readonly Slot[], slot: Slot): Slot[] =>
  slots.some((old) => old.id === slot.id)
    ? slots.map((old) => (old.id === slot.id ? slot : old))
    : [...slots, slot];

/**
 * The id of a member's slot, whether the header has it or not. The journal of the first draft does not name
 * the one of MEM-01: it is the one that nobody else has; null when there is none.
 */
export const slotIdOf = (member: RosterMember, header: VaultHeader, roster: Roster): string | null =>
  member.slot ??
  header.slots.find(
    (slot) => slot.type === 'passphrase' && roster.members.every((other) => other.slot !== slot.id),
  )?.id ??
  null;

/** Random order, so that a slot's place tells nothing. */
export const shuffled = <T>(items: readonly T[], environment: Environment): T[] =>
  items
    .map((item) => ({ item, key: toHex(environment.random(16)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);

/** Mebibytes times passes over all slots together: a wrong passphrase tries every one of them. */
const MAX_TOTAL_COST = 20_480;

const costOf = (slots: readonly Slot[]): number =>
  slots.reduce(
    (sum, slot) => sum + (slot.type === 'passphrase' ? slot.kdf.operations * slot.kdf.memoryMebibytes : 0),
    0,
  );

/** Whether a header has room for one more passphrase of this cost beside these slots. */
export const fitsHeader = (others: readonly Slot[], kdf: KdfParameters): boolean =>
  others.length < MAX_SLOTS && costOf(others) + kdf.operations * kdf.memoryMebibytes <= MAX_TOTAL_COST;

/** Before any slot is tried: a cost out of range is refused, not run. */
export const proveKdfRange = (header: VaultHeader): void => {
  for (const [index, slot] of header.slots.entries()) {
    if (slot.type !== 'passphrase') continue;
    const { operations, memoryMebibytes } = slot.kdf;
    if (!isAcceptedKdf(slot.kdf) || costOf(header.slots.slice(0, index + 1)) > MAX_TOTAL_COST) {
      throw new UserError('vault.refused-parameters', { operations, memoryMebibytes });
    }
  }
};

/** The slot that the passphrase fits with the key that opens it, which the caller wipes; null for none. */
const slotFitting = async (
  slots: readonly Slot[],
  passphrase: string,
): Promise<{ readonly slot: PassphraseSlot; readonly kek: Uint8Array } | null> => {
  for (const slot of slots) {
    if (slot.type !== 'passphrase') continue;
    const kek = await passphraseKey(passphrase, slot.kdf.salt, slot.kdf);
    if (sameSecret(commitment(kek), slot.commit)) return { slot, kek };
    forget(kek);
  }
  return null;
};

/** Whether the passphrase opens one of these slots, without opening anything with it. */
export const fitsOneOf = async (slots: readonly Slot[], passphrase: string): Promise<boolean> => {
  const fitting = await slotFitting(slots, passphrase);
  if (fitting !== null) forget(fitting.kek);
  return fitting !== null;
};

/** The slot of this id before the others. */
const withFirst = (slots: readonly Slot[], id: string | null): readonly Slot[] =>
  slots.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));

/**
 * `firstSlot`: the id of the slot that is likely, which is tried first, because each try takes a second.
 * Errors: vault.refused-parameters, vault.wrong-passphrase, integrity.header-damaged.
 */
export const openWithPassphrase = async (
  header: VaultHeader,
  passphrase: string,
  firstSlot: string | null = null,
): Promise<Unlocked> => {
  proveKdfRange(header);
  const fitting = await slotFitting(withFirst(header.slots, firstSlot), passphrase);
  if (fitting === null) throw new UserError('vault.wrong-passphrase');
  const { slot, kek } = fitting;
  const secret = openSecret(kek, slot.nonce, slot.box, associated(header.vaultId, slot));
  forget(kek);
  const member = secret && decodeMemberSecret(secret);
  if (secret !== null) forget(secret);
  if (member === null) throw tamperedSlot();
  const vaultKey = openSealed(member.boxSecretKey, slot.vaultKey);
  if (vaultKey === null) throw tamperedSlot();
  return { vaultKey: keptSecret(vaultKey), slotId: slot.id, member };
};
