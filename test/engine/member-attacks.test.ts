// Members against each other: whoever may open a vault has its key and any program they like. What they do
// beyond their role either has no effect or is found, and never speaks in somebody else's name.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  changePassphrase,
  givePassphrase,
  listMembers,
  openVault,
  verifyJournal,
} from '../../src/engine';
import { bytesFromHex, toHex } from '../../src/engine/crypto/bytes';
import { boxPublicKey, sealTo } from '../../src/engine/crypto/secret-box';
import { signingKey } from '../../src/engine/crypto/signing';
import { deriveVaultKeys, keyCommitment } from '../../src/engine/crypto/vault-keys';
import { rawKey, type OpenDatabase } from '../../src/engine/db/open-database';
import { appendEntry, journalHead } from '../../src/engine/journal/append';
import type { JournalAction } from '../../src/engine/journal/journal-action';
import { asWritable } from '../../src/engine/vault/change';
import { decodeHeader, encodeHeader, type VaultHeader } from '../../src/engine/vault/header';
import type { MemberSecret } from '../../src/engine/vault/member-secret';
import {
  publicKeysOf,
  recoveryEntry,
  renewalEntry,
  vouchFor,
  type KeyEntry,
} from '../../src/engine/vault/new-key';
import { makePassphraseSlot, openWithPassphrase, type Unlocked } from '../../src/engine/vault/slots';
import type { MemberId } from '../../src/shared/ids';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

const EDITOR = 'amber lanterns over the quiet harbour';
const READER = 'nine paper boats beyond the old mill';
const ATTACKER = 'yet another long and winding sentence';
const ERIN = 'MEM-02' as MemberId;

let fixture: VaultFixture;
let folder: string;
const environment = testEnvironment();
const open = (passphrase: string) => openVault(folder, { passphrase }, testEnvironment());

