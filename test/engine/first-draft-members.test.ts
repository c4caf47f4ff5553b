// A vault of the first draft, whose journal tells neither names nor recovery keys nor a key commitment, on its
// way to several members.
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  addMember,
  changePassphrase,
  listMembers,
  openVault,
  recoverVault,
  rekeyVault,
  removeMember,
  renewRecoveryKey,
  verifyJournal,
  type OpenVault,
} from '../../src/engine';
import type { MemberId } from '../../src/shared/ids';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';

const OWN = 'yet another long and winding sentence';
const FRIEND = 'amber lanterns over the quiet harbour';

const keptVault = (): string => {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(resolve('test/fixtures/vaults/format-1-schema-1/vault'), folder, { recursive: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  return folder;
};
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault(folder, { passphrase }, testEnvironment());
const expectUnbroken = async (vault: OpenVault): Promise<void> => {
  expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', findings: [] });
};

it('shows its owner, and asks for a new recovery key before there is a second member or another key', async () => {
  const folder = keptVault();
  const vault = await open(folder);
  expect(listMembers(vault)).toMatchObject([
    { id: 'MEM-01', name: 'Ada Byron', role: 'owner', canOpen: true },
  ]);
  const friend = { name: 'Friend', role: 'editor', passphrase: FRIEND } as const;
  await expect(addMember(vault, friend)).rejects.toMatchObject({ code: 'vault.recovery-key-outdated' });
  await expect(rekeyVault(vault, quietJob())).rejects.toMatchObject({ code: 'vault.recovery-key-outdated' });

  const words = await renewRecoveryKey(vault);
  await addMember(vault, friend);
  await expectUnbroken(vault);
  const next = await removeMember(vault, 'MEM-02' as MemberId, quietJob());
  expect(next.epoch).toBe(2);
  await expectUnbroken(next);
  next.close();
  await expect(open(folder, FRIEND)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  (await open(folder)).close();
  const recovered = await recoverVault(folder, { words, newPassphrase: OWN }, testEnvironment());
  await expectUnbroken(recovered);
  recovered.close();
  (await open(folder, OWN)).close();
});

it('gets the whole form of its slot with the next change of the passphrase', async () => {
  const folder = keptVault();
  const vault = await open(folder);
  await changePassphrase(vault, { current: PASSPHRASE, next: OWN, memoryMebibytes: null });
  await expectUnbroken(vault);
  vault.close();
  const again = await open(folder, OWN);
  expect(again.member).toMatchObject({ id: 'MEM-01', name: 'Ada Byron', role: 'owner' });
  const words = await renewRecoveryKey(again);
  const next = await rekeyVault(again, quietJob());
  await expectUnbroken(next);
  next.close();
  (await recoverVault(folder, { words, newPassphrase: PASSPHRASE }, testEnvironment())).close();
});
