// The header is in force once its first file is replaced: trouble with its copies afterwards is no reason to tell
// somebody that their new passphrase failed.
import { mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changePassphrase, openVault } from '../../src/engine';
import { makeVault, PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE } from './vault-fixture';

it('a copy that cannot be written is told to the log, and the next opening writes it', async () => {
  const { vault, environment } = await makeVault();
  const { folder } = vault;
  const obstacle = join(folder, 'vault.header.bak');
  rmSync(obstacle);
  mkdirSync(obstacle);
  await changePassphrase(vault, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
  expect(environment.logged).toContainEqual(
    expect.objectContaining({ level: 'warn', data: { code: 'disk.failed' } }),
  );
  // The session goes on from the header that is in force.
  await changePassphrase(vault, { current: NEW_PASSPHRASE, next: PASSPHRASE, memoryMebibytes: null });
  vault.close();
  rmdirSync(obstacle);
  (await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment())).close();
  const header = readFileSync(join(folder, 'vault.header'));
  expect(readFileSync(join(folder, 'vault.header.bak')).equals(header)).toBe(true);
});
