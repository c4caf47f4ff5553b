// The reader in another language follows a vault with several members over a change of its vault key: by
// every secret that opens it, files and copies of both epochs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault, renewSigner } from '../../src/engine';
import { allKindsVault, EDITORS_PASSPHRASE, type AllKindsVault } from '../engine/all-kinds-vault';
import { testEnvironment } from '../engine/temporary-vault';

const READER = join(import.meta.dirname, 'read_vault.py');
let vault: AllKindsVault;

beforeAll(async () => {
  vault = await allKindsVault();
});
afterAll(() => vault.remove());

const read = (secret: Record<string, string>, ...args: string[]) =>
  spawnSync('/usr/bin/python3', ['-B', READER, ...args], {
    env: { PATH: '/usr/bin:/bin', ...secret },
    maxBuffer: 2 ** 26,
  });

const secrets = (): Record<string, Record<string, string>> => ({
  owner: { MUNIMENT_PASSPHRASE: vault.passphrase },
  editor: { MUNIMENT_PASSPHRASE: EDITORS_PASSPHRASE },
  words: { MUNIMENT_RECOVERY_WORDS: vault.recoveryWords.join(' ') },
});
const secretOf = (who: string): Record<string, string> => secrets()[who] ?? {};

describe('a vault with several members in its second epoch, read in another language', () => {
  it.each([
    ['owner', 'MEM-01'],
    ['editor', 'MEM-02'],
    ['words', null],
  ])('opens with the secret of the %s, and names the members that are left', (who, member) => {
    const { status, stdout, stderr } = read(secretOf(who), 'check', vault.folder);
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({
      epoch: 2,
      ...(member === null ? {} : { member }),
      members: { 'MEM-01': 'owner', 'MEM-02': 'editor' },
      files: vault.sizes,
      orphans: 0,
    });
  });

  it('hands out files that were sealed in either epoch', () => {
    for (const number of [vault.sizes - 1, 3]) {
      const content = vault.content(number);
      const sha256 = createHash('sha256').update(content).digest('hex');
      for (const who of ['owner', 'editor', 'words']) {
        expect(read(secretOf(who), 'read', vault.folder, sha256).stdout.equals(content)).toBe(true);
      }
    }
  });

  it('does not open for a member who was removed', () => {
    const { status } = read(
      { MUNIMENT_PASSPHRASE: 'seven quiet herons leave the estuary' },
      'check',
      vault.folder,
    );
    expect(status).toBe(12);
  });

  it('reads the copies of the database of both epochs', () => {
    const names = readdirSync(join(vault.folder, 'backups')).filter((name) => name.endsWith('.sqlite'));
    const epochs = names.map((name) => {
      const { status, stdout, stderr } = read(secretOf('owner'), 'copy', vault.folder, name);
      expect(stderr.toString()).toBe('');
      expect(status).toBe(0);
      return (JSON.parse(stdout.toString()) as { epoch: number }).epoch;
    });
    expect(new Set(epochs)).toEqual(new Set([1, 2]));
  });

  // The last: it changes the vault.
  it('names the key that signs packages after it was renewed', async () => {
    const opened = await openVault(vault.folder, { passphrase: vault.passphrase }, testEnvironment());
    await renewSigner(opened);
    const key = Buffer.from(opened.signer.publicKey).toString('hex');
    opened.close();
    const { status, stdout, stderr } = read(secretOf('owner'), 'check', vault.folder);
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({ organizationKey: key });
  });
});
