import { describe, expect, it } from 'vitest';
import type { RecentVault } from '../../../shared/contract';
import type { FileToken } from '../../../shared/ids';
import type { Instant } from '../../../shared/period';
import { standingOfVaults } from './standing-of-vaults';

const NOW = new Date('2026-11-21T10:00:00Z');
const vault = (facts: Partial<RecentVault> = {}): RecentVault => ({
  token: 'file-1' as FileToken,
  folderName: 'a',
  shownPath: '~/a',
  organization: 'Halden Labs',
  kind: 'vault',
  engagement: '',
  openedAt: '2026-11-20T10:00:00Z' as Instant,
  present: true,
  lastBackupAt: '2026-11-20T10:00:00Z' as Instant,
  lastCheck: null,
  colour: null,
  openState: 'closed',
  pinned: false,
  ...facts,
});
const damaged = { at: '2026-11-01T10:00:00Z' as Instant, verdict: 'damaged', deep: true } as const;

describe('the standing of all vaults', () => {
  it('counts vaults and working files apart', () => {
    const standing = standingOfVaults([vault(), vault({ kind: 'working-file' })], NOW);
    expect(standing).toMatchObject({ vaults: 1, workingFiles: 1, missing: 0, damaged: 0, oldBackup: 0 });
  });

  it('names a backup that is more than thirty days old, and one that was never made of a vault that was open here', () => {
    const old = vault({ lastBackupAt: '2026-10-21T09:59:59Z' as Instant });
    const recent = vault({ lastBackupAt: '2026-10-22T10:00:00Z' as Instant });
    const never = vault({ lastBackupAt: null });
    const restored = vault({ lastBackupAt: null, openedAt: null });
    expect(standingOfVaults([old, recent, never, restored], NOW)).toMatchObject({
      oldBackup: 1,
      withoutBackup: 1,
    });
  });

  it('says nothing of the state of a vault that is not there', () => {
    const gone = vault({ present: false, lastCheck: damaged, lastBackupAt: null });
    expect(standingOfVaults([gone], NOW)).toMatchObject({ missing: 1, damaged: 0, withoutBackup: 0 });
  });

  it('counts what is open, in front or behind', () => {
    const open = [vault({ openState: 'in-front' }), vault({ openState: 'behind', pinned: true }), vault()];
    expect(standingOfVaults(open, NOW).open).toBe(2);
  });
});
