// Several people, one vault: who may do what, passphrases, and what a crash between two writes leaves.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addEvidence,
  addMember,
  changePassphrase,
  changeRole,
  checkVault,
  confirmRecoveryKey,
  createEngagement,
  givePassphrase,
  listMembers,
  openVault,
  type OpenVault,
  recoverVault,
  renewRecoveryKey,
  vaultInfo,
  verifyJournal,
} from '../../src/engine';
import type { Role } from '../../src/shared/domain/roles';
import type { MemberId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { decodeHeader } from '../../src/engine/vault/header';
import { fitsHeader } from '../../src/engine/vault/slots';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const EDITOR = 'amber lanterns over the quiet harbour';
const READER = 'nine paper boats beyond the old mill';
const ANOTHER = 'yet another long and winding sentence';
const MEM = (number: number) => `MEM-0${String(number)}` as MemberId;

let fixture: VaultFixture;
let folder: string;
const open = (passphrase: string, where = folder) => openVault(where, { passphrase }, testEnvironment());

/** Dana owns the vault, Erin edits, Rae reads. */
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

/** The vault with the header of one moment and the database of another. */
const mixed = async (parts: { readonly header: string; readonly database: string }): Promise<string> => {
  const cut = `${folder}-mixed`;
  await cp(parts.header, cut, { recursive: true });
  await writeFile(join(cut, 'db-000001.sqlite'), await readFile(join(parts.database, 'db-000001.sqlite')));
  return cut;
};

const soundJournal = async (vault: OpenVault): Promise<void> => {
  expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', findings: [] });
};

const addOneFile = async (vault: OpenVault) => {
  const path = await sourceFile(fixture.work, 'note.txt', 'who may read what');
  return addEvidence(vault, [{ paths: [path], facts: facts() }], quietJob());
};

describe('the members of a vault', () => {
  it('are listed with role, key words and whether an owner gave their passphrase', async () => {
    const vault = await open(PASSPHRASE);
    const members = listMembers(vault);
    expect(members).toMatchObject([
      { id: 'MEM-01', name: 'Dana Owner', role: 'owner', canOpen: true, passphraseGivenByOwner: false },
      { id: 'MEM-02', name: 'Erin Editor', role: 'editor', canOpen: true, passphraseGivenByOwner: true },
      { id: 'MEM-03', name: 'Rae Reader', role: 'reader', canOpen: true, passphraseGivenByOwner: true },
    ]);
    expect(new Set(members.map((member) => member.keyWords.join(' '))).size).toBe(3);
    expect(vaultInfo(vault)).toMatchObject({ members: 3, member: { id: 'MEM-01', role: 'owner' } });
    await soundJournal(vault);
    vault.close();
  });

  it('each open the vault with their own passphrase and sign in their own name', async () => {
    const erin = await open(EDITOR);
    expect(erin.member).toMatchObject({ id: 'MEM-02', role: 'editor', passphraseGivenByOwner: true });
    expect((await addOneFile(erin)).added).toEqual(['EVD-0001']);
    await soundJournal(erin);
    erin.close();
    const rae = await open(READER);
    expect(rae.member).toMatchObject({ id: 'MEM-03', role: 'reader' });
    expect(await checkVault(rae, { deep: true }, quietJob())).toMatchObject({
      verdict: 'sound',
      findings: [],
    });
    rae.close();
  });

  it('do what their role allows and nothing else, and a refusal leaves no trace', async () => {
    const rae = await open(READER);
    const before = vaultInfo(rae).counts.journalEntries;
    await expect(addOneFile(rae)).rejects.toMatchObject({ code: 'member.not-allowed' });
    expect(() =>
      createEngagement(rae, {
        type: 1,
        asOf: '2026-06-30' as CalendarDate,
        categories: ['security'],
        systemName: 'System',
        firm: 'Firm',
      }),
    ).toThrow(expect.objectContaining({ code: 'member.not-allowed' }) as Error);
    const member = { name: 'Friend', role: 'owner', passphrase: ANOTHER } as const;
    await expect(addMember(rae, member)).rejects.toMatchObject({ code: 'member.not-allowed' });
    expect(() => changeRole(rae, MEM(3), 'owner')).toThrow(
      expect.objectContaining({ code: 'member.not-allowed' }) as Error,
    );
    await expect(givePassphrase(rae, MEM(1), ANOTHER)).rejects.toMatchObject({ code: 'member.not-allowed' });
    await expect(renewRecoveryKey(rae)).rejects.toMatchObject({ code: 'member.not-allowed' });
    expect(() => confirmRecoveryKey(rae, fixture.recoveryWords)).toThrow(
      expect.objectContaining({ code: 'member.not-allowed' }) as Error,
    );
    expect(vaultInfo(rae).counts).toMatchObject({ journalEntries: before, evidence: 0 });
    rae.close();
    const erin = await open(EDITOR);
    await expect(addMember(erin, member)).rejects.toMatchObject({ code: 'member.not-allowed' });
    erin.close();
  });

  it('undo everything of a change that records one thing too many', async () => {
    const erin = await open(EDITOR);
    expect(() => {
      erin.write(({ db, record }) => {
        db.prepare(`UPDATE vault SET recovery_confirmed_at = '2026-01-01T00:00:00Z'`).run();
        record('control.added', 'CTL-001', {});
        record('vault.rollback-accepted', erin.vaultId, {});
      });
    }).toThrow(expect.objectContaining({ code: 'member.not-allowed' }) as Error);
    expect(vaultInfo(erin).recoveryKeyConfirmed).toBe(false);
    await soundJournal(erin);
    erin.close();
  });
});

describe('adding a member', () => {
  it('refuses weak passphrases, passphrases that open another slot, and a name of blanks', async () => {
    const vault = await open(PASSPHRASE);
    const refusals: [string, string, string][] = [
      ['Kim', 'too short', 'use.weak-passphrase'],
      ['Kim', 'Acme AI Acme AI Acme AI', 'use.weak-passphrase'],
      ['Kim', PASSPHRASE, 'member.passphrase-taken'],
      ['Kim', EDITOR, 'member.passphrase-taken'],
      ['  ', ANOTHER, 'use.bad-input'],
    ];
    for (const [name, passphrase, code] of refusals) {
      await expect(addMember(vault, { name, role: 'reader', passphrase })).rejects.toMatchObject({ code });
    }
    expect(listMembers(vault)).toHaveLength(3);
    vault.close();
  });

  it('refuses a cost that no opening would accept', async () => {
    const kdf = { algorithm: 'argon2id13', operations: 20, memoryMebibytes: 1024 } as const;
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, { ...testEnvironment(), kdf });
    const member = { name: 'Kim', role: 'reader', passphrase: ANOTHER } as const;
    await expect(addMember(vault, member)).rejects.toMatchObject({ code: 'vault.refused-parameters' });
    expect(listMembers(vault)).toHaveLength(3);
    vault.close();
  });

  it('keeps what a wrong passphrase costs bounded, in slots and in work', async () => {
    const header = decodeHeader(await readFile(join(folder, 'vault.header')))?.header;
    const slot = header?.slots.find((one) => one.type === 'passphrase');
    if (slot === undefined) throw new Error('the fixture has this slot');
    const others = (count: number, memoryMebibytes: number) =>
      Array.from({ length: count }, () => ({
        ...slot,
        kdf: { ...slot.kdf, operations: 3, memoryMebibytes },
      }));
    const kdf = { algorithm: 'argon2id13', operations: 3, memoryMebibytes: 256 } as const;
    expect(fitsHeader(others(25, 256), kdf)).toBe(true);
    expect(fitsHeader(others(26, 256), kdf)).toBe(false);
    expect(fitsHeader(others(63, 64), kdf)).toBe(true);
    expect(fitsHeader(others(64, 8), kdf)).toBe(false);
  });

  it('works for several at once', async () => {
    const vault = await open(PASSPHRASE);
    const names = ['Kim', 'Lee', 'Mia'];
    const added = await Promise.all(
      names.map((name) => addMember(vault, { name, role: 'reviewer', passphrase: `${ANOTHER} of ${name}` })),
    );
    expect(added.map((member) => member.id)).toEqual(['MEM-04', 'MEM-05', 'MEM-06']);
    await soundJournal(vault);
    vault.close();
    for (const [index, name] of names.entries()) {
      const theirs = await open(`${ANOTHER} of ${name}`);
      expect(theirs.member.number).toBe(index + 4);
      theirs.close();
    }
  });

  it('cut off before the header leaves a member without a passphrase, whom an owner gives one', async () => {
    const before = await fixture.copy();
    const vault = await open(PASSPHRASE);
    await addMember(vault, { name: 'Kim', role: 'reader', passphrase: ANOTHER });
    vault.close();
    const cut = await mixed({ header: before, database: folder });
    await expect(open(ANOTHER, cut)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const owner = await open(PASSPHRASE, cut);
    expect(listMembers(owner)[3]).toMatchObject({ id: 'MEM-04', canOpen: false });
    expect(await givePassphrase(owner, MEM(4), ANOTHER)).toMatchObject({ canOpen: true });
    owner.close();
    const kim = await open(ANOTHER, cut);
    expect(kim.member.id).toBe('MEM-04');
    await soundJournal(kim);
    kim.close();
  });
});

describe('changing a role', () => {
  it('holds at once, for others and for oneself', async () => {
    const vault = await open(PASSPHRASE);
    expect(changeRole(vault, MEM(2), 'owner')).toMatchObject({ role: 'owner' });
    expect(changeRole(vault, MEM(1), 'reviewer')).toMatchObject({ role: 'reviewer' });
    expect(vault.member.role).toBe('reviewer');
    expect(() => changeRole(vault, MEM(3), 'editor')).toThrow(
      expect.objectContaining({ code: 'member.not-allowed' }) as Error,
    );
    await soundJournal(vault);
    vault.close();
    const erin = await open(EDITOR);
    expect(erin.member.role).toBe('owner');
    erin.close();
  });

  it('leaves an owner who can open the vault', async () => {
    const before = await fixture.copy();
    const vault = await open(PASSPHRASE);
    const lastOwner = expect.objectContaining({ code: 'member.last-owner' }) as Error;
    expect(() => changeRole(vault, MEM(1), 'editor')).toThrow(lastOwner);
    await addMember(vault, { name: 'Kim', role: 'owner', passphrase: ANOTHER });
    vault.close();
    const cut = await mixed({ header: before, database: folder });
    const owner = await open(PASSPHRASE, cut);
    // Kim is an owner without a passphrase: nobody could open the vault as one.
    expect(() => changeRole(owner, MEM(1), 'editor')).toThrow(lastOwner);
    owner.close();
  });

  it('says that there is no such member, and records nothing for the same role', async () => {
    const vault = await open(PASSPHRASE);
    expect(() => changeRole(vault, MEM(9), 'editor')).toThrow(
      expect.objectContaining({ code: 'member.unknown', details: { id: 'MEM-09' } }) as Error,
    );
    const before = vaultInfo(vault).counts.journalEntries;
    for (const [id, role] of [
      ['MEM-02', 'editor'],
      ['MEM-01', 'owner'],
    ] as [MemberId, Role][])
      changeRole(vault, id, role);
    expect(vaultInfo(vault).counts.journalEntries).toBe(before);
    vault.close();
  });
});

describe("changing one's own passphrase", () => {
  it('makes a new key, forgets the old passphrase, and is no longer the one the owner gave', async () => {
    const rae = await open(READER);
    const words = listMembers(rae)[2]?.keyWords;
    await changePassphrase(rae, { current: READER, next: NEW_PASSPHRASE, memoryMebibytes: null });
    expect(listMembers(rae)[2]).toMatchObject({ passphraseGivenByOwner: false, canOpen: true });
    expect(listMembers(rae)[2]?.keyWords).not.toEqual(words);
    rae.write(({ record }) => record('evidence.copied-out', 'EVD-0001', {}));
    await soundJournal(rae);
    rae.close();
    await expect(open(READER)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const again = await open(NEW_PASSPHRASE);
    expect(again.member).toMatchObject({ id: 'MEM-03', passphraseGivenByOwner: false });
    again.close();
    (await open(PASSPHRASE)).close();
  });

  it('asks for the present one, and refuses a weak one and that of another member', async () => {
    const rae = await open(READER);
    const attempts: [string, string, string][] = [
      [EDITOR, NEW_PASSPHRASE, 'vault.wrong-passphrase'],
      ['', NEW_PASSPHRASE, 'vault.wrong-passphrase'],
      [READER, 'too short', 'use.weak-passphrase'],
      [READER, PASSPHRASE, 'member.passphrase-taken'],
    ];
    for (const [current, next, code] of attempts) {
      await expect(changePassphrase(rae, { current, next, memoryMebibytes: null })).rejects.toMatchObject({
        code,
      });
    }
    expect(vaultInfo(rae).counts.journalEntries).toBe(3);
    rae.close();
    (await open(READER)).close();
  });

  it('raises what a guess costs, also with the same passphrase, and never lowers it by itself', async () => {
    const vault = await open(PASSPHRASE);
    await changePassphrase(vault, { current: PASSPHRASE, next: PASSPHRASE, memoryMebibytes: 16 });
    expect(vaultInfo(vault).kdf.memoryMebibytes).toBe(16);
    await changePassphrase(vault, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
    expect(vault.kdf.memoryMebibytes).toBe(16);
    await soundJournal(vault);
    vault.close();
    const again = await open(NEW_PASSPHRASE);
    expect(again.kdf).toMatchObject({ memoryMebibytes: 16 });
    again.close();
  });

  it('cut off between header and database opens with the new one, which tells the journal then', async () => {
    const before = await fixture.copy();
    const rae = await open(READER);
    await changePassphrase(rae, { current: READER, next: NEW_PASSPHRASE, memoryMebibytes: null });
    rae.close();
    const cut = await mixed({ header: folder, database: before });
    const owner = await open(PASSPHRASE, cut);
    owner.write(({ record }) => record('control.added', 'CTL-001', {}));
    owner.close();
    await expect(open(READER, cut)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const again = await open(NEW_PASSPHRASE, cut);
    expect(again.member).toMatchObject({ id: 'MEM-03', passphraseGivenByOwner: false });
    expect(vaultInfo(again).counts.journalEntries).toBe(5);
    await soundJournal(again);
    again.close();
  });

  it('is refused in the old header once the database knows better', async () => {
    const before = await fixture.copy();
    const rae = await open(READER);
    await changePassphrase(rae, { current: READER, next: NEW_PASSPHRASE, memoryMebibytes: null });
    rae.close();
    const cut = await mixed({ header: before, database: folder });
    await expect(open(READER, cut)).rejects.toMatchObject({
      code: 'integrity.header-damaged',
      details: { reason: 'superseded' },
    });
  });
});

describe('giving a member a passphrase', () => {
  it('replaces the forgotten one, and the member is told apart from before', async () => {
    const vault = await open(PASSPHRASE);
    expect(await givePassphrase(vault, MEM(2), ANOTHER)).toMatchObject({ passphraseGivenByOwner: true });
    await soundJournal(vault);
    vault.close();
    await expect(open(EDITOR)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const erin = await open(ANOTHER);
    expect(erin.member).toMatchObject({ id: 'MEM-02', role: 'editor', passphraseGivenByOwner: true });
    await addOneFile(erin);
    await soundJournal(erin);
    erin.close();
  });

  it('is not for oneself, nor for somebody who is not there', async () => {
    const vault = await open(PASSPHRASE);
    await expect(givePassphrase(vault, MEM(1), ANOTHER)).rejects.toMatchObject({ code: 'use.bad-input' });
    await expect(givePassphrase(vault, MEM(7), ANOTHER)).rejects.toMatchObject({ code: 'member.unknown' });
    await expect(givePassphrase(vault, MEM(2), READER)).rejects.toMatchObject({
      code: 'member.passphrase-taken',
    });
    vault.close();
  });

  it('cut off between header and database is told by the member who opens with it', async () => {
    const before = await fixture.copy();
    const vault = await open(PASSPHRASE);
    await givePassphrase(vault, MEM(2), ANOTHER);
    vault.close();
    const cut = await mixed({ header: folder, database: before });
    const erin = await open(ANOTHER, cut);
    expect(erin.member).toMatchObject({ id: 'MEM-02', passphraseGivenByOwner: true });
    await soundJournal(erin);
    erin.close();
    // The proof is spent: a newer one has taken its place.
    const owner = await open(PASSPHRASE, cut);
    await givePassphrase(owner, MEM(2), NEW_PASSPHRASE);
    owner.close();
    await cp(join(folder, 'vault.header'), join(cut, 'vault.header'));
    await cp(join(folder, 'vault.header'), join(cut, 'vault.header.bak'));
    await expect(open(ANOTHER, cut)).rejects.toMatchObject({ details: { reason: 'superseded' } });
  });
});

describe('recovery with several members', () => {
  it('gives the owner a new passphrase and leaves the others theirs', async () => {
    const vault = await recoverVault(
      folder,
      { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
      testEnvironment(),
    );
    expect(vault.member).toMatchObject({ id: 'MEM-01', role: 'owner' });
    await soundJournal(vault);
    vault.close();
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    for (const passphrase of [EDITOR, READER, NEW_PASSPHRASE]) (await open(passphrase)).close();
  });

  it('is for the owner with the lowest number that is one', async () => {
    const vault = await open(PASSPHRASE);
    changeRole(vault, MEM(3), 'owner');
    changeRole(vault, MEM(1), 'reader');
    vault.close();
    const recovered = await recoverVault(
      folder,
      { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
      testEnvironment(),
    );
    expect(recovered.member).toMatchObject({ id: 'MEM-03', role: 'owner' });
    await soundJournal(recovered);
    recovered.close();
    (await open(PASSPHRASE)).close();
  });

  it('refuses the passphrase of another member', async () => {
    const input = { words: fixture.recoveryWords, newPassphrase: EDITOR };
    await expect(recoverVault(folder, input, testEnvironment())).rejects.toMatchObject({
      code: 'member.passphrase-taken',
    });
    (await open(PASSPHRASE)).close();
  });
});

describe('a new recovery key', () => {
  it('makes the old words useless, and is to be confirmed anew', async () => {
    const vault = await open(PASSPHRASE);
    confirmRecoveryKey(vault, fixture.recoveryWords);
    const words = await renewRecoveryKey(vault);
    expect(vaultInfo(vault).recoveryKeyConfirmed).toBe(false);
    expect(confirmRecoveryKey(vault, fixture.recoveryWords)).toBe(false);
    expect(confirmRecoveryKey(vault, words)).toBe(true);
    await soundJournal(vault);
    vault.close();
    const recover = (given: readonly string[]) =>
      recoverVault(folder, { words: given, newPassphrase: NEW_PASSPHRASE }, testEnvironment());
    await expect(recover(fixture.recoveryWords)).rejects.toMatchObject({ code: 'vault.wrong-recovery-key' });
    const recovered = await recover(words);
    await soundJournal(recovered);
    recovered.close();
  });

  it('cut off before the header leaves the app asking for another one, and the old words vouch for nobody', async () => {
    const before = await fixture.copy();
    const vault = await open(PASSPHRASE);
    confirmRecoveryKey(vault, fixture.recoveryWords);
    await renewRecoveryKey(vault);
    vault.close();
    const cut = await mixed({ header: before, database: folder });
    const input = { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE };
    await expect(recoverVault(cut, input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.wrong-recovery-key',
    });
    const owner = await open(PASSPHRASE, cut);
    expect(vaultInfo(owner).recoveryKeyConfirmed).toBe(false);
    expect(confirmRecoveryKey(owner, fixture.recoveryWords)).toBe(false);
    const words = await renewRecoveryKey(owner);
    owner.close();
    (await recoverVault(cut, { ...input, words }, testEnvironment())).close();
  });
});
