// Putting back a copy of the database trusts a header with nothing beside it that could contradict: what a
// stranger's header must not gain by that, and what the vault's own people must not lose.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  changePassphrase,
  listCopies,
  openVault,
  removeMember,
  restoreCopy,
  type OpenVault,
} from '../../src/engine';
import { bytesFromHex, toHex } from '../../src/engine/crypto/bytes';
import { sealTo } from '../../src/engine/crypto/secret-box';
import { deriveVaultKeys } from '../../src/engine/crypto/vault-keys';
import { boxPublicKey } from '../../src/engine/crypto/secret-box';
import { copyDatabase } from '../../src/engine/vault/copies/copy-database';
import { folderMemory } from '../../src/engine/process/folder-memory';
import { sealEarlierKey } from '../../src/engine/vault/keyring';
import { copySource } from '../../src/engine/vault/session';
import { forgery } from './forgery';
import { MEM, membersFixture, READER } from './members-fixture';
import { PASSPHRASE, quietJob, testEnvironment, type TestEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
let environment: TestEnvironment;

beforeAll(async () => {
  fixture = await membersFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  const made = testEnvironment();
  environment = { ...made, memory: folderMemory(`${folder}-memory`, made.logger) };
});

const kept = (vault: OpenVault): OpenVault => {
  onTestFinished(() => vault.close());
  return vault;
};
const open = async (passphrase = PASSPHRASE): Promise<OpenVault> =>
  kept(await openVault(folder, { passphrase }, environment));
const restore = async (
  copy: string,
  { passphrase = PASSPHRASE, acceptOlder = true, here = environment } = {},
): Promise<OpenVault> =>
  kept(await restoreCopy(folder, { copy, passphrase, networkDrive: false, acceptOlder }, here));

describe('a header that a removed member made', () => {
  /** Rae was removed, has kept the key of the first epoch and everybody's public keys, and can write to the folder. */
  const substitute = async (): Promise<string> => {
    const patched = forgery(folder);
    const before = await patched.headerOf();
    const rae = await patched.unlock(READER);
    const dana = toHex(boxPublicKey((await patched.unlock(PASSPHRASE)).member.boxSecretKey));
    const vault = await open();
    (await removeMember(vault, MEM(3), quietJob())).close();
    const theirs = environment.random(32);
    const header = await patched.headerOf();
    const keyring = [sealEarlierKey(1, rae.vaultKey, deriveVaultKeys(theirs), header.vaultId, environment)];
    const slots = before.slots.map((slot) =>
      slot.type === 'passphrase' ? { ...slot, vaultKey: sealTo(bytesFromHex(dana), theirs) } : slot,
    );
    await patched.putHeader({ ...header, keyring, slots }, theirs);
    rmSync(join(folder, 'db-000002.sqlite'));
    const copies = await listCopies(folder);
    const ofBefore = copies.filter(({ epoch }) => epoch === 1);
    for (const { name } of copies) {
      if (!ofBefore.some((copy) => copy.name === name)) rmSync(join(folder, 'backups', name));
    }
    return ofBefore[0]?.name ?? '';
  };

  it('vault-key-of-an-ex-member-through-a-copy: a device that knows the right key signs no other', async () => {
    const copy = await substitute();
    await expect(open()).rejects.toMatchObject({ code: 'integrity.database-damaged' });
    await expect(restore(copy)).rejects.toMatchObject({
      code: 'vault.substituted',
      details: { what: 'key' },
    });
  });

  it('on a device that knows nothing of that epoch, somebody has to say yes', async () => {
    const copy = await substitute();
    await expect(restore(copy, { acceptOlder: false, here: testEnvironment() })).rejects.toMatchObject({
      code: 'vault.older-than-known',
    });
  });
});

describe('a passphrase that was changed after the copy', () => {
  it('opens the vault with the copy put back, also when it was changed twice', async () => {
    const vault = await open();
    copyDatabase(copySource(vault));
    for (const [current, next] of [
      [PASSPHRASE, 'first new words over the long river'],
      ['first new words over the long river', NEW_PASSPHRASE],
    ] as const) {
      vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
      await changePassphrase(vault, { current, next, memoryMebibytes: null });
    }
    vault.close();
    rmSync(join(folder, 'db-000001.sqlite'));
    const restored = await restore((await listCopies(folder))[0]?.name ?? '', { passphrase: NEW_PASSPHRASE });
    expect(restored.member.id).toBe('MEM-01');
  });
});
