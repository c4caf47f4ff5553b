// What both kinds of slot have in common (docs/format/vault-v1.md §2.3).
import { UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import { utf8 } from '../crypto/bytes';
import { keyedHash } from '../crypto/keyed-hash';
import { canonicalText, FORMAT_VERSION, type PassphraseSlot, type RecoverySlot } from './header';

/** Says whether a secret is a slot's before the box is tried, and keeps one box from opening under two keys. */
export const commitment = (kek: Uint8Array): Uint8Array => keyedHash(kek, 'muniment-slot-commit-v1');

/** Ties a box to its slot, its slot to its vault, and both to the cost of the passphrase. */
export const associated = (
  vaultId: VaultId,
  slot: Pick<PassphraseSlot, 'id' | 'type' | 'kdf'> | Pick<RecoverySlot, 'id' | 'type'>,
): Uint8Array =>
  utf8(
    canonicalText({
      magic: 'muniment-vault',
      version: FORMAT_VERSION,
      vaultId,
      id: slot.id,
      type: slot.type,
      ...('kdf' in slot ? { kdf: slot.kdf } : {}),
    }),
  );

/** A slot whose commitment fits but whose box does not open was changed by somebody. */
export const tamperedSlot = (): UserError => new UserError('integrity.header-damaged', { reason: 'slot' });
