// Where rounds built in this window were written, as tokens; forgotten when the vault is locked, because
// no path is kept in the vault.
import type { FileRef } from '../../../shared/contract';
import type { RoundOfPackage } from '../../../shared/domain/package-round';
import { type PackageId, packageRoundRef } from '../../../shared/ids';

const written = new Map<string, readonly FileRef[]>();

interface Round {
  readonly id: PackageId;
  readonly round: number;
}

export const rememberBuiltFiles = ({ id, round }: Round, files: readonly FileRef[]): void => {
  if (files.length > 0) written.set(packageRoundRef(id, round), files);
};

/** The files of a round, in the order of its parts; empty when this window did not write them. */
export const builtFiles = ({ id, round }: Round): readonly FileRef[] =>
  written.get(packageRoundRef(id, round)) ?? [];

export const forgetBuiltFiles = (): void => {
  written.clear();
};

export const roundOf = ({ id, round }: Round): RoundOfPackage => ({ packageId: id, round });
