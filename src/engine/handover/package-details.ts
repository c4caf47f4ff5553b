// One round as its page shows it: what it is, what it changed, and what became of it after it was handed over.
import type { Delivery } from '../../shared/domain/delivery';
import type { PackageDetails, RoundOfPackage } from '../../shared/domain/package-round';
import { recipientId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { type BuiltRound, builtRound, diffRounds } from '../export';
import { receiptsOf } from './receipts';

interface DeliveryRow extends Omit<Delivery, 'recipientId'> {
  readonly recipient: number;
}

const deliveriesOf = ({ db }: OpenVault, { packageId, round }: RoundOfPackage): Delivery[] =>
  (
    db
      .prepare(
        `SELECT d.number, d.recipient, d.delivered_on AS "on", d.route, d.fingerprint_by AS fingerprintBy,
           d.passphrase_by AS passphraseBy, d.note, d.recorded_at AS recordedAt, member.name AS recordedBy
         FROM delivery AS d JOIN member ON member.number = d.recorded_by
         WHERE d.package = ? AND d.round = ? ORDER BY d.number`,
      )
      .all(packageId, round) as DeliveryRow[]
  ).map(({ recipient, ...row }) => ({ ...row, recipientId: recipientId(recipient) }));

const recallOf = ({ db }: OpenVault, { packageId, round }: RoundOfPackage): PackageDetails['recall'] => {
  const row = db
    .prepare(
      `SELECT x.recalled_at AS at, member.name AS by, x.reason FROM recall AS x
       JOIN member ON member.number = x.recalled_by WHERE x.package = ? AND x.round = ?`,
    )
    .get(packageId, round) as { at: Instant; by: string; reason: string } | undefined;
  return row ?? null;
};

const changesOf = async (
  vault: OpenVault,
  { summary, recipe }: BuiltRound,
): Promise<PackageDetails['changes']> => {
  if (summary.round === 1 || recipe === null) return null;
  const before = { packageId: summary.id, round: summary.round - 1 };
  if (!builtRound(vault, before).summary.canBeRebuilt) return null;
  return diffRounds(vault, before, { packageId: summary.id, round: summary.round });
};

/** @throws UserError use.unknown-package, integrity.* (its recipe, or that of the round before, is damaged) */
export const packageDetails = async (vault: OpenVault, of: RoundOfPackage): Promise<PackageDetails> => {
  const round = builtRound(vault, of);
  return {
    summary: round.summary,
    selection: round.selection,
    deliveries: deliveriesOf(vault, of),
    receipts: receiptsOf(vault, of),
    recall: recallOf(vault, of),
    changes: await changesOf(vault, round),
  };
};
