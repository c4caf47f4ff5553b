// What a backup holds, without any secret.
import type { BackupSnapshot } from '../../shared/domain/backup';
import { UserError } from '../../shared/errors';
import { openBackupFolder, STATES, statesIn } from './backup-folder';
import { asSnapshot } from './state-file';

/**
 * The states kept in a backup, newest first. One whose description is damaged is left out, unless there is no
 * other. Errors: backup.not-a-backup, backup.damaged, vault.newer-version, vault.leads-outside, disk.*.
 */
export const listBackup = async (folder: string): Promise<BackupSnapshot[]> => {
  const { root, vaultId } = await openBackupFolder(folder);
  const states = await statesIn(root, vaultId);
  const readable = states.flatMap(({ found }) => (found === null ? [] : [asSnapshot(found.state)]));
  const [first] = states;
  if (readable.length === 0 && first !== undefined) {
    throw new UserError('backup.damaged', { file: `${STATES}/${first.name}/state` });
  }
  return readable;
};
