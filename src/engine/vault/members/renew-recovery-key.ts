// A new recovery key; the words that were printed before stop working. The entry comes first and forgets
// that the old ones were confirmed, so that after a crash before the header the app asks for another key.
import { bytesFromHex, toHex } from '../../crypto/bytes';
import { forget } from '../../crypto/keyed-hash';
import { RECOVERY_KEY_BYTES, recoveryWords } from '../../crypto/recovery-words';
import { keyCommitment } from '../../crypto/vault-keys';
import type { OpenVault } from '../open-vault';
import { makeRecoverySlot, recoveryPublicKeys } from '../recovery-slot';
import { sessionOf } from '../session';
import { shuffled } from '../slots';

/** Answers the 24 words, this one time. Errors: vault.read-only, member.not-allowed, disk.*. */
export const renewRecoveryKey = async (vault: OpenVault): Promise<string[]> => {
  vault.requireMay('vault.recovery-key-made');
  const { environment, vaultId } = vault;
  return sessionOf(vault).changeHeader(async (header, replace) => {
    const { member, vaultKey } = sessionOf(vault);
    const foundingKey = bytesFromHex(member.roster().foundingKey);
    const recoveryKey = environment.random(RECOVERY_KEY_BYTES);
    try {
      const slot = makeRecoverySlot(recoveryKey, vaultKey, foundingKey, vaultId, environment);
      vault.write(({ db, record }) => {
        db.prepare('UPDATE vault SET recovery_confirmed_at = NULL').run();
        record('vault.recovery-key-made', vaultId, {
          ...recoveryPublicKeys(recoveryKey),
          keyCommitment: toHex(keyCommitment(vaultKey)),
        });
      });
      const others = header.slots.filter((old) => old.type !== 'recovery');
      await replace({ ...header, slots: shuffled([...others, slot], environment) });
      return recoveryWords(recoveryKey);
    } finally {
      forget(recoveryKey);
    }
  });
};
