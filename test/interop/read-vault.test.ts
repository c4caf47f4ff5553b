// A reader in another language, written from docs/format/vault-v1.md alone, opens what the engine made:
// when page and program part ways, this fails.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  addMember,
  changePassphrase,
  openVault,
  recoverVault,
  removeMember,
  renewRecoveryKey,
} from '../../src/engine';
import { memberId } from '../../src/shared/ids';
import { facts, makeVault, PASSPHRASE, quietJob } from '../engine/temporary-vault';

const READER = join(import.meta.dirname, 'read_vault.py');
const NEW_PASSPHRASE = 'copper violin beside the frozen lake';

// Not just any python3: the modules come from the system's packages.
const read = (secret: Record<string, string>, ...args: string[]) =>
  spawnSync('/usr/bin/python3', ['-B', READER, ...args], {
    env: { PATH: '/usr/bin:/bin', ...secret },
    maxBuffer: 2 ** 26,
  });

const check = (folder: string, secret: Record<string, string>) => {
  const { status, stdout, stderr } = read(secret, 'check', folder);
  return {
    status,
    said: stderr.toString(),
    found: status === 0 ? (JSON.parse(stdout.toString()) as object) : {},
  };
};

const byPassphrase = { MUNIMENT_PASSPHRASE: PASSPHRASE };

const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  unlinkSync(path);
  writeFileSync(path, bytes);
};

/** A closed vault with one long and one short file, and what the engine says of it. */
const closedVault = async () => {
  const made = await makeVault();
  const long = randomBytes(600_001);
  const paths = [made.file('long.bin', long), made.file('short.txt', 'who may read what\n')];
  await addEvidence(made.vault, [{ paths, facts: facts() }], quietJob());
  const folder = made.vault.folder;
  made.vault.close();
  return { ...made, folder, long };
};

const sealedFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('/'))
    .map((name) => join(folder, 'blobs', name));

