// Calls a round back: whoever has it is to use it no more. Said once, and never taken back; the bytes stay as they are.
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import { builtRound } from '../export';
import type { OpenVault } from '../vault/open-vault';

/**
 * @param reason goes into the custody extract of later packages of the engagement
 * @throws UserError use.unknown-package, package.already-recalled, vault.read-only, member.not-allowed, disk.*
 */
export const recallPackage = (vault: OpenVault, of: RoundOfPackage, reason: string): void => {
  const { summary } = builtRound(vault, of);
  vault.write(({ db, now, record }) => {
    const there = db.prepare('SELECT 1 FROM recall WHERE package = ? AND round = ?');
    if (there.get(of.packageId, of.round) !== undefined) throw new UserError('package.already-recalled');
    db.prepare(
      'INSERT INTO recall (package, round, recalled_at, recalled_by, reason) VALUES (?, ?, ?, ?, ?)',
    ).run(of.packageId, of.round, now, vault.member.number, reason);
    record('package.recalled', of.packageId, { engagement: summary.engagementId, round: of.round, reason });
  });
};
