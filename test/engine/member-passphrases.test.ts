// Passphrases and keys of members, one's own and given ones, the recovery key, and what a crash between the
// two writes of each leaves.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  changePassphrase,
  changeRole,
  confirmRecoveryKey,
  givePassphrase,
  listMembers,
  openVault,
  recoverVault,
  rekeyVault,
  renewRecoveryKey,
  vaultInfo,
} from '../../src/engine';
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
import { sessionOf } from '../../src/engine/vault/session';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, type VaultFixture } from './vault-fixture';

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

describe("changing one's own passphrase", () => {
  it('makes a new key, forgets the old passphrase, and is no longer the one the owner gave', async () => {
    const rae = await open(READER);
    const words = listMembers(rae)[2]?.keyWords;
    await changePassphrase(rae, { current: READER, next: NEW_PASSPHRASE, memoryMebibytes: null });
    expect(listMembers(rae)[2]).toMatchObject({ passphraseGivenByOwner: false, canOpen: true });
    expect(listMembers(rae)[2]?.keyWords).not.toEqual(words);
    rae.write(({ record }) => record('evidence.copied-out', 'EVD-0001', {}));
    await expectSoundJournal(rae);
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
    await expectSoundJournal(vault);
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
    await expectSoundJournal(again);
    again.close();
  });

  it('cut off between header and database can be opened for reading, which tells nobody anything', async () => {
    const before = await fixture.copy();
    const rae = await open(READER);
    await changePassphrase(rae, { current: READER, next: NEW_PASSPHRASE, memoryMebibytes: null });
    rae.close();
    const cut = await mixed({ header: folder, database: before });
    const reading = { readOnly: true };
    const looking = await openVault(cut, { passphrase: NEW_PASSPHRASE }, testEnvironment(), reading);
    expect(looking.member).toMatchObject({ id: 'MEM-03', role: 'reader' });
    expect(vaultInfo(looking).counts.journalEntries).toBe(3);
    looking.close();
    const again = await open(NEW_PASSPHRASE, cut);
    expect(vaultInfo(again).counts.journalEntries).toBe(4);
    again.close();
  });

  it('holds when the database has no room to tell of it; the next opening does', async () => {
    const environment = testEnvironment();
    const owner = await openVault(folder, { passphrase: PASSPHRASE }, environment);
    const { database } = sessionOf(owner);
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    const fill = (length: number): void => {
      owner.write(({ record }) => record('control.added', 'CTL-001', { filler: 'x'.repeat(length) }));
    };
    for (const length of [2000, 400, 50, 1]) {
      try {
        for (;;) fill(length);
      } catch (error) {
        expect(error).toMatchObject({ code: 'disk.full' });
      }
    }
    await changePassphrase(owner, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
    expect(environment.logged.map((line) => line.message)).toContain(
      'A new key is in force and not in the journal yet.',
    );
    await expectSoundJournal(owner);
    // Until it is told, no new vault key: it would be sealed to the old key.
    await expect(rekeyVault(owner, quietJob())).rejects.toMatchObject({ code: 'disk.failed' });
    database.pragma('max_page_count = 100000');
    fill(1);
    await expectSoundJournal(owner);
    owner.close();
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const again = await open(NEW_PASSPHRASE);
    await expectSoundJournal(again);
    const next = await rekeyVault(again, quietJob());
    next.close();
    (await open(NEW_PASSPHRASE)).close();
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
    await expectSoundJournal(vault);
    vault.close();
    await expect(open(EDITOR)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const erin = await open(ANOTHER);
    expect(erin.member).toMatchObject({ id: 'MEM-02', role: 'editor', passphraseGivenByOwner: true });
    await addOneFile(erin, fixture.work);
    await expectSoundJournal(erin);
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
    await expectSoundJournal(erin);
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
    await expectSoundJournal(vault);
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
    await expectSoundJournal(recovered);
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
    await expectSoundJournal(vault);
    vault.close();
    const recover = (given: readonly string[]) =>
      recoverVault(folder, { words: given, newPassphrase: NEW_PASSPHRASE }, testEnvironment());
    await expect(recover(fixture.recoveryWords)).rejects.toMatchObject({ code: 'vault.wrong-recovery-key' });
    const recovered = await recover(words);
    await expectSoundJournal(recovered);
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