beforeAll(async () => {
  fixture = await vaultFixture(async (vault) => {
    await addMember(vault, { name: 'Erin Editor', role: 'editor', passphrase: EDITOR });
    await addMember(vault, { name: 'Rae Reader', role: 'reader', passphrase: READER });
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const headerOf = async (): Promise<VaultHeader> => {
  const decoded = decodeHeader(await readFile(join(folder, 'vault.header')));
  if (decoded === null) throw new Error('the header of the fixture can be read');
  return decoded.header;
};
const unlock = async (passphrase: string): Promise<Unlocked> =>
  openWithPassphrase(await headerOf(), passphrase);

const putHeader = async (header: VaultHeader, vaultKey: Uint8Array): Promise<void> => {
  const bytes = encodeHeader(header, deriveVaultKeys(vaultKey).header);
  for (const name of ['vault.header', 'vault.header.bak']) await writeFile(join(folder, name), bytes);
};

interface Forged {
  readonly member: number;
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail: Record<string, unknown>;
  readonly signedBy: Uint8Array;
}

/** Appends an entry with a well-formed line and chain, as a patched program would. */
const forge = (db: OpenDatabase, { signedBy, ...entry }: Forged): number =>
  appendEntry(asWritable(db), signingKey(signedBy), {
    ...entry,
    time: environment.now(),
    salt: environment.random(16),
  }).seq;

const attack = async (work: (db: OpenDatabase) => void): Promise<void> => {
  const db = await rawDatabase(folder);
  work(db);
  db.close();
};

/** What the owner's own program finds when the owner opens the vault. */
const findings = async (passphrase = PASSPHRASE): Promise<string[]> => {
  const vault = await open(passphrase);
  const report = await verifyJournal(vault, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};

/** A slot for the attacker's passphrase in the place of somebody's, with a key of the attacker's. */
const slotInPlaceOf = async (victim: Unlocked, secret: MemberSecret): Promise<void> => {
  const header = await headerOf();
  const slot = await makePassphraseSlot(
    {
      id: victim.slotId,
      vaultId: header.vaultId,
      passphrase: ATTACKER,
      kdf: environment.kdf,
      member: { ...secret, foundingKey: victim.member.foundingKey ?? new Uint8Array(32) },
      vaultKey: victim.vaultKey,
    },
    environment,
  );
  const slots = header.slots.map((old) => (old.id === slot.id ? slot : old));
  await putHeader({ ...header, slots }, victim.vaultKey);
};

const stranger = (): MemberSecret => ({
  signingSeed: environment.random(32),
  boxSecretKey: environment.random(32),
  foundingKey: null,
  voucher: null,
});

describe('a member with a patched program', () => {
  it('reader-adds-evidence: the entry stands there in their name, and a check says they had no right', async () => {
    const { member } = await unlock(READER);
    await attack((db) => {
      forge(db, {
        member: 3,
        action: 'evidence.added',
        subject: 'EVD-0001',
        detail: {},
        signedBy: member.signingSeed,
      });
    });
    expect(await findings()).toEqual(['journal.not-allowed entry 3']);
  });

  it('editor-makes-himself-owner: he stays an editor', async () => {
    const { member } = await unlock(EDITOR);
    const detail = { before: 'editor', after: 'owner' };
    await attack((db) => {
      forge(db, {
        member: 2,
        action: 'member.role-changed',
        subject: ERIN,
        detail,
        signedBy: member.signingSeed,
      });
      // In the owner's name, which takes the owner's key to sign.
      forge(db, {
        member: 1,
        action: 'member.role-changed',
        subject: ERIN,
        detail,
        signedBy: member.signingSeed,
      });
      db.exec(`UPDATE member SET role = 'owner' WHERE number = 2`);
    });
    const erin = await open(EDITOR);
    expect(erin.member.role).toBe('editor');
    expect(() => {
      erin.requireMay('member.added');
    }).toThrow();
    erin.close();
    expect(await findings()).toEqual([
      'journal.not-allowed entry 3',
      'journal.wrong-signature entry 4',
      'journal.untold-member MEM-02',
    ]);
  });

  it('reader-adds-a-friend: the friend has a slot and is nobody', async () => {
    const { member, vaultKey } = await unlock(READER);
    const friend = stranger();
    const slotId = 'ab'.repeat(16);
    const detail = { name: 'Friend', role: 'owner', slot: slotId, ...publicKeysOf(friend) };
    await attack((db) => {
      forge(db, {
        member: 3,
        action: 'member.added',
        subject: 'MEM-04',
        detail,
        signedBy: member.signingSeed,
      });
    });
    const header = await headerOf();
    const slot = await makePassphraseSlot(
      {
        id: slotId,
        vaultId: header.vaultId,
        passphrase: ATTACKER,
        kdf: environment.kdf,
        member: { ...friend, foundingKey: member.foundingKey ?? new Uint8Array(32) },
        vaultKey,
      },
      environment,
    );
    await putHeader({ ...header, slots: [...header.slots, slot] }, vaultKey);
    await expect(open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'slot' },
    });
    expect(await findings()).toEqual(['journal.not-allowed entry 3']);
  });

  it('reader-removes-an-owner, or the last owner is removed: nothing of the kind happens', async () => {
    const reader = await unlock(READER);
    const owner = await unlock(PASSPHRASE);
    await attack((db) => {
      const removed = { action: 'member.removed', subject: 'MEM-01', detail: {} } as const;
      forge(db, { ...removed, member: 3, signedBy: reader.member.signingSeed });
      forge(db, { ...removed, member: 1, signedBy: owner.member.signingSeed });
    });
    expect(await findings()).toEqual(['journal.not-allowed entry 3', 'journal.not-allowed entry 4']);
  });

  it('removed-member-writes-on: their later entries are not valid, and the vault does not open for them', async () => {
    const { member } = await unlock(EDITOR);
    const vault = await open(PASSPHRASE);
    vault.write(({ db, now, record }) => {
      db.prepare('UPDATE member SET removed_at = ? WHERE number = 2').run(now);
      record('member.removed', ERIN, { name: 'Erin Editor', role: 'editor' });
    });
    vault.close();
    await attack((db) => {
      forge(db, {
        member: 2,
        action: 'control.added',
        subject: 'CTL-001',
        detail: {},
        signedBy: member.signingSeed,
      });
    });
    await expect(open(EDITOR)).rejects.toMatchObject({ code: 'member.removed', details: { id: 'MEM-02' } });
    expect(await findings()).toEqual(['journal.not-allowed entry 4']);
  });
});

describe('somebody who wants to be the owner', () => {
  const told = async (secret: MemberSecret, voucherSeed: Uint8Array, after: number) => {
    const { vaultId } = await headerOf();
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
    const reader = (await unlock(READER)).member;
    const secret = stranger();
    const facts = await told(secret, reader.signingSeed, 2);
    await attack((db) => {
      write(db, recoveryEntry(facts), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 3), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 1), 1, secret.signingSeed);
      write(db, renewalEntry(facts, 3), 3, reader.signingSeed);
      // As the first draft had it, without any proof.
      const early = { action: 'vault.recovered', subject: facts.vaultId, detail: { ...facts.keys } } as const;
      write(db, early, 1, secret.signingSeed);
    });
    const vault = await open(PASSPHRASE);
    expect(vault.member.id).toBe('MEM-01');
    vault.close();
    expect(await findings()).toEqual([
      'journal.wrong-signature entry 3',
      'journal.wrong-signature entry 4',
      'journal.wrong-signature entry 5',
      'journal.not-allowed entry 6',
      'journal.wrong-signature entry 7',
    ]);
  });

  it('own-slot-in-the-place-of-the-owner: a key that nobody vouched for opens nothing', async () => {
    const owner = await unlock(PASSPHRASE);
    const reader = (await unlock(READER)).member;
    const secret = stranger();
    await slotInPlaceOf(owner, secret);
    await expect(open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'member' },
    });
    const { voucher } = await told(secret, reader.signingSeed, 2);
    await slotInPlaceOf(owner, { ...secret, voucher });
    await expect(open(ATTACKER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'member' },
    });
    // The reader's own key in the owner's slot does not make the reader the owner either.
    await slotInPlaceOf(owner, reader);
    await expect(open(ATTACKER)).rejects.toMatchObject({ code: 'vault.substituted' });
  });

  it('old-proof-replayed: the key an owner once gave does not come back', async () => {
    const vault = await open(PASSPHRASE);
    await givePassphrase(vault, ERIN, NEW_PASSPHRASE);
    vault.close();
    const given = await unlock(NEW_PASSPHRASE);
    const erin = await open(NEW_PASSPHRASE);
    await changePassphrase(erin, { current: NEW_PASSPHRASE, next: EDITOR, memoryMebibytes: null });
    erin.close();
    const { vaultId } = await headerOf();
    const { voucher } = given.member;
    if (voucher === null) throw new Error('an owner vouched for this key');
    const replay = renewalEntry({ vaultId, member: 2, keys: publicKeysOf(given.member), voucher }, 1);
    await attack((db) => {
      write(db, replay, 2, given.member.signingSeed);
    });
    expect(await findings()).toEqual(['journal.wrong-signature entry 5']);
    const secret = { ...given.member, boxSecretKey: given.member.boxSecretKey };
    await slotInPlaceOf(given, secret);
    await expect(open(ATTACKER)).rejects.toMatchObject({
      code: 'integrity.header-damaged',
      details: { reason: 'superseded' },
    });
  });

  it('proof-for-another-member, another vault or other keys: it is of no use', async () => {
    const owner = (await unlock(PASSPHRASE)).member;
    const secret = stranger();
    const facts = await told(secret, owner.signingSeed, 2);
    const others = [
      { ...facts, member: 2 },
      { ...facts, keys: { ...facts.keys, memberBoxKey: toHex(boxPublicKey(environment.random(32))) } },
      { ...facts, voucher: { ...facts.voucher, after: 1 } },
    ];
    await attack((db) => {
      for (const one of others) write(db, renewalEntry(one, 1), 1, owner.signingSeed);
      const elsewhere = vouchFor(
        secret,
        { ...facts, vaultId: 'ef'.repeat(16) as typeof facts.vaultId },
        signingKey(owner.signingSeed),
      );
      write(db, renewalEntry({ ...facts, voucher: elsewhere }, 1), 1, owner.signingSeed);
    });
    expect(await findings()).toEqual([3, 4, 5, 6].map((seq) => `journal.not-allowed entry ${String(seq)}`));
  });
});

