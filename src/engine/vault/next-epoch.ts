// A new vault key for those who stay: header, slots and keyring of the next epoch, on paper only. Whoever
// makes the epoch writes the database first and the header last (docs/format/vault-v1.md §3.1, §9).
import { UserError } from '../../shared/errors';
import { memberId } from '../../shared/ids';
import { bytesFromHex, toHex } from '../crypto/bytes';
import { forget } from '../crypto/keyed-hash';
import { sealTo } from '../crypto/secret-box';
import { deriveVaultKeys, keyCommitment, VAULT_KEY_BYTES, type VaultKeys } from '../crypto/vault-keys';
import { keyNow, presentMembers, type Roster, type RosterMember } from '../roster/roster';
import {
  databaseFileName,
  type EarlierKey,
  type PassphraseSlot,
  type RecoverySlot,
  type VaultHeader,
} from './header';
import { openEarlierKey, sealEarlierKey } from './keyring';
import type { OpenVault } from './open-vault';
import { sessionOf, type Session } from './session';
import { slotIdOf } from './slots';

export interface NextEpoch {
  readonly epoch: number;
  /** Wiped by whoever does not start a session with it (Session.goOn). */
  readonly vaultKey: Uint8Array;
  readonly keys: VaultKeys;
  /** For the entry `vault.rekeyed`, hex. */
  readonly keyCommitment: string;
  readonly header: VaultHeader;
}

/** Sealed to what the journal says and never to what the header says: somebody may have written that. */
const resealed = (
  slot: PassphraseSlot | RecoverySlot,
  roster: Roster,
  staying: ReadonlyMap<string, RosterMember>,
  session: Session,
  vaultKey: Uint8Array,
): PassphraseSlot | RecoverySlot | null => {
  const sealed = (boxKey: string): Uint8Array => sealTo(bytesFromHex(boxKey), vaultKey);
  if (slot.type === 'recovery') {
    // Those of the first draft hold the vault key itself and cannot be given another.
    if (roster.recovery === null || slot.vaultKey === undefined) {
      throw new UserError('vault.recovery-key-outdated');
    }
    return { ...slot, vaultKey: sealed(roster.recovery.boxKey) };
  }
  const member = staying.get(slot.id);
  if (member === undefined) return null;
  const isSelf = member.number === session.member.number;
  const boxKey = keyNow(member).boxKey ?? (isSelf ? session.member.boxKey() : null);
  if (boxKey === null) throw new UserError('vault.recovery-key-outdated', { id: memberId(member.number) });
  return { ...slot, vaultKey: sealed(boxKey) };
};

/**
 * The next epoch of an open vault, without the member `removed` (null: everybody stays). A member's slot
 * keeps its id and its box; only the vault key in it is another. Errors: vault.recovery-key-outdated,
 * integrity.header-damaged, disk.failed.
 */
export const nextEpoch = (vault: OpenVault, removed: number | null): NextEpoch => {
  const { environment, vaultId } = vault;
  const session = sessionOf(vault);
  const { header } = session;
  // Its slot holds another key than the journal has: what is sealed to that one it could not open.
  if (session.keysUntold.size > 0) throw new UserError('disk.failed', { reason: 'key-not-told' });
  const roster = session.member.roster();
  const staying = new Map(
    presentMembers(roster)
      .filter((member) => member.number !== removed)
      .map((member) => [slotIdOf(member, header, roster) ?? '', member]),
  );
  const epoch = header.epoch + 1;
  const vaultKey = environment.random(VAULT_KEY_BYTES);
  const keys = deriveVaultKeys(vaultKey);
  const keyring: EarlierKey[] = [];
  for (let earlier = 1; earlier < epoch; earlier += 1) {
    const old =
      earlier === header.epoch ? session.vaultKey.slice() : openEarlierKey(header, session.keys, earlier);
    keyring.push(sealEarlierKey(earlier, old, keys, vaultId, environment));
    forget(old);
  }
  return {
    epoch,
    vaultKey,
    keys,
    keyCommitment: toHex(keyCommitment(vaultKey)),
    header: {
      ...header,
      database: databaseFileName(epoch),
      epoch,
      keyring,
      program: environment.program,
      slots: header.slots
        .map((slot) => resealed(slot, roster, staying, session, vaultKey))
        .filter((slot) => slot !== null),
    },
  };
};
