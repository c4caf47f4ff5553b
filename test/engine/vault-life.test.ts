import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault, openVault, recoverVault, vaultInfo } from '../../src/engine';
import { keepBlobRow } from '../../src/engine/vault/blob-rows';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muniment-life-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the life of a vault', () => {
  it('keeps what was put in across closing, opening and recovery', async () => {
    const environment = testEnvironment();
    const path = join(folder, 'acme.muniment');
    const created = await createVault(
      path,
      { organization: 'Acme AI', member: 'Dana Owner', passphrase: PASSPHRASE },
      environment,
    );
    const source = join(folder, 'evidence.txt');
    await writeFile(source, 'who may read what');
    const sealed = await created.vault.blobs.put(source, quietJob());
    created.vault.write(({ db, record }) => {
      keepBlobRow(db, sealed.blob);
      record('evidence.added', 'EVD-0001', {});
    });
    expect(vaultInfo(created.vault).counts.journalEntries).toBe(2);
    created.vault.close();

    const opened = await openVault(path, { passphrase: PASSPHRASE }, environment);
    const chunks: Uint8Array[] = [];
    for await (const bytes of opened.blobs.read(sealed.blob)) chunks.push(bytes);
    expect(Buffer.concat(chunks).toString()).toBe('who may read what');
    opened.close();

    const recovered = await recoverVault(
      path,
      { words: created.recoveryWords, newPassphrase: 'a wholly different long sentence, 9' },
      environment,
    );
    expect(vaultInfo(recovered).counts.journalEntries).toBe(3);
    recovered.close();
    await expect(openVault(path, { passphrase: PASSPHRASE }, environment)).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    expect((await readdir(path)).sort()).toEqual([
      'README.txt',
      'backups',
      'blobs',
      'db-000001.sqlite',
      'tmp',
      'vault.header',
      'vault.header.bak',
      'writer.lock',
    ]);
    expect(await readFile(join(path, 'vault.header.bak'))).toEqual(
      await readFile(join(path, 'vault.header')),
    );
  });
});
