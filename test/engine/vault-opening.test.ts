import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault, openVault, realEnvironment, systemClock, vaultInfo } from '../../src/engine';
import { KDF_FLOOR } from '../../src/engine/crypto/passphrase-key';
import { childProgram, ended, nextMessage, type ChildTask } from './child';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
let start: Awaited<ReturnType<typeof childProgram>>;

beforeAll(async () => {
  fixture = await vaultFixture();
  start = await childProgram('opening');
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = (passphrase = PASSPHRASE) => openVault(folder, { passphrase }, testEnvironment());
const refused = (code: string, details: Record<string, unknown> = {}): Promise<void> =>
  expect(open()).rejects.toMatchObject({ code, details });
const task = (): ChildTask => ({ do: 'open', folder, passphrase: PASSPHRASE, work: fixture.work });

describe('the passphrase', () => {
  it('opens nothing when it is wrong, and leaves no trace', async () => {
    const before = await readdir(folder);
    for (const wrong of ['', ' ', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `, 'x'.repeat(1024)]) {
      await expect(open(wrong)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    }
    expect(await readdir(folder)).toEqual(before);
  });

  it('may be typed with composed or decomposed letters', async () => {
    const path = join(fixture.work, 'accents');
    const composed = 'élan vital, über alle Maßen: ångström';
    const input = { organization: 'Acme AI', member: 'Dana', passphrase: composed.normalize('NFD') };
    const created = await createVault(path, input, testEnvironment());
    created.vault.close();
    (await openVault(path, { passphrase: composed.normalize('NFC') }, testEnvironment())).close();
  });
});

describe('making a vault', () => {
  const input = { organization: 'Acme AI', member: 'Dana Owner', passphrase: PASSPHRASE };

  it('refuses a weak passphrase and makes nothing', async () => {
    const path = join(fixture.work, 'weak');
    for (const weak of ['short', 'password password', 'aaaaaaaaaaaaaaaaaaaaaaa', 'Acme AI Acme AI Acme AI']) {
      await expect(
        createVault(path, { ...input, passphrase: weak }, testEnvironment()),
      ).rejects.toMatchObject({
        code: 'use.weak-passphrase',
      });
    }
    await expect(readdir(path)).rejects.toThrow('ENOENT');
  });

  it('refuses a folder that holds something, and leaves it as it was', async () => {
    const path = join(fixture.work, 'full');
    await mkdir(path);
    await writeFile(join(path, 'thesis.txt'), 'years of work');
    await expect(createVault(path, input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    await expect(createVault(join(path, 'thesis.txt'), input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    expect(await readFile(join(path, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(await readdir(path)).toEqual(['thesis.txt']);
  });

  it('refuses a folder that is a vault already', async () => {
    await expect(createVault(folder, input, testEnvironment())).rejects.toMatchObject({
      code: 'vault.folder-not-empty',
    });
    (await open()).close();
  });

  it('leaves nothing of a vault that could not be finished', async () => {
    const path = join(fixture.work, 'unfinished');
    const broken = {
      ...testEnvironment(),
      kdf: { algorithm: 'argon2id13', operations: -1, memoryMebibytes: 8 } as const,
    };
    await expect(createVault(path, input, broken)).rejects.toThrow();
    await expect(readdir(path)).rejects.toThrow('ENOENT');
    (await createVault(path, input, testEnvironment())).vault.close();
  });

  it('costs a guess at least what the format promises', () => {
    const { kdf } = realEnvironment({ clock: systemClock, logger: { log: () => undefined } });
    expect(kdf.operations).toBeGreaterThanOrEqual(KDF_FLOOR.operations);
    expect(kdf.memoryMebibytes).toBeGreaterThanOrEqual(KDF_FLOOR.memoryMebibytes);
  });

  it('answers 24 words, and the identity of a signer who is new each time', async () => {
    const made = await Promise.all(
      ['one', 'two'].map((name) => createVault(join(fixture.work, name), input, testEnvironment())),
    );
    const infos = made.map(({ vault }) => vaultInfo(vault));
    for (const { vault, recoveryWords } of made) {
      expect(recoveryWords).toHaveLength(24);
      vault.close();
    }
    expect(new Set(infos.map((info) => info.vaultId)).size).toBe(2);
    expect(new Set(infos.map((info) => info.signer.publicKey)).size).toBe(2);
    expect(infos[0]?.signer.publicKey).toMatch(/^RW[A-Za-z0-9+/]{54}$/);
  });
});

describe('a vault that is open already', () => {
  it('is in use for a second opening in the same process', async () => {
    const first = await open();
    await refused('vault.in-use', { host: hostname() });
    first.close();
    (await open()).close();
  });

  it('is in use for another process, and free again after it', async () => {
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ opened: true });
    await refused('vault.in-use', { host: hostname() });
    const third = start(task());
    expect(await nextMessage(third)).toEqual({ code: 'vault.in-use' });
    other.send('close');
    await Promise.all([ended(other), ended(third)]);
    (await open()).close();
  });

  it('is kept from a second writer even when somebody deletes the lock file', async () => {
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ opened: true });
    await rm(join(folder, 'lock'));
    await refused('vault.in-use');
    expect(await readdir(folder)).not.toContain('lock');
    other.send('close');
    await ended(other);
  });

  it('is refused to the process that holds it, without the lock file too, and stays locked for others', async () => {
    const first = await open();
    await rm(join(folder, 'lock'));
    await refused('vault.in-use');
    const other = start(task());
    expect(await nextMessage(other)).toEqual({ code: 'vault.in-use' });
    await ended(other);
    first.close();
  });

  it('is free at once when its holder was killed', async () => {
    const other = start(task());
    await nextMessage(other);
    other.kill('SIGKILL');
    await ended(other);
    expect(await readdir(folder)).toContain('lock');
    (await open()).close();
  });

  it.each([
    ['a process number that is another process now', { processStartedAt: '1' }],
    ['an earlier start of this computer', { bootId: 'earlier' }],
    ['a process that is gone', { pid: 4_194_303 }],
  ])('is not in use by the lock of %s', async (_name, change) => {
    const vault = await open();
    const note = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as object;
    vault.close();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...note, ...change }));
    (await open()).close();
  });

  it('is never taken over from another computer', async () => {
    const vault = await open();
    const note = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as object;
    vault.close();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...note, host: 'reception-pc', pid: 4_194_303 }));
    await refused('vault.in-use', { host: 'reception-pc' });
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain('reception-pc');
  });

  it('forgives a lock file that was torn by a crash', async () => {
    await writeFile(join(folder, 'lock'), '{"host":');
    (await open()).close();
  });
});
