// What one round of a vault changed against another: the difference of the two packages, with the reasons the vault
// knows. The next round carries it, so that the auditor has the reasons as well.
import type { ItemChange, PackageDiff, RoundOfPackage } from '../../shared/domain/package-round';
import { numberOf } from '../../shared/ids';
import { diffPackages } from '../verify';
import type { OpenVault } from '../vault/open-vault';
import { readRecipe, saidIn } from './keep-recipe';
import { builtRound } from './package-rows';

const reasonOf = (vault: Pick<OpenVault, 'db'>, change: ItemChange): string => {
  const number = numberOf(change.evidenceId);
  const row =
    change.kind === 'withdrawn'
      ? vault.db.prepare('SELECT withdrawn_reason AS reason FROM evidence WHERE number = ?').get(number)
      : vault.db
          .prepare('SELECT change_note AS reason FROM evidence_version WHERE evidence = ? AND version = ?')
          .get(number, change.versionAfter);
  return (row as { reason: string } | undefined)?.reason ?? '';
};

/** What was said when a version was added or an item withdrawn. */
export const withReasons = (vault: Pick<OpenVault, 'db'>, diff: PackageDiff): PackageDiff => ({
  ...diff,
  items: diff.items.map((one) => ({ ...one, reason: reasonOf(vault, one) })),
});

/**
 * How `to` differs from `from`; of any two rounds of the vault.
 * @throws UserError use.unknown-package, package.cannot-be-rebuilt (too little was kept of one), integrity.*
 */
export const diffRounds = async (
  vault: OpenVault,
  from: RoundOfPackage,
  to: RoundOfPackage,
): Promise<PackageDiff> => {
  const [before, after] = [
    await readRecipe(vault, builtRound(vault, from)),
    await readRecipe(vault, builtRound(vault, to)),
  ];
  return withReasons(vault, diffPackages(saidIn(before), saidIn(after)));
};
