// What a device remembers of a vault: an older folder or database that somebody puts back does not pass
// for the vault, a restored backup does when an owner says so, and a memory that is gone keeps nobody out.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  createVault,
  listJournal,
  openVault,
  recoverVault,
  rekeyVault,
  verifyJournal,
  type OpenVault,
} from '../../src/engine';
import { folderMemory } from '../../src/engine/process/folder-memory';
import type { VaultId } from '../../src/shared/ids';
import { PASSPHRASE, quietJob, testEnvironment, type TestEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

const DATABASE = 'db-000001.sqlite';
let fixture: VaultFixture;
let folder: string;
let older: string;
/** Where this device remembers. */
let memory: string;
let environment: TestEnvironment;

/** Everything that a computer has besides the vault. */
const device = (place: string): TestEnvironment => {
  const made = testEnvironment();
  return { ...made, memory: folderMemory(place, made.logger) };
};

beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  older = `${folder}-older`;
  memory = `${folder}-memory`;
  cpSync(folder, older, { recursive: true });
  environment = device(memory);
});

const change = (vault: OpenVault): void =>
  void vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));

const open = (
  options: Parameters<typeof openVault>[3] = {},
  here: TestEnvironment = environment,
  passphrase = PASSPHRASE,
): Promise<OpenVault> => openVault(folder, { passphrase }, here, options);

const newestFirst = { subject: null, newestFirst: true, offset: 0, limit: 100 };

/** Opens the vault, makes changes, closes it: this device has seen the state after them. */
const use = async (changes: number): Promise<void> => {
  const vault = await open();
  for (let number = 0; number < changes; number += 1) change(vault);
  vault.close();
};

const putBack = (): void => {
  rmSync(folder, { recursive: true });
  cpSync(older, folder, { recursive: true });
};

const tooOld = (missing: number, options: Parameters<typeof openVault>[3] = {}): Promise<void> =>
  expect(open(options)).rejects.toMatchObject({ code: 'vault.older-than-known', details: { missing } });

const memoryFile = (): string => join(memory, readdirSync(memory)[0] ?? '');

describe('a vault that is older than this device knows it', () => {
  it('is refused when the whole folder was put back, by every later opening too, and is left as it is', async () => {
    await use(3);
    putBack();
    const before = readFileSync(join(folder, DATABASE));
    await tooOld(3);
    await tooOld(3);
    await tooOld(3, { readOnly: true });
    expect(readFileSync(join(folder, DATABASE)).equals(before)).toBe(true);
    expect(readdirSync(folder)).not.toContain('lock');
  });

  it('is refused when the database alone was put back', async () => {
    await use(2);
    cpSync(join(older, DATABASE), join(folder, DATABASE));
    await tooOld(2);
  });

  it('is refused when somebody with the key has cut the end of the journal', async () => {
    await use(4);
    const db = await rawDatabase(folder);
    db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal WHERE seq >= 3');
    db.close();
    await tooOld(2);
  });

  it('is refused when it went on in another way from an older state', async () => {
    await use(2);
    putBack();
    // Another device, which has never seen the vault, works on the older state: as many entries, other ones.
    const elsewhere = await open({}, testEnvironment());
    for (let number = 0; number < 5; number += 1) change(elsewhere);
    elsewhere.close();
    await tooOld(1);
  });

  it('is refused for the recovery words as well, before a new passphrase is written', async () => {
    await use(2);
    putBack();
    const header = readFileSync(join(folder, 'vault.header'));
    const input = { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE };
    await expect(recoverVault(folder, input, environment)).rejects.toMatchObject({
      code: 'vault.older-than-known',
    });
    expect(readFileSync(join(folder, 'vault.header')).equals(header)).toBe(true);
    const vault = await recoverVault(folder, input, environment, { acceptOlder: true });
    expect(listJournal(vault, newestFirst).rows.map((entry) => entry.action)).toContain(
      'vault.rollback-accepted',
    );
    vault.close();
  });

  it('is refused when it was put back from before a new vault key', async () => {
    const vault = await open();
    const next = await rekeyVault(vault, quietJob());
    next.close();
    putBack();
    await tooOld(1);
  });
});

