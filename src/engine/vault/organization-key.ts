// The organization's signing seed, wrapped once more inside the encrypted database (vault-v1.md §3).
import { UserError } from '../../shared/errors';
import { concat, equalBytes, utf8 } from '../crypto/bytes';
import { forget } from '../crypto/keyed-hash';
import { NONCE_BYTES, openSecret, sealSecret } from '../crypto/secret-box';
import { signingKey, type SigningKey } from '../crypto/signing';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { Environment } from '../environment';

const associated = (publicKey: Uint8Array): Uint8Array =>
  concat(utf8('muniment-organization-key-1'), publicKey);

export const wrapOrganizationSeed = (
  wrapKey: Uint8Array,
  seed: Uint8Array,
  publicKey: Uint8Array,
  environment: Environment,
): Uint8Array => {
  const nonce = environment.random(NONCE_BYTES);
  return concat(nonce, sealSecret(wrapKey, nonce, seed, associated(publicKey)));
};

interface KeyRow {
  readonly public_key: Uint8Array;
  readonly sealed_seed: Uint8Array;
}

/** The seed, which the caller wipes; null when it was not wrapped by this key. */
const unwrapSeed = (row: KeyRow, wrapKey: Uint8Array): Uint8Array | null =>
  openSecret(
    wrapKey,
    row.sealed_seed.subarray(0, NONCE_BYTES),
    row.sealed_seed.subarray(NONCE_BYTES),
    associated(row.public_key),
  );

/** Wraps all seeds that are kept by another key: that of a new epoch. Errors: integrity.database-damaged. */
export const rewrapOrganizationKeys = (
  db: WritableDb,
  from: Uint8Array,
  to: Uint8Array,
  environment: Environment,
): void => {
  const rows = db
    .prepare(`SELECT number, public_key, sealed_seed FROM organization_key WHERE sealed_seed <> x''`)
    .all() as (KeyRow & { number: number })[];
  for (const row of rows) {
    const seed = unwrapSeed(row, from);
    if (seed === null) throw new UserError('integrity.database-damaged', { reason: 'organization-key' });
    const wrapped = wrapOrganizationSeed(to, seed, row.public_key, environment);
    forget(seed);
    db.prepare('UPDATE organization_key SET sealed_seed = ? WHERE number = ?').run(wrapped, row.number);
  }
};

/** Errors: integrity.database-damaged. */
export const openOrganizationKey = (db: ReadableDb, wrapKey: Uint8Array): SigningKey => {
  const row = db
    .prepare('SELECT public_key, sealed_seed FROM organization_key ORDER BY number DESC LIMIT 1')
    .get() as KeyRow | undefined;
  const seed = row && unwrapSeed(row, wrapKey);
  if (!seed) throw new UserError('integrity.database-damaged', { reason: 'organization-key' });
  const key = signingKey(seed);
  forget(seed);
  if (!equalBytes(key.publicKey, row.public_key)) {
    throw new UserError('integrity.database-damaged', { reason: 'organization-key' });
  }
  return key;
};
