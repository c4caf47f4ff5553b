// A package as it is typed: `PKG-2026-01` is its newest round, `PKG-2026-01-r2` that one.
import type { OpenVault } from '../engine';
import type { RoundOfPackage } from '../shared/domain/package-round';
import type { PackageId } from '../shared/ids';
import { UserError } from '../shared/errors';
import { readPackageId } from './ids';
import { engine } from './open-vault';

export interface TypedRound {
  readonly packageId: PackageId;
  /** Null for the newest. */
  readonly round: number | null;
}

/** Errors: wrong use. */
export const readRound = (typed: string): TypedRound => {
  const [, id = typed, round] = /^(.*?)(?:-r(\d{1,3}))?$/i.exec(typed.trim()) ?? [];
  const packageId = readPackageId(id);
  return { packageId, round: round === undefined ? null : Number(round) };
};

/** Whether it looks like one at all; everything else is a file. */
export const isRoundTyped = (typed: string): boolean => /^PKG-\d{4}-\d{2,4}(-r\d{1,3})?$/i.test(typed.trim());

/** Errors: use.unknown-package. */
export const roundIn = async (
  vault: OpenVault,
  { packageId, round }: TypedRound,
): Promise<RoundOfPackage> => {
  if (round !== null) return { packageId, round };
  const { listPackages } = await engine();
  const rounds = listPackages(vault).filter((one) => one.id === packageId);
  if (rounds.length === 0) throw new UserError('use.unknown-package', { id: packageId });
  return { packageId, round: Math.max(...rounds.map((one) => one.round)) };
};
