// An older header in the place of the newest: refused, and refused before its copies, the newer ones, are
// written over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changePassphrase, openVault } from '../../src/engine';
import { makeVault, PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE } from './vault-fixture';

it('older-header-beside-its-newer-copy: the copy stays, and opens the vault in its place', async () => {
  const { vault } = await makeVault();
  const { folder } = vault;
  const header = join(folder, 'vault.header');
  const old = readFileSync(header);
  await changePassphrase(vault, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
  vault.close();
  const newer = readFileSync(`${header}.bak`);
  writeFileSync(header, old);
  await expect(openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).rejects.toMatchObject({
    code: 'integrity.header-damaged',
  });
  for (const copy of [`${header}.bak`, join(folder, 'backups', 'vault.header')]) {
    expect(readFileSync(copy).equals(newer)).toBe(true);
  }
  writeFileSync(header, newer);
  (await openVault(folder, { passphrase: NEW_PASSPHRASE }, testEnvironment())).close();
});
