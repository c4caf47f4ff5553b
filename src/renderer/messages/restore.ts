// Texts of bringing a vault back from a backup.
import { count, plural } from './count';

export const restore = {
  title: 'Restore a backup',
  answer: 'A backup becomes **a vault folder again,** in a place of its own.',
  text: 'The backup is only read, and no vault you have is touched. Every file is read back before the restore says that it is done. The passphrases are those of the day of the backup.',
  backup: 'Backup',
  backupHelp: 'The folder that was chosen when the backup was made.',
  backupNone: 'No folder chosen',
  state: 'State to restore',
  stateFacts: (files: number, size: string, seq: number) =>
    `${plural(files, 'evidence file')}, ${size}, up to journal entry ${count(seq)}`,
  folder: 'New vault folder',
  folderHelp: 'A new or empty folder.',
  folderNone: 'No folder chosen',
  suggested: 'restored.muniment',
  choose: 'Choose…',
  start: 'Restore',
  cancel: 'Cancel',
  restoring: 'Restoring the backup',
  ifCancelled: 'If you cancel, what was written so far is removed and the backup stays as it is.',
  done: (files: number, size: string, folder: string) =>
    `**Restored.** ${plural(files, 'evidence file')}, ${size}, written to ${folder} and read back.`,
  doneNext: 'Unlock it with a passphrase of that day, then let a deep check read all of it once.',
  unlock: 'Unlock it',
  vaults: 'All vaults',
} as const;
