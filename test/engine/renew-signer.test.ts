// The organization's signing key is renewed: the key before signs a statement that stock minisign checks, the session
// signs with the next one at once, and a crash leaves the old key or the new one.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  addMember,
  checkVault,
  openVault,
  type OpenVault,
  rekeyVault,
  renewSigner,
  restoreCopy,
  vaultInfo,
  verifyJournal,
} from '../../src/engine';
import { keyChangesOf } from '../../src/engine/vault/key-changes';
import { copiesIn } from '../../src/engine/vault/copies/copy-database';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { verifySignature } from '../../src/engine/crypto/verify-signature';
import { readKeyChange } from '../../src/shared/key-change';
import {
  PASSPHRASE,
  quietJob,
  temporaryFolder,
  testEnvironment,
  type TestEnvironment,
} from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());

let environment: TestEnvironment;
let folder: string;
beforeEach(async () => {
  environment = testEnvironment();
  folder = await fixture.copy();
});

const open = async (options: { readOnly?: boolean } = {}, passphrase = PASSPHRASE): Promise<OpenVault> => {
  const vault = await openVault(folder, { passphrase }, environment, options);
  onTestFinished(() => vault.close());
  return vault;
};
const keyOf = (vault: OpenVault): string => vaultInfo(vault).signer.publicKey;
const MESSAGE = Buffer.from('a package');
const signsWith = (vault: OpenVault, publicKey: Uint8Array): boolean =>
  verifySignature(vault.signer.sign(MESSAGE), MESSAGE, publicKey);
const findings = async (vault: OpenVault): Promise<string[]> => {
  const { findings: found } = await checkVault(vault, { deep: false }, quietJob());
  return found.map(({ code }) => code);
};

describe('a renewed key', () => {
  it('signs at once and after the next opening, in a vault that is sound', async () => {
    const vault = await open();
    const before = vault.signer;
    await renewSigner(vault);
    expect(Buffer.compare(vault.signer.publicKey, before.publicKey)).not.toBe(0);
    expect(signsWith(vault, vault.signer.publicKey)).toBe(true);
    expect(() => before.sign(MESSAGE)).toThrow(
      expect.objectContaining({ code: 'use.vault-locked' }) as Error,
    );
    expect(await findings(vault)).toEqual([]);
    expect((await verifyJournal(vault, quietJob())).verdict).toBe('unbroken');
    const { publicKey } = vault.signer;
    vault.close();
    const again = await open();
    expect(signsWith(again, publicKey)).toBe(true);
    await renewSigner(again);
    const { changes, publicKey: third } = vaultInfo(again).signer;
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      [minisignKeyText(before.publicKey), minisignKeyText(publicKey)],
      [minisignKeyText(publicKey), third],
    ]);
    expect(await findings(again)).toEqual([]);
  });

  it('is named in a statement that stock minisign checks with the key before, and with no other', async () => {
    const vault = await open();
    const old = keyOf(vault);
    await renewSigner(vault);
    const [change] = keyChangesOf(vault);
    const desk = temporaryFolder();
    const path = join(desk, 'key-change-1.txt');
    writeFileSync(path, change?.statement ?? '');
    writeFileSync(`${path}.minisig`, change?.signature ?? '');
    const answer = execFileSync('minisign', ['-Vm', path, '-P', old], { encoding: 'utf8' });
    expect(answer).toContain(
      `Trusted comment: muniment-key-change-1 vault=${vault.vaultId.slice(0, 16)} number=1`,
    );
    expect(() => execFileSync('minisign', ['-Vm', path, '-P', keyOf(vault)], { stdio: 'pipe' })).toThrow();
    expect(readKeyChange(change?.statement ?? '')).toEqual({
      organization: 'Acme%20AI',
      vault: vault.vaultId.slice(0, 16),
      number: 1,
      time: environment.now(),
      oldKey: old,
      newKey: keyOf(vault),
    });
  });

  it('outlives a new epoch, which seals it anew, and leaves nothing of the old seed', async () => {
    const vault = await open();
    await renewSigner(vault);
    const { publicKey } = vault.signer;
    const next = await rekeyVault(vault, quietJob());
    onTestFinished(() => next.close());
    expect(signsWith(next, publicKey)).toBe(true);
    const seeds = next.db.prepare('SELECT length(sealed_seed) FROM organization_key ORDER BY number').pluck();
    expect(seeds.all()).toEqual([0, 72]);
    expect(await findings(next)).toEqual([]);
  });

  it('is in a copy of the database from the moment it signs', async () => {
    const vault = await open();
    await renewSigner(vault);
    const renewed = keyOf(vault);
    vault.close();
    const [copy] = copiesIn(folder);
    const input = { copy: copy?.name ?? '', passphrase: PASSPHRASE, networkDrive: false, acceptOlder: false };
    const restored = await restoreCopy(folder, input, environment);
    onTestFinished(() => restored.close());
    expect(keyOf(restored)).toBe(renewed);
  });

  it('does not disturb another session that reads, which shows the old one until it opens again', async () => {
    const writer = await open();
    const reader = await open({ readOnly: true });
    const old = keyOf(reader);
    await renewSigner(writer);
    expect(signsWith(reader, reader.signer.publicKey)).toBe(true);
    expect(minisignKeyText(reader.signer.publicKey)).toBe(old);
    reader.close();
    expect(keyOf(await open({ readOnly: true }))).toBe(keyOf(writer));
  });
});

