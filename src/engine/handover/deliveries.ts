// That a round went out: to whom, when, by which route, and how the fingerprint reached them besides. The requests it
// answers are with the auditor from then on.
import type { DeliveryStatement } from '../../shared/domain/delivery';
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import { numberOf } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { builtRound } from '../export';
import { answeredIn, sheetOfRound, submitDelivered } from '../requests';
import type { ReadableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';

/**
 * Requests the round answers, as its list says, but those the auditor has said something of since it was built: they may
 * have had it long before anybody wrote down that it went out.
 */
const answered = (db: ReadableDb, { packageId, round }: RoundOfPackage, builtAt: Instant): number[] => {
  const sheet = sheetOfRound(db, packageId, round);
  if (sheet === null) return [];
  const told = db.prepare(
    `SELECT 1 FROM request_turn WHERE request = ? AND track = 'auditor' AND via <> 'delivery' AND at > ?`,
  );
  return answeredIn(sheet).filter((number) => told.get(number, builtAt) === undefined);
};

/** @throws UserError use.unknown-package, use.unknown-recipient, vault.read-only, member.not-allowed, disk.* */
export const deliver = (vault: OpenVault, of: RoundOfPackage, statement: DeliveryStatement): void => {
  const { summary } = builtRound(vault, of);
  const { recipientId, on, route, fingerprintBy, passphraseBy, note } = statement;
  vault.write((change) => {
    const { db, now, record } = change;
    const known = db.prepare('SELECT 1 FROM recipient WHERE number = ?').get(numberOf(recipientId));
    if (known === undefined) throw new UserError('use.unknown-recipient', { id: recipientId });
    const { number } = db
      .prepare('SELECT ifnull(max(number), 0) + 1 AS number FROM delivery WHERE package = ? AND round = ?')
      .get(of.packageId, of.round) as { number: number };
    db.prepare(
      `INSERT INTO delivery (package, round, number, recipient, delivered_on, route, fingerprint_by,
         passphrase_by, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      of.packageId,
      of.round,
      number,
      numberOf(recipientId),
      on,
      route,
      fingerprintBy,
      passphraseBy,
      note,
      now,
      vault.member.number,
    );
    record('package.delivered', of.packageId, {
      engagement: summary.engagementId,
      round: of.round,
      number,
      recipient: recipientId,
      on,
      route,
      fingerprintBy,
      passphraseBy,
      note,
    });
    submitDelivered(change, of, answered(db, of, summary.builtAt), on);
  });
};
