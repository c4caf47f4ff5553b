// One writer, whatever happens to the files that say so: deleted, torn, from another computer, container or
// user. What two openers do to each other in the ordinary way is in vault-opening.test.ts.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePassphrase, openVault, rekeyVault, verifyJournal, type OpenVault } from '../../src/engine';
import { childProgram, ended, nextMessage, type ChildTask } from './child';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

const NOBODY = 65_534;
let fixture: VaultFixture;
let folder: string;
let start: Awaited<ReturnType<typeof childProgram>>;

beforeAll(async () => {
  fixture = await vaultFixture();
  start = await childProgram('lock');
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const open = (environment = testEnvironment()): Promise<OpenVault> =>
  openVault(folder, { passphrase: PASSPHRASE }, environment);
const task = (): ChildTask => ({ do: 'open', folder, passphrase: PASSPHRASE, work: fixture.work });
const note = (): string => join(folder, 'lock');
const writerLock = (): string => join(folder, 'writer.lock');
const readNote = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(note(), 'utf8')) as Record<string, unknown>;

/** The note of an opening here, changed; nobody holds the vault. */
const leaveNote = async (change: Record<string, unknown>): Promise<void> => {
  const vault = await open();
  const left = { ...(await readNote()), nonce: 'somebody else', ...change };
  vault.close();
  await writeFile(note(), JSON.stringify(left));
};

const write = (vault: OpenVault): void =>
  void vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
const code = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** Another process that has the vault open, and does as it is told. */
const otherWriter = async (user?: number) => {
  const child = start(task(), user);
  expect(await nextMessage(child)).toEqual({ opened: true });
  return {
    child,
    write: async (): Promise<unknown> => {
      const answer = nextMessage(child);
      child.send('write');
      return ((await answer) as { wrote: string }).wrote;
    },
    close: async (): Promise<void> => {
      child.send('close');
      await ended(child);
    },
  };
};

describe('the lock of the writer', () => {
  it('is a file without content, and stays one while it is held', async () => {
    const vault = await open();
    write(vault);
    expect((await stat(writerLock())).size).toBe(0);
    expect(await readdir(folder)).not.toContain('writer.lock-journal');
    vault.close();
    expect((await stat(writerLock())).size).toBe(0);
  });

  it('is made anew where somebody put content into it', async () => {
    const vault = await open();
    vault.close();
    await writeFile(writerLock(), 'somebody’s notes '.repeat(100));
    (await open()).close();
    expect((await stat(writerLock())).size).toBe(0);
  });

  it.each(['lock', 'writer.lock'])('never leads outside through %s', async (name) => {
    await rm(join(folder, name), { force: true });
    await symlink(join(fixture.work, 'elsewhere'), join(folder, name));
    await expect(open()).rejects.toMatchObject({ code: 'vault.leads-outside' });
    expect(await readdir(fixture.work)).not.toContain('elsewhere');
  });

  it('is no folder: what somebody keeps in one is not removed', async () => {
    await mkdir(join(note(), 'kept'), { recursive: true });
    await expect(open()).rejects.toMatchObject({ code: 'disk.failed' });
    expect(await readdir(note())).toEqual(['kept']);
  });
});

describe('a note that says who writes', () => {
  it('does not give the vault away when it is torn or deleted: the lock of the system decides', async () => {
    const other = await otherWriter();
    await writeFile(note(), '{"host":"th');
    await expect(open()).rejects.toMatchObject({ code: 'vault.in-use' });
    await rm(note());
    await expect(open()).rejects.toMatchObject({ code: 'vault.in-use' });
    await other.close();
    await writeFile(note(), '{"host":"th');
    const environment = testEnvironment();
    (await open(environment)).close();
    expect(environment.logged.map((line) => line.message)).toContain(
      'A lock that cannot be read was replaced; nobody holds the vault.',
    );
  });

  it('of a process that this container cannot see does not give the vault away either', async () => {
    const other = await otherWriter();
    await writeFile(note(), JSON.stringify({ ...(await readNote()), pid: 4_194_303 }));
    await expect(open()).rejects.toMatchObject({ code: 'vault.in-use' });
    await other.close();
  });

  it('of a process that may or may not be the one is stale when nothing is locked', async () => {
    await leaveNote({ pid: process.ppid, processStartedAt: '' });
    (await open()).close();
    await leaveNote({ pid: process.ppid, processStartedAt: '' });
    await rm(writerLock());
    await expect(open()).rejects.toMatchObject({ code: 'vault.in-use' });
  });

  it('of another user’s living process is believed', async () => {
    const stat = readFileSync('/proc/1/stat', 'utf8');
    const processStartedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    await leaveNote({ pid: 1, processStartedAt });
    const isRoot = process.getuid?.() === 0;
    chmodSync(fixture.work, 0o755);
    execFileSync('chmod', ['-R', 'a+rwX', folder]);
    const child = start(task(), isRoot ? NOBODY : undefined);
    expect(await nextMessage(child)).toEqual({ code: 'vault.in-use' });
    await ended(child);
  });

  it('of another user’s process that was killed is stale', async () => {
    chmodSync(fixture.work, 0o755);
    execFileSync('chmod', ['-R', 'a+rwX', folder]);
    const isRoot = process.getuid?.() === 0;
    const other = await otherWriter(isRoot ? NOBODY : undefined);
    await expect(open()).rejects.toMatchObject({ code: 'vault.in-use' });
    other.child.kill('SIGKILL');
    await ended(other.child);
    (await open()).close();
  });

  it('of another computer stays, with its host and time, however old it is', async () => {
    await leaveNote({ host: 'reception-pc', since: '2019-01-01T00:00:00Z', pid: 4_194_303 });
    await expect(open()).rejects.toMatchObject({
      code: 'vault.in-use',
      details: { host: 'reception-pc', since: '2019-01-01T00:00:00Z' },
    });
    expect((await readNote())['host']).toBe('reception-pc');
  });

  it('is not read when it is larger than any of ours', async () => {
    await writeFile(note(), JSON.stringify({ host: 'x'.repeat(10_000_000) }));
    (await open()).close();
  });
});

describe('a writer whose lock was taken from it', () => {
  it('stops writing, and leaves vault and note to the new one', async () => {
    const first = await otherWriter();
    expect(await first.write()).toBe('done');
    await rm(note());
    await rm(writerLock());
    const second = await open();
    write(second);
    expect(await first.write()).toBe('vault.in-use');
    expect(await first.write()).toBe('vault.read-only');
    await first.close();
    expect((await readNote())['pid']).toBe(process.pid);
    write(second);
    expect(await verifyJournal(second, quietJob())).toMatchObject({ verdict: 'unbroken', entries: 4 });
    second.close();
  });

  it('says so in what it may still do', async () => {
    const vault = await open();
    const ours = await readNote();
    await writeFile(note(), JSON.stringify({ ...ours, host: 'reception-pc', nonce: 'theirs' }));
    expect(code(() => write(vault))).toBe('vault.in-use');
    expect(vault.access).toMatchObject({
      mode: 'read-only',
      why: 'in-use',
      holder: { host: 'reception-pc' },
    });
    expect(code(() => vault.requireMay('evidence.added'))).toBe('vault.read-only');
    vault.close();
    expect((await readNote())['nonce']).toBe('theirs');
  });

  it('goes on when only the note was deleted, and writes it again', async () => {
    const vault = await open();
    const before = await readNote();
    await rm(note());
    write(vault);
    expect(await readNote()).toEqual(before);
    expect(before['host']).toBe(hostname());
    vault.close();
    expect(await readdir(folder)).not.toContain('lock');
  });

  it('stops when another program has changed the database, whatever the note says', async () => {
    const vault = await open();
    write(vault);
    const db = await rawDatabase(folder);
    db.exec("UPDATE vault SET organization = 'Acme'");
    db.close();
    expect(code(() => write(vault))).toBe('vault.in-use');
    expect(vault.access.mode).toBe('read-only');
    vault.close();
    (await open()).close();
  });
});

describe('a header that is changed while somebody types', () => {
  /** Changes the passphrase at the moment when an opening has read the header and not yet the passphrase. */
  const whileOpening = (change: () => void): ReturnType<typeof testEnvironment> => ({
    ...testEnvironment(),
    memory: {
      read: () => {
        change();
        return null;
      },
      write: () => undefined,
    },
  });

  it('is not written over with the one that was read before', async () => {
    const newer = await fixture.copy();
    const vault = await openVault(newer, { passphrase: PASSPHRASE }, testEnvironment());
    await changePassphrase(vault, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
    vault.close();
    // Its copy is still the old one: an opening would bring it up to date, with what it takes for the header.
    const change = (): void => {
      cpSync(newer, folder, { recursive: true });
      rmSync(join(folder, 'vault.header.bak'));
    };
    await expect(open(whileOpening(change))).rejects.toMatchObject({ code: 'vault.in-use' });
    expect(await readFile(join(folder, 'vault.header'))).toEqual(await readFile(join(newer, 'vault.header')));
    expect(await readdir(folder)).not.toContain('lock');
    (await openVault(folder, { passphrase: NEW_PASSPHRASE }, testEnvironment())).close();
    await expect(open()).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  });

  it('of a new epoch is no damage for who only reads', async () => {
    const newer = await fixture.copy();
    const vault = await openVault(newer, { passphrase: PASSPHRASE }, testEnvironment());
    (await rekeyVault(vault, quietJob())).close();
    const change = (): void => {
      rmSync(folder, { recursive: true });
      cpSync(newer, folder, { recursive: true });
    };
    const looking = openVault(folder, { passphrase: PASSPHRASE }, whileOpening(change), { readOnly: true });
    await expect(looking).rejects.toMatchObject({ code: 'vault.in-use' });
    (await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment(), { readOnly: true })).close();
  });
});
