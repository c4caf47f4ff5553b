// What an opening does about a vault that is older than this device knows it: refuses it, until an owner
// says that it is a restored backup, and tells that in the journal.
import { UserError } from '../../shared/errors';
import type { VaultKeys } from '../crypto/vault-keys';
import type { OpenDatabase } from '../db/open-database';
import type { Environment } from '../environment';
import type { OpenOptions } from './access';
import { olderThanKnown, type OlderThanKnown } from './device-state';
import type { VaultHeader } from './header';
import { earlierKeys } from './keyring';
import type { OpenVault } from './open-vault';
import { asReadable, sessionOf } from './session';

/** Null when the vault is not older. Errors: vault.older-than-known, unless that was accepted. */
export const proveAge = (
  db: OpenDatabase,
  header: VaultHeader,
  keys: VaultKeys,
  environment: Environment,
  options: Pick<OpenOptions, 'acceptOlder'>,
): OlderThanKnown | null => {
  const earlier = earlierKeys(() => header, keys);
  try {
    const older = olderThanKnown(asReadable(db), header, earlier.keysOf, environment);
    if (older !== null && options.acceptOlder !== true) {
      throw new UserError('vault.older-than-known', { missing: older.missing });
    }
    return older;
  } finally {
    earlier.forget();
  }
};

/**
 * Tells the journal that an older vault is the vault from now on; the device remembers it then. Who only
 * reads writes nothing, and the device goes on remembering the newer one. Errors: member.not-allowed, disk.*.
 */
export const acceptAge = (vault: OpenVault, older: OlderThanKnown | null): void => {
  if (older === null || vault.access.mode === 'read-only') return;
  const { knownSeq, knownHead } = older;
  vault.write(({ record }) => record('vault.rollback-accepted', vault.vaultId, { knownSeq, knownHead }));
  sessionOf(vault).rememberFromNowOn();
};