describe('a renewal', () => {
  it('is an owner’s, and of a vault open for writing', async () => {
    const vault = await open();
    await addMember(vault, { name: 'Kim Editor', role: 'editor', passphrase: NEW_PASSPHRASE });
    const reader = await open({ readOnly: true });
    await expect(renewSigner(reader)).rejects.toMatchObject({ code: 'vault.read-only' });
    vault.close();
    const kim = await open({}, NEW_PASSPHRASE);
    const before = keyOf(kim);
    await expect(renewSigner(kim)).rejects.toMatchObject({ code: 'member.not-allowed' });
    expect(keyOf(kim)).toBe(before);
  });

  it('that fails leaves the old key in force, in the session and on disk', async () => {
    const vault = await open();
    const before = keyOf(vault);
    const broken = { ...environment, random: environment.random };
    Object.assign(vault.environment, {
      random: (count: number) => {
        if (count === 24) throw new Error('no more randomness');
        return broken.random(count);
      },
    });
    await expect(renewSigner(vault)).rejects.toThrow('no more randomness');
    expect(keyOf(vault)).toBe(before);
    expect(signsWith(vault, vault.signer.publicKey)).toBe(true);
    vault.close();
    const again = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    onTestFinished(() => again.close());
    expect(keyOf(again)).toBe(before);
    expect(keyChangesOf(again)).toEqual([]);
  });
});

describe('what somebody writes beside the journal', () => {
  const afterSql = async (sql: string): Promise<string[]> => {
    const vault = await open();
    await renewSigner(vault);
    vault.close();
    const db = await rawDatabase(folder);
    db.exec(sql);
    db.close();
    return findings(await open());
  };

  it.each([
    [
      'a statement with other words',
      `UPDATE organization_key SET statement = replace(statement, 'Acme', 'Acne')`,
    ],
    [
      'a signature of something else',
      `UPDATE organization_key SET statement_signature = 'x' WHERE number = 2`,
    ],
    [
      'a statement for the first key',
      `UPDATE organization_key SET statement_signature = 'x' WHERE number = 1`,
    ],
    ['another day', `UPDATE organization_key SET created_at = '2020-01-01T00:00:00Z' WHERE number = 1`],
    ['no first key', 'DELETE FROM organization_key WHERE number = 1'],
  ])('is found: %s', async (_what, sql) => {
    expect(await afterSql(sql)).not.toEqual([]);
  });
});
