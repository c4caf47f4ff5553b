// A writer whose vault was taken over while it sealed a file that the other one has stored meanwhile: both have
// the same name for it, and only the other one's is in the table.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createBlobStore } from '../../src/engine/blobs/blob-store';
import { openDatabase } from '../../src/engine/db/open-database';
import { keepBlobRow } from '../../src/engine/vault/blob-rows';
import { asWritable } from '../../src/engine/vault/change';
import { sessionOf } from '../../src/engine/vault/session';
import { makeVault, quietJob } from './temporary-vault';

it('leaves the sealed file of the other alone, and nothing of its own', async () => {
  const { vault, environment, file } = await makeVault();
  const { folder } = vault;
  const source = file('same.txt', 'the same bytes in both');
  const staged = await vault.blobs.stage(source, quietJob());

  const { keys, header } = sessionOf(vault);
  const theirs = createBlobStore({ folder, keys, epoch: 1, environment, findRow: () => undefined });
  const { blob } = await theirs.put(source, quietJob());
  const path = join(folder, 'blobs', blob.id.slice(0, 2), blob.id);
  const stored = readFileSync(path);
  const db = openDatabase(join(folder, header.database), keys, { create: false, copyFirst: null });
  keepBlobRow(asWritable(db), blob);
  db.close();
  const note = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as object;
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...note, nonce: 'of the other' }));

  await expect(vault.blobs.keep([staged])).rejects.toMatchObject({ code: 'vault.in-use' });
  expect(readFileSync(path).equals(stored)).toBe(true);
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
});
