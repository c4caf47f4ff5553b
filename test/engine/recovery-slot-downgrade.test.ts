// A recovery slot dressed as one of the first draft, whose box would be the vault key itself. In a whole slot the
// box holds the founding key, which is public: whoever knows it could be the host of a vault that only the
// recovery words seem to open.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverVault } from '../../src/engine';
import { bytesFromHex, toHex } from '../../src/engine/crypto/bytes';
import { signingKey } from '../../src/engine/crypto/signing';
import { deriveVaultKeys } from '../../src/engine/crypto/vault-keys';
import { rawKey } from '../../src/engine/db/open-database';
import { asWritable } from '../../src/engine/vault/change';
import { decodeHeader, type RecoverySlot } from '../../src/engine/vault/header';
import { wrapOrganizationSeed } from '../../src/engine/vault/organization-key';
import { environment, forge, forgery, stranger } from './forgery';
import { testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());

describe('a recovery slot without its vault key', () => {
  it('founding-key-as-vault-key: the words do not open a vault that somebody made of public keys', async () => {
    const folder = await fixture.copy();
    const patched = forgery(folder);
    const header = await patched.headerOf();
    const db = await rawDatabase(folder);
    const [first] = db.prepare('SELECT line FROM journal WHERE seq = 0').all() as { line: string }[];
    const { detail } = JSON.parse(first?.line ?? '') as { detail: { memberKey: string } };
    // What any member has seen, a removed one too: the public key that signed the first entry.
    const known = bytesFromHex(detail.memberKey);
    const theirs = stranger();
    const seed = environment.random(32);
    const organization = signingKey(seed).publicKey;
    const dropped = db
      .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'journal_is_never_cut'`)
      .pluck()
      .get() as string;
    db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal');
    db.prepare('UPDATE organization_key SET public_key = ?, sealed_seed = ?').run(
      organization,
      wrapOrganizationSeed(deriveVaultKeys(known).organizationWrap, seed, organization, environment),
    );
    forge(db, {
      member: 1,
      action: 'vault.created',
      subject: header.vaultId,
      detail: {
        vaultId: header.vaultId,
        organizationKey: toHex(organization),
        memberKey: toHex(signingKey(theirs.signingSeed).publicKey),
      },
      signedBy: theirs.signingSeed,
    });
    asWritable(db)
      .prepare('UPDATE member_key SET public_key = ?')
      .run(signingKey(theirs.signingSeed).publicKey);
    db.exec(dropped);
    db.pragma('journal_mode = MEMORY');
    db.rekey(rawKey(deriveVaultKeys(known)));
    db.close();
    const slots = header.slots.map((slot) => {
      if (slot.type !== 'recovery') return slot;
      const { vaultKey: _left, ...draft } = slot;
      return draft satisfies RecoverySlot;
    });
    await patched.putHeader({ ...header, slots }, known);
    const input = { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE };
    await expect(recoverVault(folder, input, testEnvironment())).rejects.toMatchObject({
      code: 'integrity.header-damaged',
      details: { reason: 'slot' },
    });
    await rm(folder, { recursive: true });
  });

  it('still opens where it is of the first draft', async () => {
    const bytes = await readFile(join('test/fixtures/vaults/format-1-schema-1/vault', 'vault.header'));
    const slot = decodeHeader(bytes)?.header.slots.find(({ type }) => type === 'recovery');
    expect(slot).toBeDefined();
    expect(slot).not.toHaveProperty('vaultKey');
  });
});
