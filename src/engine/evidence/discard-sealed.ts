// Takes back sealed files whose rows do not come about.
import { UserError } from '../../shared/errors';
import type { OpenVault, SealedFile } from '../vault/open-vault';

/** A file that stays is only an orphan. */
export const discardSealed = async (vault: OpenVault, sealed: readonly SealedFile[]): Promise<void> => {
  for (const file of sealed) {
    await vault.blobs.discard(file).catch((error: unknown) => {
      const code = error instanceof UserError ? error.code : 'internal.bug';
      vault.environment.logger.log('warn', 'A sealed file of a failed import could not be removed.', {
        code,
      });
    });
  }
};