describe('tables that were changed beside the journal', () => {
  it('owner-key-replaced-in-the-table: the owner signs on with the right one, and a check tells it', async () => {
    const secret = stranger();
    await attack((db) =>
      db
        .prepare('UPDATE member_key SET public_key = ? WHERE member = 1')
        .run(signingKey(secret.signingSeed).publicKey),
    );
    const vault = await open(PASSPHRASE);
    vault.write(({ record }) => record('control.added', 'CTL-001', {}));
    vault.close();
    expect(await findings()).toEqual(['journal.untold-key entry 0']);
  });

  it('member-renamed: the journal’s name is shown, and a check tells it', async () => {
    await attack((db) => db.exec(`UPDATE member SET name = 'Dana Owner' WHERE number = 3`));
    const vault = await open(PASSPHRASE);
    expect(listMembers(vault)[2]?.name).toBe('Rae Reader');
    vault.close();
    expect(await findings()).toEqual(['journal.untold-member MEM-03']);
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
    await attack((db) => db.exec(sql));
    expect(await findings()).toEqual([`journal.untold-member ${subject}`]);
  });

  it('organization-renamed: the journal’s name is shown, and a check tells it', async () => {
    await attack((db) => db.exec(`UPDATE vault SET organization = 'Somebody else'`));
    const vault = await open(PASSPHRASE);
    expect(vault.organization).toBe('Acme AI');
    vault.close();
    expect(await findings()).toEqual(['journal.wrong-beginning entry 0']);
  });
});

