// The recovery key: opening with its words and a new passphrase, and confirming that it was kept.
import { resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { diskError } from '../blobs/durable-files';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { recoveryKeyFromWords } from '../crypto/recovery-words';
import { forgetVaultKeys } from '../crypto/vault-keys';
import type { Environment } from '../environment';
import { provePassphrase } from './create-vault';
import type { VaultHeader } from './header';
import { readHeader, writeHeader } from './header-files';
import { proveNotInUse } from './lock';
import { provenKeys, settleMemberKey, takeVault } from './open';
import type { OpenVault } from './open-vault';
import { asReadable, sessionOf, startSession } from './session';
import {
  fitsRecoverySlot,
  makePassphraseSlot,
  newMemberSecret,
  openWithRecoveryKey,
  proveKdfRange,
} from './slots';

/**
 * Opens a vault with its 24 recovery words and gives its owner a new passphrase and a new signing key;
 * the old passphrase is forgotten. Nothing is written before the words have proven the header and the
 * database has opened; then the header, then the database: in between, both the words and the new
 * passphrase open it. Errors: as openVault, with vault.wrong-recovery-key, and use.weak-passphrase.
 */
export const recoverVault = async (
  folder: string,
  input: { readonly words: readonly string[]; readonly newPassphrase: string },
  environment: Environment,
): Promise<OpenVault> => {
  await cryptoReady();
  const path = resolve(folder);
  const found = await readHeader(path, environment.logger);
  proveKdfRange(found.header);
  proveNotInUse(path);
  const recoveryKey = recoveryKeyFromWords(input.words);
  if (recoveryKey === null) throw new UserError('vault.wrong-recovery-key');
  const vaultKey = openWithRecoveryKey(found.header, recoveryKey);
  const keys = provenKeys(found, vaultKey.slice());
  let taken: Awaited<ReturnType<typeof takeVault>> | undefined;
  const member = newMemberSecret(environment);
  try {
    taken = await takeVault(path, found, keys, environment);
    const row = asReadable(taken.db).prepare('SELECT organization FROM vault').get() as
      { organization: string } | undefined;
    provePassphrase(input.newPassphrase, row?.organization ?? '');
    const { vaultId } = found.header;
    const slot = await makePassphraseSlot(input.newPassphrase, member, vaultKey, vaultId, environment);
    const header: VaultHeader = {
      ...found.header,
      program: environment.program,
      slots: found.header.slots.map((old) => (old.type === 'passphrase' ? slot : old)),
    };
    await writeHeader(path, header, keys.header);
    settleMemberKey(taken.db, header, member, environment);
    const { kdf } = environment;
    return startSession({ folder: path, header, keys, member, kdf, environment, ...taken });
  } catch (error) {
    taken?.db.close();
    taken?.lock.release();
    forgetVaultKeys(keys);
    throw diskError(error);
  } finally {
    forget(vaultKey, recoveryKey, member.signingSeed, member.boxSecretKey);
  }
};

/**
 * Whether the 24 words are this vault's recovery key; when they are, the vault remembers that somebody
 * proved to have them. Opens and changes nothing else.
 */
export const confirmRecoveryKey = (vault: OpenVault, words: readonly string[]): boolean => {
  const recoveryKey = recoveryKeyFromWords(words);
  if (recoveryKey === null || !fitsRecoverySlot(sessionOf(vault).header, recoveryKey)) return false;
  forget(recoveryKey);
  vault.write(({ db, now, record }) => {
    db.prepare('UPDATE vault SET recovery_confirmed_at = ?').run(now);
    record('vault.recovery-key-confirmed', vault.vaultId, {});
  });
  return true;
};
