// Another key signs packages from now on. The key before it signs a statement about the next, and its seed is
// forgotten: row, entry and wiping are one change (docs/format/key-change-v1.md §4).
import { UserError } from '../../shared/errors';
import {
  keyChangeText,
  keyChangeTrusted,
  keyChangeUntrusted,
  MOST_KEY_CHANGES,
  organizationInStatement,
} from '../../shared/key-change';
import { toHex, utf8 } from '../crypto/bytes';
import { cryptoReady, sha256Hex } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { minisignSignature } from '../crypto/minisign-signature';
import { minisignKeyText } from '../crypto/signer-identity';
import { signingKey } from '../crypto/signing';
import { copyWhenDue } from './copies/copy-when-due';
import type { Change, OpenVault } from './open-vault';
import { wrapOrganizationSeed } from './organization-key';
import { copySource, sessionOf } from './session';

const SEED_BYTES = 32;

/** What of the vault is put under the new key, in one change. */
const tellRenewal = (
  vault: OpenVault,
  { db, now, record }: Change,
  next: { readonly publicKey: Uint8Array; readonly seed: Uint8Array },
): void => {
  const { keys, member } = sessionOf(vault);
  const number = member.roster().organizationKeys.length;
  if (number > MOST_KEY_CHANGES) throw new UserError('use.bad-input', { what: 'No further renewal.' });
  const vaultMark = vault.vaultId.slice(0, 16);
  const statement = keyChangeText({
    organization: organizationInStatement(vault.organization),
    vault: vaultMark,
    number,
    time: now,
    oldKey: minisignKeyText(vault.signer.publicKey),
    newKey: minisignKeyText(next.publicKey),
  });
  const signature = minisignSignature(vault.signer, utf8(statement), {
    trusted: keyChangeTrusted({ vault: vaultMark, number }),
    untrusted: keyChangeUntrusted(number),
  });
  const wrapped = wrapOrganizationSeed(keys.organizationWrap, next.seed, next.publicKey, vault.environment);
  db.prepare(`UPDATE organization_key SET sealed_seed = x''`).run();
  db.prepare(
    `INSERT INTO organization_key (number, public_key, sealed_seed, created_at, statement, statement_signature)
      VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(number + 1, next.publicKey, wrapped, now, statement, signature);
  record('vault.signer-renewed', vault.vaultId, {
    organizationKey: toHex(next.publicKey),
    number,
    statementSha256: sha256Hex(utf8(statement)),
  });
};

/**
 * Packages are signed with a new key as soon as this answers; a copy of the database with it is made then.
 * Owners only. Errors: vault.read-only, vault.in-use, member.not-allowed, disk.*; then the key is as it was, unless
 * the very end of the change failed: the journal says.
 */
export const renewSigner = async (vault: OpenVault): Promise<void> => {
  vault.requireMay('vault.signer-renewed');
  await cryptoReady();
  const seed = vault.environment.random(SEED_BYTES);
  const key = signingKey(seed);
  try {
    sessionOf(vault).renewSigner({ seed }, (change) => {
      tellRenewal(vault, change, { publicKey: key.publicKey, seed });
    });
    // Those of before hold the old seed only: whoever puts one back is without the new key.
    copyWhenDue(copySource(vault), 0);
  } finally {
    key.forget();
    forget(seed);
  }
};