describe('another vault under the same name', () => {
  it('vault-key-of-an-ex-member: a header and database under a key of theirs do not open', async () => {
    const { vaultKey } = await unlock(READER);
    const owner = await unlock(PASSPHRASE);
    const theirs = environment.random(32);
    const header = await headerOf();
    const sealed = sealTo(boxPublicKey(owner.member.boxSecretKey), theirs);
    const slots = header.slots.map((slot) =>
      slot.type === 'passphrase' ? { ...slot, vaultKey: sealed } : slot,
    );
    const db = await rawDatabase(folder);
    db.pragma('journal_mode = MEMORY');
    // What a re-encryption in place can lose does not matter to an attacker.
    db.rekey(rawKey(deriveVaultKeys(theirs)));
    const reader = (await unlock(READER)).member;
    forge(db, {
      member: 3,
      action: 'vault.rekeyed',
      subject: header.vaultId,
      detail: { epoch: 2, keyCommitment: toHex(keyCommitment(theirs)), reason: 'asked' },
      signedBy: reader.signingSeed,
    });
    db.close();
    await putHeader({ ...header, slots }, theirs);
    expect(toHex(vaultKey)).not.toBe(toHex(theirs));
    await expect(open(PASSPHRASE)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'key' },
    });
  });

  it('journal-begun-anew-by-another: the founder in one’s own slot is another', async () => {
    const owner = await unlock(PASSPHRASE);
    const { vaultId } = await headerOf();
    const secret = stranger();
    await attack((db) => {
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
    await expect(open(PASSPHRASE)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'founder' },
    });
    await expect(open(READER)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'founder' },
    });
  });
});
