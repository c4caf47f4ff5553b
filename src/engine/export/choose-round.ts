// Which round a build makes: the same one again, the next one of a package, or the first of a new package.
import type { RoundChoice, RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import type { EngagementId, PackageId, RecipientId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { type BuiltRound, builtRound, newestRound, newestRounds, nextPackageId } from './package-rows';

export interface ChosenRound {
  readonly packageId: PackageId;
  readonly round: number;
  /** The round before it; null for a first one. */
  readonly previous: BuiltRound | null;
}

const sameRecipients = (round: BuiltRound, recipientIds: readonly RecipientId[]): boolean =>
  [...round.summary.recipientIds].sort().join() === [...recipientIds].sort().join();

/**
 * The round a next one would follow; null for a new package. Without a choice it is the newest package of the
 * engagement for the same recipients. A package of an early program, of which too little was kept to say what a
 * next round changes, is followed only when it is named.
 * @throws UserError use.unknown-package, package.other-engagement
 */
export const roundBefore = (
  vault: Pick<OpenVault, 'db'>,
  engagement: EngagementId,
  choice: RoundChoice | null,
  recipientIds: readonly RecipientId[],
): BuiltRound | null => {
  if (choice?.kind === 'new-package') return null;
  if (choice?.kind === 'next-round') {
    const newest = newestRound(vault, choice.of);
    if (newest.summary.engagementId !== engagement) throw new UserError('package.other-engagement');
    return newest;
  }
  const newest = newestRounds(vault, engagement).find((one) => sameRecipients(one, recipientIds));
  return newest === undefined || newest.recipe === null ? null : newest;
};

/**
 * Whether what was called for is that round again. What was called back is not handed over a second time: it gets
 * a round of its own.
 */
export const isSameRound = (before: BuiltRound | null, contentDigest: string): before is BuiltRound =>
  before?.contentDigest === contentDigest && before.recipe !== null && before.summary.state !== 'recalled';

export const nextRound = (vault: OpenVault, before: BuiltRound | null): ChosenRound =>
  before === null
    ? {
        packageId: nextPackageId(vault.db, Number(vault.environment.now().slice(0, 4))),
        round: 1,
        previous: null,
      }
    : { packageId: before.summary.id, round: before.summary.round + 1, previous: before };

/**
 * The full round a delta is to go with.
 * @throws UserError use.unknown-package, package.other-engagement, package.base-not-full,
 * package.cannot-be-rebuilt (its files are not known any more)
 */
export const baseRound = (
  vault: Pick<OpenVault, 'db'>,
  engagement: EngagementId,
  of: RoundOfPackage,
): BuiltRound => {
  const base = builtRound(vault, of);
  if (base.summary.engagementId !== engagement) throw new UserError('package.other-engagement');
  if (base.summary.kind !== 'full') throw new UserError('package.base-not-full');
  if (base.recipe === null) throw new UserError('package.cannot-be-rebuilt');
  return base;
};
