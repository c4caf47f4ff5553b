// Members against each other: whoever may open a vault has its key and any program they like. What they do
// beyond their role either has no effect or is found, and never speaks in somebody else's name.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePassphrase, givePassphrase } from '../../src/engine';
import { toHex } from '../../src/engine/crypto/bytes';
import { boxPublicKey } from '../../src/engine/crypto/secret-box';
import { signingKey } from '../../src/engine/crypto/signing';
import { type OpenDatabase } from '../../src/engine/db/open-database';
import type { MemberSecret } from '../../src/engine/vault/member-secret';
import {
  publicKeysOf,
  recoveryEntry,
  renewalEntry,
  vouchFor,
  type KeyEntry,
} from '../../src/engine/vault/new-key';
import { ATTACKER, environment, forge, forgery, stranger, type Forgery } from './forgery';
import { EDITOR, MEM, membersFixture, READER } from './members-fixture';
import { PASSPHRASE } from './temporary-vault';
import { NEW_PASSPHRASE, type VaultFixture } from './vault-fixture';

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

describe('a member with a patched program', () => {
  it('reader-adds-evidence: the entry stands there in their name, and a check says they had no right', async () => {
    const { member } = await patched.unlock(READER);
    await patched.attack((db) => {
      forge(db, {
        member: 3,
        action: 'evidence.added',
        subject: 'EVD-0001',
        detail: {},
        signedBy: member.signingSeed,
      });
    });
    expect(await patched.findings()).toEqual(['journal.not-allowed entry 3']);
  });

  it('editor-makes-himself-owner: he stays an editor', async () => {
    const { member } = await patched.unlock(EDITOR);
    const detail = { before: 'editor', after: 'owner' };
    await patched.attack((db) => {
      forge(db, {
        member: 2,
        action: 'member.role-changed',
        subject: MEM(2),
        detail,
        signedBy: member.signingSeed,
      });
      // In the owner's name, which takes the owner's key to sign.
      forge(db, {
        member: 1,
        action: 'member.role-changed',
        subject: MEM(2),
        detail,
        signedBy: member.signingSeed,
      });
      db.exec(`UPDATE member SET role = 'owner' WHERE number = 2`);
    });
    const erin = await patched.open(EDITOR);
    expect(erin.member.role).toBe('editor');
    expect(() => {
      erin.requireMay('member.added');
    }).toThrow();
    erin.close();
    expect(await patched.findings()).toEqual([
      'journal.not-allowed entry 3',
      'journal.wrong-signature entry 4',
      'journal.untold-member MEM-02',
    ]);
  });

  it('reader-adds-a-friend: the friend has a slot and is nobody', async () => {
    const { member } = await patched.unlock(READER);
    const friend = stranger();
    const slotId = 'ab'.repeat(16);
    const detail = { name: 'Friend', role: 'owner', slot: slotId, ...publicKeysOf(friend) };
    await patched.attack((db) => {
      forge(db, {
        member: 3,
        action: 'member.added',
        subject: 'MEM-04',
        detail,
        signedBy: member.signingSeed,
      });
    });
    await patched.putSlot(slotId, await patched.unlock(READER), friend);
    await expect(patched.open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'slot' },
    });
    expect(await patched.findings()).toEqual(['journal.not-allowed entry 3']);
  });

  it('reader-removes-an-owner, or the last owner is removed: nothing of the kind happens', async () => {
    const reader = await patched.unlock(READER);
    const owner = await patched.unlock(PASSPHRASE);
    await patched.attack((db) => {
      const removed = { action: 'member.removed', subject: 'MEM-01', detail: {} } as const;
      forge(db, { ...removed, member: 3, signedBy: reader.member.signingSeed });
      forge(db, { ...removed, member: 1, signedBy: owner.member.signingSeed });
    });
    expect(await patched.findings()).toEqual(['journal.not-allowed entry 3', 'journal.not-allowed entry 4']);
  });

  it('removed-member-writes-on: their later entries are not valid, and the vault does not open for them', async () => {
    const { member } = await patched.unlock(EDITOR);
    const vault = await patched.open(PASSPHRASE);
    vault.write(({ db, now, record }) => {
      db.prepare('UPDATE member SET removed_at = ? WHERE number = 2').run(now);
      record('member.removed', MEM(2), { name: 'Erin Editor', role: 'editor' });
    });
    vault.close();
    await patched.attack((db) => {
      forge(db, {
        member: 2,
        action: 'control.added',
        subject: 'CTL-001',
        detail: {},
        signedBy: member.signingSeed,
      });
    });
    await expect(patched.open(EDITOR)).rejects.toMatchObject({
      code: 'member.removed',
      details: { id: 'MEM-02' },
    });
    expect(await patched.findings()).toEqual(['journal.not-allowed entry 4']);
  });
});

