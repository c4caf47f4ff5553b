import { copyFile, cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  confirmRecoveryKey,
  listJournal,
  openVault,
  recoverVault,
  verifyJournal,
  vaultInfo,
} from '../../src/engine';
import { PASSPHRASE, testEnvironment, quietJob } from './temporary-vault';
import { NEW_PASSPHRASE, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = (passphrase: string) => openVault(folder, { passphrase }, testEnvironment());
const recover = (words: readonly string[] = fixture.recoveryWords, newPassphrase = NEW_PASSPHRASE) =>
  recoverVault(folder, { words, newPassphrase }, testEnvironment());
const everything = { subject: null, newestFirst: false, offset: 0, limit: 500 };

describe('recovering a vault', () => {
  it('sets a new passphrase, forgets the old one, and leaves an unbroken journal', async () => {
    const vault = await recover();
    expect(listJournal(vault, everything).rows.map((entry) => entry.action)).toEqual([
      'vault.created',
      'vault.recovered',
    ]);
    vault.write(({ record }) => record('control.added', 'CTL-001', {}));
    expect(await verifyJournal(vault, quietJob())).toMatchObject({
      verdict: 'unbroken',
      entries: 3,
      findings: [],
    });
    vault.close();
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    (await open(NEW_PASSPHRASE)).close();
  });

  it('leaves the old passphrase in neither header file', async () => {
    (await recover()).close();
    await copyFile(join(folder, 'vault.header.bak'), join(folder, 'vault.header'));
    await expect(open(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  });

  it('refuses an old header that is put back afterwards', async () => {
    const old = await readFile(join(folder, 'vault.header'));
    (await recover()).close();
    await writeFile(join(folder, 'vault.header'), old);
    await writeFile(join(folder, 'vault.header.bak'), old);
    await expect(open(PASSPHRASE)).rejects.toMatchObject({
      code: 'integrity.header-damaged',
      details: { reason: 'superseded' },
    });
  });

  it('can be done again with the same words', async () => {
    (await recover()).close();
    const vault = await recover(fixture.recoveryWords, 'yet another long and winding sentence');
    expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', entries: 3 });
    vault.close();
    await expect(open(NEW_PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  });

  it('forgives capitals and blanks in the words', async () => {
    (await recover(fixture.recoveryWords.map((word) => ` ${word.toUpperCase()} `))).close();
  });

  it('refuses words that are not the key, and changes nothing', async () => {
    const header = await readFile(join(folder, 'vault.header'));
    const words = fixture.recoveryWords;
    const wrong = [
      [],
      words.slice(1),
      [...words.slice(0, 23), 'muniment'],
      [...words].reverse(),
      // A right checksum, another key.
      Array.from({ length: 24 }, (_unused, place) => (place < 23 ? 'abandon' : 'art')),
    ];
    for (const attempt of wrong) {
      await expect(recover(attempt)).rejects.toMatchObject({ code: 'vault.wrong-recovery-key' });
    }
    await expect(recover(words, 'too short')).rejects.toMatchObject({ code: 'use.weak-passphrase' });
    expect((await readFile(join(folder, 'vault.header'))).equals(header)).toBe(true);
    (await open(PASSPHRASE)).close();
  });

  it('refuses while the vault is open', async () => {
    const vault = await open(PASSPHRASE);
    await expect(recover()).rejects.toMatchObject({ code: 'vault.in-use' });
    vault.close();
  });

  it('writes nothing when the database is damaged', async () => {
    const header = await readFile(join(folder, 'vault.header'));
    await rename(join(folder, 'db-000001.sqlite'), join(fixture.work, 'db-away'));
    await expect(recover()).rejects.toMatchObject({ code: 'integrity.database-damaged' });
    expect((await readFile(join(folder, 'vault.header'))).equals(header)).toBe(true);
  });
});

describe('a recovery that is cut off', () => {
  /** The vault as it is on disk at the moment `mark` is reached, put aside as another folder. */
  const cutOffAfterHeader = async (): Promise<string> => {
    const cut = `${folder}-cut`;
    const before = await readFile(join(folder, 'db-000001.sqlite'));
    (await recover()).close();
    await cp(folder, cut, { recursive: true });
    // The header is written before the database: this is the one state between the two.
    await writeFile(join(cut, 'db-000001.sqlite'), before);
    return cut;
  };

  it('between header and database opens with the new passphrase and records the recovery then', async () => {
    const cut = await cutOffAfterHeader();
    const vault = await openVault(cut, { passphrase: NEW_PASSPHRASE }, testEnvironment());
    expect(vaultInfo(vault).counts.journalEntries).toBe(2);
    vault.write(({ record }) => record('control.added', 'CTL-001', {}));
    expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', findings: [] });
    vault.close();
    const again = await openVault(cut, { passphrase: NEW_PASSPHRASE }, testEnvironment());
    expect(vaultInfo(again).counts.journalEntries).toBe(3);
    again.close();
  });

  it('between header and database still opens with the words', async () => {
    const cut = await cutOffAfterHeader();
    const vault = await recoverVault(
      cut,
      { words: fixture.recoveryWords, newPassphrase: 'yet another long and winding sentence' },
      testEnvironment(),
    );
    expect((await verifyJournal(vault, quietJob())).verdict).toBe('unbroken');
    vault.close();
  });

  it('between header and its copy leaves a vault that opens and mends the copy', async () => {
    const oldCopy = await readFile(join(folder, 'vault.header.bak'));
    (await recover()).close();
    await writeFile(join(folder, 'vault.header.bak'), oldCopy);
    (await open(NEW_PASSPHRASE)).close();
    expect(await readFile(join(folder, 'vault.header.bak'))).toEqual(
      await readFile(join(folder, 'vault.header')),
    );
  });

  it('inside the writing of the header leaves the old one', async () => {
    await writeFile(join(folder, 'vault.header.new'), 'muniment-vault-1\n{"creat');
    (await open(PASSPHRASE)).close();
    expect(await readdir(folder)).not.toContain('vault.header.new');
    (await recover()).close();
    (await open(NEW_PASSPHRASE)).close();
  });
});

describe('confirming the recovery key', () => {
  it('answers whether the words fit, and remembers that they did', async () => {
    const vault = await open(PASSPHRASE);
    expect(confirmRecoveryKey(vault, [...fixture.recoveryWords].reverse())).toBe(false);
    expect(vaultInfo(vault).recoveryKeyConfirmed).toBe(false);
    expect(confirmRecoveryKey(vault, fixture.recoveryWords)).toBe(true);
    expect(vaultInfo(vault).recoveryKeyConfirmed).toBe(true);
    expect(listJournal(vault, everything).rows.at(-1)?.action).toBe('vault.recovery-key-confirmed');
    vault.close();
  });

  it('keeps secrets out of the log', async () => {
    const environment = testEnvironment();
    const log = vi.spyOn(environment.logger, 'log');
    const vault = await recoverVault(
      folder,
      { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
      environment,
    );
    vault.close();
    const said = JSON.stringify(log.mock.calls);
    for (const secret of [PASSPHRASE, NEW_PASSPHRASE, fixture.recoveryWords.join(' '), folder]) {
      expect(said).not.toContain(secret);
    }
  });
});
