// That a round went out: to whom, when, by which route, and how the fingerprint reached them besides.
import type { DeliveryStatement } from '../../shared/domain/delivery';
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { UserError } from '../../shared/errors';
import { numberOf } from '../../shared/ids';
import { builtRound } from '../export';
import type { OpenVault } from '../vault/open-vault';

/** @throws UserError use.unknown-package, use.unknown-recipient, vault.read-only, member.not-allowed, disk.* */
export const deliver = (vault: OpenVault, of: RoundOfPackage, statement: DeliveryStatement): void => {
  const { summary } = builtRound(vault, of);
  const { recipientId, on, route, fingerprintBy, passphraseBy, note } = statement;
  vault.write(({ db, now, record }) => {
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
  });
};
