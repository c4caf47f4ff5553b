// Several people, one vault: who they are, how they come, and what their roles allow.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  changeRole,
  checkVault,
  confirmRecoveryKey,
  createEngagement,
  givePassphrase,
  listMembers,
  openVault,
  renewRecoveryKey,
  vaultInfo,
} from '../../src/engine';
import { decodeHeader } from '../../src/engine/vault/header';
import { fitsHeader } from '../../src/engine/vault/slots';
import type { Role } from '../../src/shared/domain/roles';
import type { MemberId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import {
  addOneFile,
  ANOTHER,
  EDITOR,
  expectSoundJournal,
  MEM,
  membersFixture,
  mixed,
  READER,
} from './members-fixture';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
const open = (passphrase: string, where = folder) => openVault(where, { passphrase }, testEnvironment());

beforeAll(async () => {
  fixture = await membersFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

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
    await expectSoundJournal(vault);
    vault.close();
  });

  it('each open the vault with their own passphrase and sign in their own name', async () => {
    const erin = await open(EDITOR);
    expect(erin.member).toMatchObject({ id: 'MEM-02', role: 'editor', passphraseGivenByOwner: true });
    expect((await addOneFile(erin, fixture.work)).added).toEqual(['EVD-0001']);
    await expectSoundJournal(erin);
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
    await expect(addOneFile(rae, fixture.work)).rejects.toMatchObject({ code: 'member.not-allowed' });
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
    await expectSoundJournal(erin);
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
    await expectSoundJournal(vault);
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
    await expectSoundJournal(kim);
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
    await expectSoundJournal(vault);
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
