// A vault on a drive of another computer: looked at, but written only when somebody says that nobody else
// uses it there. The system's answer about the drive is the test's; everything else is real.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openVault, recoverVault } from '../../src/engine';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, vaultFixture, type VaultFixture } from './vault-fixture';

const drive = vi.hoisted(() => ({ type: 0x6969 }));
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<object>()),
  statfs: () => Promise.resolve({ type: drive.type }),
}));

let fixture: VaultFixture;
let folder: string;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  drive.type = 0x6969;
});

const open = (options: Parameters<typeof openVault>[3] = {}, passphrase = PASSPHRASE) =>
  openVault(folder, { passphrase }, testEnvironment(), options);

it('refuses to write there, before the passphrase is tried, and leaves nothing', async () => {
  const before = readdirSync(folder);
  const refused = { code: 'vault.network-drive', details: { kind: 'NFS' } };
  await expect(open()).rejects.toMatchObject(refused);
  await expect(open({}, 'not the passphrase at all')).rejects.toMatchObject(refused);
  const input = { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE };
  await expect(recoverVault(folder, input, testEnvironment())).rejects.toMatchObject(refused);
  expect(readdirSync(folder)).toEqual(before);
});

it('opens for reading there, and says why', async () => {
  drive.type = 0xff534d42;
  const vault = await open({ readOnly: true });
  expect(vault.access).toEqual({ mode: 'read-only', why: 'network-drive', holder: null });
  vault.close();
});

it('writes there when somebody says that nobody else does', async () => {
  const vault = await open({ networkDrive: true });
  expect(vault.access).toEqual({ mode: 'read-write' });
  vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
  vault.close();
});

it('asks nothing about a disk of this computer', async () => {
  drive.type = 0xef53;
  const vault = await open();
  expect(vault.access).toEqual({ mode: 'read-write' });
  vault.close();
});
