// Backups of a vault elsewhere: made, listed and restored (docs/format/backup-v1.md).
export { backupState } from './backup-state';
export { backupVault } from './backup-vault';
export { listBackup } from './list-backup';
export { restoreBackup } from './restore-backup';