describe('somebody who wants to be the owner', () => {
  const told = async (secret: MemberSecret, voucherSeed: Uint8Array, after: number) => {
    const { vaultId } = await patched.headerOf();
    const about = { vaultId, member: 1, after };
    return {
      ...about,
      keys: publicKeysOf(secret),
      voucher: vouchFor(secret, about, signingKey(voucherSeed)),
    };
  };
  const write = (db: OpenDatabase, entry: KeyEntry, member: number, signedBy: Uint8Array): void => {
    forge(db, { ...entry, member, signedBy });
  };

  it('forged-recovery-of-the-owner: neither own nor invented proofs bring in a key', async () => {
    const reader = (await patched.unlock(READER)).member;
    const secret = stranger();
    const facts = await told(secret, reader.signingSeed, 2);
    await patched.attack((db) => {
      write(db, recoveryEntry(facts), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 3), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 1), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 3), 3, reader.signingSeed);
      // As the first draft had it, without any proof.
      const early = { action: 'vault.recovered', subject: facts.vaultId, detail: { ...facts.keys } } as const;
      write(db, early, 1, secret.signingSeed);
    });
    const vault = await patched.open(PASSPHRASE);
    expect(vault.member.id).toBe('MEM-01');
    vault.close();
    expect(await patched.findings()).toEqual([
      'journal.wrong-signature entry 3',
      'journal.wrong-signature entry 4',
      'journal.wrong-signature entry 5',
      'journal.not-allowed entry 6',
      'journal.wrong-signature entry 7',
    ]);
  });

  it('own-slot-in-the-place-of-the-owner: a key that nobody vouched for opens nothing', async () => {
    const owner = await patched.unlock(PASSPHRASE);
    const reader = (await patched.unlock(READER)).member;
    const secret = stranger();
    await patched.putSlot(owner.slotId, owner, secret);
    await expect(patched.open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'member' },
    });
    const { voucher } = await told(secret, reader.signingSeed, 2);
    await patched.putSlot(owner.slotId, owner, { ...secret, voucher });
    await expect(patched.open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'member' },
    });
    // The reader's own key in the owner's slot does not make the reader the owner either.
    await patched.putSlot(owner.slotId, owner, reader);
    await expect(patched.open(ATTACKER)).rejects.toMatchObject({ code: 'vault.substituted' });
  });

  it('old-proof-replayed: the key an owner once gave does not come back', async () => {
    const vault = await patched.open(PASSPHRASE);
    await givePassphrase(vault, MEM(2), NEW_PASSPHRASE);
    vault.close();
    const given = await patched.unlock(NEW_PASSPHRASE);
    const erin = await patched.open(NEW_PASSPHRASE);
    await changePassphrase(erin, { current: NEW_PASSPHRASE, next: EDITOR, memoryMebibytes: null });
    erin.close();
    const { vaultId } = await patched.headerOf();
    const { voucher } = given.member;
    if (voucher === null) throw new Error('an owner vouched for this key');
    const replay = renewalEntry({ vaultId, member: 2, keys: publicKeysOf(given.member), voucher }, 1);
    await patched.attack((db) => {
      write(db, replay, 2, given.member.signingSeed);
    });
    expect(await patched.findings()).toEqual(['journal.wrong-signature entry 5']);
    const secret = { ...given.member, boxSecretKey: given.member.boxSecretKey };
    await patched.putSlot(given.slotId, given, secret);
    await expect(patched.open(ATTACKER)).rejects.toMatchObject({
      code: 'integrity.header-damaged',
      details: { reason: 'superseded' },
    });
  });

  it('proof-for-another-member, another vault or other keys: it is of no use', async () => {
    const owner = (await patched.unlock(PASSPHRASE)).member;
    const secret = stranger();
    const facts = await told(secret, owner.signingSeed, 2);
    const others = [
      { ...facts, member: 2 },
      { ...facts, keys: { ...facts.keys, memberBoxKey: toHex(boxPublicKey(environment.random(32))) } },
      { ...facts, voucher: { ...facts.voucher, after: 1 } },
    ];
    await patched.attack((db) => {
      for (const one of others) write(db, renewalEntry(one, 1), 1, owner.signingSeed);
      const elsewhere = vouchFor(
        secret,
        { ...facts, vaultId: 'ef'.repeat(16) as typeof facts.vaultId },
        signingKey(owner.signingSeed),
      );
      write(db, renewalEntry({ ...facts, voucher: elsewhere }, 1), 1, owner.signingSeed);
    });
    expect(await patched.findings()).toEqual(
      [3, 4, 5, 6].map((seq) => `journal.not-allowed entry ${String(seq)}`),
    );
  });
});