describe('a backup that was restored on purpose', () => {
  it('opens when an owner accepts it, tells the journal, and is the vault from then on', async () => {
    await use(3);
    const newer = `${folder}-newer`;
    cpSync(folder, newer, { recursive: true });
    putBack();
    const vault = await open({ acceptOlder: true });
    const [accepted] = listJournal(vault, newestFirst).rows;
    expect(accepted).toMatchObject({ action: 'vault.rollback-accepted', detail: { knownSeq: 3 } });
    expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken' });
    vault.close();
    (await open()).close();
    // What was lost is another history now: it does not slip back in unseen either.
    rmSync(folder, { recursive: true });
    cpSync(newer, folder, { recursive: true });
    await tooOld(1);
  });

  it('may be looked at by anybody who says so, and the newer state stays the one that is remembered', async () => {
    await use(3);
    putBack();
    const vault = await open({ acceptOlder: true, readOnly: true });
    expect(vault.access.mode).toBe('read-only');
    vault.close();
    await tooOld(3);
  });

  it('is accepted by owners only', async () => {
    const vault = await open();
    await addMember(vault, { name: 'Edda', role: 'editor', passphrase: NEW_PASSPHRASE });
    vault.close();
    rmSync(older, { recursive: true });
    cpSync(folder, older, { recursive: true });
    await use(2);
    putBack();
    await expect(open({ acceptOlder: true }, environment, NEW_PASSPHRASE)).rejects.toMatchObject({
      code: 'member.not-allowed',
    });
    await tooOld(2);
    (await open({ acceptOlder: true })).close();
  });

  it('needs no accepting when it holds everything this device has seen', async () => {
    await use(2);
    // Newer than known: another device has worked on it since.
    const elsewhere = await open({}, testEnvironment());
    change(elsewhere);
    elsewhere.close();
    (await open()).close();
  });
});

describe('a memory', () => {
  it('that is absent opens what another device would refuse: that is its limit', async () => {
    await use(3);
    putBack();
    (await open({}, device(`${memory}-elsewhere`))).close();
    (await open({}, testEnvironment())).close();
    await tooOld(3);
  });

  it.each([
    ['is not JSON', () => '{'],
    ['is empty', () => ''],
    ['is of another form', () => '{"epoch":1}'],
    ['was changed', (text: string) => text.replace(/"seq":\d+/, '"seq":99')],
    [
      'is of another vault',
      (text: string) => text.replaceAll(/"vaultId":"[0-9a-f]{8}/g, '"vaultId":"00000000'),
    ],
    ['lost its MAC', (text: string) => text.replace(/"mac":"[0-9a-f]{64}"/, `"mac":"${'0'.repeat(64)}"`)],
    ['is endless', () => 'x'.repeat(2_000_000)],
  ])('that %s keeps nobody out, is told to the log and written anew', async (_name, damage) => {
    await use(2);
    writeFileSync(memoryFile(), damage(readFileSync(memoryFile(), 'utf8')));
    const again = device(memory);
    (await open({}, again)).close();
    expect(again.logged.map((line) => line.message).join()).toContain('is left aside');
    putBack();
    await tooOld(2);
  });

  it('that cannot be written keeps nobody out', async () => {
    writeFileSync(memory, 'a file where the folder belongs');
    await use(1);
    expect(environment.logged.map((line) => line.message)).toContain(
      'The memory of this device cannot be written.',
    );
  });

  it('is written at the beginning and end of a session, and in between about once a minute', async () => {
    const vault = await open();
    const seq = (): number => (JSON.parse(readFileSync(memoryFile(), 'utf8')) as { seq: number }).seq;
    expect(seq()).toBe(0);
    change(vault);
    expect(seq()).toBe(0);
    environment.setClock('2026-07-01T09:01:00Z' as Parameters<TestEnvironment['setClock']>[0]);
    change(vault);
    expect(seq()).toBe(2);
    change(vault);
    vault.close();
    expect(seq()).toBe(3);
    expect(readdirSync(memory)).toHaveLength(1);
  });

  it('begins with the making of a vault', async () => {
    const place = join(fixture.work, 'made');
    const input = { organization: 'Acme AI', member: 'Dana Owner', passphrase: PASSPHRASE };
    const { vault } = await createVault(place, input, environment);
    expect(environment.memory?.read(vault.vaultId)).toContain('"seq":0');
    vault.close();
  });

  it('says nothing of what is in the vault', async () => {
    await use(1);
    const text = readFileSync(memoryFile(), 'utf8');
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
      'authority',
      'epoch',
      'head',
      'macs',
      'seq',
      'slot',
      'vaultId',
    ]);
    expect(text).not.toMatch(/Acme|Dana/);
  });

  it('of one vault is not asked for another', async () => {
    await use(1);
    mkdirSync(memory, { recursive: true });
    expect(folderMemory(memory, environment.logger).read('f'.repeat(32) as VaultId)).toBeNull();
  });
});
