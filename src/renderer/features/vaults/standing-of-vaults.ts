// What the first screen says of all vaults together: how many there are, and whether they are in order.
import type { RecentVault } from '../../../shared/contract';
import type { Instant } from '../../../shared/period';

const DAY_MS = 86_400_000;
/** A backup older than this is worth a word. */
const OLD_BACKUP_DAYS = 30;

export interface StandingOfVaults {
  readonly vaults: number;
  readonly workingFiles: number;
  readonly missing: number;
  readonly open: number;
  readonly damaged: number;
  /** Vaults whose last backup is long ago. */
  readonly oldBackup: number;
  /** Vaults that were open here and were never backed up. */
  readonly withoutBackup: number;
}

export const standingOfVaults = (vaults: readonly RecentVault[], now: Date): StandingOfVaults => {
  const earliest = now.getTime() - OLD_BACKUP_DAYS * DAY_MS;
  const isBefore = (instant: Instant | null): boolean => instant !== null && Date.parse(instant) < earliest;
  const count = (fits: (vault: RecentVault) => boolean): number => vaults.filter(fits).length;
  return {
    vaults: count(({ kind }) => kind === 'vault'),
    workingFiles: count(({ kind }) => kind === 'working-file'),
    missing: count(({ present }) => !present),
    open: count(({ openState }) => openState !== 'closed'),
    damaged: count(({ present, lastCheck }) => present && lastCheck?.verdict === 'damaged'),
    oldBackup: count(({ present, lastBackupAt }) => present && isBefore(lastBackupAt)),
    withoutBackup: count(
      ({ present, kind, lastBackupAt, openedAt }) =>
        present && kind === 'vault' && lastBackupAt === null && openedAt !== null,
    ),
  };
};