describe('a reader of vaults in another language', () => {
  it('follows header, database, journal and every sealed file, by passphrase and by recovery words', async () => {
    const { folder, recoveryWords } = await closedVault();
    const first = check(folder, byPassphrase);
    expect(first).toMatchObject({
      status: 0,
      said: '',
      found: {
        epoch: 1,
        entries: 2,
        files: 2,
        orphans: 0,
        member: 'MEM-01',
        members: { 'MEM-01': 'owner' },
      },
    });
    const byWords = check(folder, { MUNIMENT_RECOVERY_WORDS: recoveryWords.join(' ') });
    expect(byWords).toEqual({ ...first, found: { ...first.found, member: null } });
  });

  it('hands out the original bytes', async () => {
    const { folder, long } = await closedVault();
    const sha256 = createHash('sha256').update(long).digest('hex');
    expect(read(byPassphrase, 'read', folder, sha256).stdout.equals(long)).toBe(true);
  });

  it('follows the keys of a member over a recovery', async () => {
    const { folder, recoveryWords, environment } = await closedVault();
    const again = await recoverVault(
      folder,
      { words: recoveryWords, newPassphrase: NEW_PASSPHRASE },
      environment,
    );
    again.close();
    expect(check(folder, { MUNIMENT_PASSPHRASE: NEW_PASSPHRASE })).toMatchObject({
      status: 0,
      found: { entries: 3 },
    });
    expect(check(folder, byPassphrase).status).toBe(12);
  });

  it('follows members, their keys and their roles over epochs, and opens what each sealed', async () => {
    const made = await makeVault();
    const { folder } = made.vault;
    const [ben, cleo, own] = [
      'nine slow barges leave the harbour',
      'eleven tall reeds in the wind',
      NEW_PASSPHRASE,
    ];
    await addMember(made.vault, { name: 'Ben', role: 'editor', passphrase: ben });
    await addMember(made.vault, { name: 'Cleo', role: 'reader', passphrase: cleo });
    made.vault.close();

    const first = Buffer.from('sealed in the first epoch');
    const byBen = await openVault(folder, { passphrase: ben }, made.environment);
    await addEvidence(byBen, [{ paths: [made.file('first.txt', first)], facts: facts() }], quietJob());
    byBen.close();
    const byCleo = await openVault(folder, { passphrase: cleo }, made.environment);
    await changePassphrase(byCleo, { current: cleo, next: own, memoryMebibytes: null });
    byCleo.close();

    const owner = await openVault(folder, { passphrase: PASSPHRASE }, made.environment);
    const later = await removeMember(owner, memberId(2), quietJob());
    await addEvidence(
      later,
      [{ paths: [made.file('second.txt', 'of the second')], facts: facts() }],
      quietJob(),
    );
    const words = await renewRecoveryKey(later);
    later.close();

    const found = { epoch: 2, files: 2, orphans: 0, members: { 'MEM-01': 'owner', 'MEM-03': 'reader' } };
    expect(check(folder, byPassphrase)).toMatchObject({ status: 0, found: { ...found, member: 'MEM-01' } });
    expect(check(folder, { MUNIMENT_PASSPHRASE: own })).toMatchObject({
      status: 0,
      found: { ...found, member: 'MEM-03' },
    });
    expect(check(folder, { MUNIMENT_RECOVERY_WORDS: words.join(' ') })).toMatchObject({ status: 0, found });
    for (const gone of [
      { MUNIMENT_PASSPHRASE: ben },
      { MUNIMENT_PASSPHRASE: cleo },
      { MUNIMENT_RECOVERY_WORDS: made.recoveryWords.join(' ') },
    ])
      expect(check(folder, gone).status).toBe(12);
    const sha256 = createHash('sha256').update(first).digest('hex');
    expect(read({ MUNIMENT_PASSPHRASE: own }, 'read', folder, sha256).stdout.equals(first)).toBe(true);
  });

  it.each([
    ['format-1-schema-1', 'MEM-01', 2, byPassphrase],
    ['format-1-schema-2', 'MEM-01', 3, byPassphrase],
    ['format-1-schema-2', 'MEM-02', 3, { MUNIMENT_PASSPHRASE: 'amber lanterns over the quiet harbour' }],
    ['format-1-schema-4', 'MEM-01', 3, byPassphrase],
  ])('reads the vault that was kept as %s, opened by %s', (name, member, files, secret) => {
    const kept = join(import.meta.dirname, '../fixtures/vaults', name);
    const { head, entries } = JSON.parse(readFileSync(join(kept, 'expect.json'), 'utf8')) as {
      head: string;
      entries: number;
    };
    expect(check(join(kept, 'vault'), secret)).toMatchObject({
      status: 0,
      found: { head, entries, files, member },
    });
  });

  it('refuses a wrong secret', async () => {
    const { folder } = await closedVault();
    expect(check(folder, { MUNIMENT_PASSPHRASE: 'seven quiet herons' }).status).toBe(12);
    expect(check(folder, { MUNIMENT_RECOVERY_WORDS: 'abandon '.repeat(24).trim() }).status).toBe(12);
  });

  it('refuses a changed bit of a sealed file, a database page and both headers, and a sealed file that is gone', async () => {
    const { folder } = await closedVault();
    const [sealed = ''] = sealedFiles(folder);
    flip(sealed, 1000);
    expect(check(folder, byPassphrase).said).toContain('integrity.blob-damaged');
    unlinkSync(sealed);
    expect(check(folder, byPassphrase)).toMatchObject({
      status: 20,
      said: expect.stringContaining('integrity.blob-missing') as string,
    });
    const database = join(folder, 'db-000001.sqlite');
    flip(database, 4096 + 77);
    expect(check(folder, byPassphrase).said).toContain('page 2 is not authentic');
    flip(join(folder, 'vault.header'), 60);
    expect(check(folder, byPassphrase).said).toContain('integrity.database-damaged');
    flip(join(folder, 'vault.header.bak'), 60);
    expect(check(folder, byPassphrase)).toMatchObject({
      status: 20,
      said: expect.stringContaining('integrity.header-damaged') as string,
    });
  });
});
