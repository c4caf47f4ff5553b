// Tables, vault keys and journals put in the place of the true ones: the journal's word counts, and each
// member's slot remembers which vault it is.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listMembers } from '../../src/engine';
import { bytesFromHex, toHex } from '../../src/engine/crypto/bytes';
import { boxPublicKey, sealTo } from '../../src/engine/crypto/secret-box';
import { signingKey } from '../../src/engine/crypto/signing';
import { deriveVaultKeys, keyCommitment } from '../../src/engine/crypto/vault-keys';
import { rawKey } from '../../src/engine/db/open-database';
import { journalHead } from '../../src/engine/journal/append';
import { asWritable } from '../../src/engine/vault/change';
import { publicKeysOf } from '../../src/engine/vault/new-key';
import { environment, forge, forgery, stranger, type Forgery } from './forgery';
import { membersFixture, READER } from './members-fixture';
import { PASSPHRASE } from './temporary-vault';
import { rawDatabase, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
let patched: Forgery;

beforeAll(async () => {
  fixture = await membersFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  patched = forgery(folder);
});

describe('tables that were changed beside the journal', () => {
  it('owner-key-replaced-in-the-table: the owner signs on with the right one, and a check tells it', async () => {
    const secret = stranger();
    await patched.attack((db) =>
      db
        .prepare('UPDATE member_key SET public_key = ? WHERE member = 1')
        .run(signingKey(secret.signingSeed).publicKey),
    );
    const vault = await patched.open(PASSPHRASE);
    vault.write(({ record }) => record('control.added', 'CTL-001', {}));
    vault.close();
    expect(await patched.findings()).toEqual(['journal.untold-key entry 0']);
  });

  it('member-renamed: the journal’s name is shown, and a check tells it', async () => {
    await patched.attack((db) => db.exec(`UPDATE member SET name = 'Dana Owner' WHERE number = 3`));
    const vault = await patched.open(PASSPHRASE);
    expect(listMembers(vault)[2]?.name).toBe('Rae Reader');
    vault.close();
    expect(await patched.findings()).toEqual(['journal.untold-member MEM-03']);
  });

  it.each([
    ['a slot moved', `UPDATE member SET slot = '${'0'.repeat(32)}' WHERE number = 2`, 'MEM-02'],
    [
      'a removal undone or invented',
      `UPDATE member SET removed_at = '2026-01-01T00:00:00Z' WHERE number = 2`,
      'MEM-02',
    ],
    [
      'a member nobody added',
      `INSERT INTO member (number, name, role, created_at) VALUES (4, 'Ghost', 'owner', '2026-01-01T00:00:00Z')`,
      'MEM-04',
    ],
    ['a key taken away', 'DELETE FROM member_key WHERE member = 3', 'MEM-03'],
  ])('%s is found', async (_name, sql, subject) => {
    await patched.attack((db) => db.exec(sql));
    expect(await patched.findings()).toEqual([`journal.untold-member ${subject}`]);
  });

  it('organization-renamed: the journal’s name is shown, and a check tells it', async () => {
    await patched.attack((db) => db.exec(`UPDATE vault SET organization = 'Somebody else'`));
    const vault = await patched.open(PASSPHRASE);
    expect(vault.organization).toBe('Acme AI');
    vault.close();
    expect(await patched.findings()).toEqual(['journal.wrong-beginning entry 0']);
  });
});

describe('another vault under the same name', () => {
  it('vault-key-of-an-ex-member: a header and database under a key of theirs do not open', async () => {
    const { vaultKey } = await patched.unlock(READER);
    const owner = await patched.unlock(PASSPHRASE);
    const theirs = environment.random(32);
    const header = await patched.headerOf();
    const sealed = sealTo(boxPublicKey(owner.member.boxSecretKey), theirs);
    const slots = header.slots.map((slot) =>
      slot.type === 'passphrase' ? { ...slot, vaultKey: sealed } : slot,
    );
    const db = await rawDatabase(folder);
    db.pragma('journal_mode = MEMORY');
    // What a re-encryption in place can lose does not matter to an attacker.
    db.rekey(rawKey(deriveVaultKeys(theirs)));
    const reader = (await patched.unlock(READER)).member;
    forge(db, {
      member: 3,
      action: 'vault.rekeyed',
      subject: header.vaultId,
      detail: { epoch: 2, keyCommitment: toHex(keyCommitment(theirs)), reason: 'asked' },
      signedBy: reader.signingSeed,
    });
    db.close();
    await patched.putHeader({ ...header, slots }, theirs);
    expect(toHex(vaultKey)).not.toBe(toHex(theirs));
    await expect(patched.open(PASSPHRASE)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'key' },
    });
  });

  it('journal-begun-anew-by-another: the founder in one’s own slot is another', async () => {
    const owner = await patched.unlock(PASSPHRASE);
    const { vaultId } = await patched.headerOf();
    const secret = stranger();
    await patched.attack((db) => {
      const [first] = db.prepare('SELECT line FROM journal WHERE seq = 0').all() as { line: string }[];
      const { detail } = JSON.parse(first?.line ?? '') as { detail: Record<string, unknown> };
      db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal; DELETE FROM member_key');
      expect(journalHead(asWritable(db)).nextSeq).toBe(0);
      const keys = publicKeysOf(secret);
      forge(db, {
        member: 1,
        action: 'vault.created',
        subject: vaultId,
        detail: { ...detail, ...keys, keyCommitment: toHex(keyCommitment(owner.vaultKey)) },
        signedBy: secret.signingSeed,
      });
      db.prepare('INSERT INTO member_key VALUES (1, 0, ?, ?)').run(
        bytesFromHex(keys.memberKey),
        bytesFromHex(keys.memberBoxKey),
      );
    });
    await expect(patched.open(PASSPHRASE)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'founder' },
    });
    await expect(patched.open(READER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'founder' },
    });
  });
});
