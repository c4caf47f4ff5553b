// The engine process without the process: calls and answers through functions instead of a wire.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openVault } from '../../src/engine';
import { answerCalls } from '../../src/engine/process/answer-calls';
import { engineHandlers } from '../../src/engine/process/handlers';
import { TOPICS_AFTER } from '../../src/engine/process/topics';
import { contract } from '../../src/shared/contract';
import { WHOLE_SCOPE } from '../../src/shared/domain/package';
import type { FromEngine } from '../../src/shared/engine-messages';
import type { Failure, Reply } from '../../src/shared/errors';
import { controlId, type FileToken } from '../../src/shared/ids';
import { facts, PASSPHRASE, temporaryFolder, testEnvironment } from './temporary-vault';

const token = (number: number) => `file-${String(number).padStart(32, '0')}` as FileToken;
const FOLDER = token(1);

const startEngine = () => {
  const posted: FromEngine[] = [];
  const waiting = new Map<number, (reply: Reply<never>) => void>();
  const environment = testEnvironment();
  const engine = answerCalls(environment, (message) => {
    // What crosses a process boundary is cloned; what cannot be is a bug here as well.
    posted.push(structuredClone(message));
    if (message.kind === 'reply') waiting.get(message.id)?.(message.reply as Reply<never>);
  });
  onTestFinished(engine.stop);
  let lastId = 0;
  const send = (group: string, name: string, input: object = {}, paths: Record<FileToken, string> = {}) => {
    lastId += 1;
    const id = lastId;
    const reply = new Promise<Reply<never>>((resolve) => waiting.set(id, resolve));
    engine.receive({ kind: 'call', id, group, name, input, paths });
    return { id, reply };
  };
  const failed = async (...call: Parameters<typeof send>): Promise<Failure> => {
    const reply = await send(...call).reply;
    if (reply.ok) throw new Error('the call succeeded');
    return reply.failure;
  };
  const done = async <T = Record<string, never>>(...call: Parameters<typeof send>): Promise<T> => {
    const reply = await send(...call).reply;
    if (!reply.ok) throw new Error(`the call failed: ${reply.failure.code}`);
    return reply.value;
  };
  return { engine, environment, posted, send, failed, done };
};

const withVault = async () => {
  const started = startEngine();
  const folder = join(temporaryFolder(), 'client.muniment');
  const paths = { [FOLDER]: folder };
  const created = await started.done<{ info: { vaultId: string }; recoveryWords: string[] }>(
    'vault',
    'create',
    { folder: FOLDER, organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    paths,
  );
  return { ...started, folder, paths, created };
};

type SpokenCalls = Readonly<Record<string, { readonly where: string; readonly kind: string }>>;

const engineCalls = Object.entries<SpokenCalls>({ ...contract }).flatMap(([group, calls]) =>
  Object.entries(calls)
    .filter(([, call]) => call.where === 'engine')
    .map(([name, call]) => ({ group, name, kind: call.kind })),
);

const evidenceItem = (...files: FileToken[]) => ({ files, facts: facts() });
const engagement = (from: string, to: string) => ({
  type: 2,
  period: { from, to },
  systemName: 'Assist',
  categories: ['security'],
  firm: '',
});
const page = { offset: 0, limit: 10 };

describe('the table of calls', () => {
  it('answers every call of the contract that belongs to the engine, and no other', () => {
    const handled = Object.entries(engineHandlers).flatMap(([group, calls]) =>
      Object.keys(calls).map((name) => `${group}.${name}`),
    );
    expect(handled.toSorted()).toEqual(engineCalls.map(({ group, name }) => `${group}.${name}`).toSorted());
  });

  it('says for every command what it may have changed', () => {
    const commands = engineCalls.filter(({ kind }) => kind === 'command');
    expect(Object.keys(TOPICS_AFTER).toSorted()).toEqual(
      commands.map(({ group, name }) => `${group}.${name}`).toSorted(),
    );
  });
});

describe('calls to a locked engine', () => {
  it('knows no open vault', async () => {
    const { done } = startEngine();
    expect(await done('vault', 'current')).toBeNull();
  });

  it('answers what needs no vault and refuses the rest with one code', async () => {
    const { done, failed } = startEngine();
    expect(await done<{ criteria: unknown[] }>('catalog', 'get')).toMatchObject({
      criteria: { length: 61 },
    });
    for (const [group, name, input] of [
      ['engagement', 'list', {}],
      ['controls', 'get', { id: 'CTL-001' }],
      ['criteria', 'standing', {}],
      ['evidence', 'get', { id: 'EVD-0001' }],
      ['journal', 'verify', {}],
      ['vault', 'check', { deep: false }],
      ['evidence', 'add', { items: [evidenceItem(FOLDER)] }],
    ] as const) {
      expect(await failed(group, name, input)).toEqual({ code: 'use.vault-locked', details: {} });
    }
  });

  it('refuses calls and input that the contract does not have', async () => {
    const { failed } = startEngine();
    const unknown = { code: 'use.bad-input', details: { reason: 'unknown-call' } };
    expect(await failed('nobody', 'knows')).toEqual(unknown);
    expect(await failed('__proto__', 'toString')).toEqual(unknown);
    expect(await failed('constructor', 'name')).toEqual(unknown);
    expect(await failed('app', 'info')).toEqual(unknown);
    expect(await failed('controls', 'get', { id: 'EVD-0001' })).toEqual({
      code: 'use.bad-input',
      details: { field: 'id', problem: 'invalid_format' },
    });
    expect((await failed('vault', 'current', { more: 1 })).code).toBe('use.bad-input');
    const half = { folder: FOLDER, organization: 'Quill\ud800', member: 'Ada', passphrase: PASSPHRASE };
    expect(await failed('vault', 'create', half)).toMatchObject({
      code: 'use.bad-input',
      details: { problem: 'half-a-character' },
    });
  });

  it('takes paths only from beside the input', async () => {
    const { failed } = startEngine();
    const unlock = { folder: FOLDER, passphrase: PASSPHRASE };
    expect(await failed('vault', 'unlock', unlock)).toEqual({ code: 'use.token-unknown', details: {} });
    expect(await failed('vault', 'unlock', unlock, { [token(2)]: '/tmp' })).toMatchObject({
      code: 'use.token-unknown',
    });
  });
});

describe('opening and closing', () => {
  it('shows the recovery words once, and keeps them until they are confirmed', async () => {
    const { created, done, posted } = await withVault();
    const words = created.recoveryWords;
    expect(words).toHaveLength(24);
    const typed = (...places: number[]) => ({
      words: places.map((place) => ({ place, word: ` ${words[place - 1]?.toUpperCase()} ` })),
    });
    const wrong = { words: [...typed(1, 2).words, { place: 3, word: 'nonsense' }] };
    expect(await done('vault', 'confirmRecoveryKey', wrong)).toEqual({ matches: false });
    expect(await done('vault', 'current')).toMatchObject({ recoveryKeyConfirmed: false });
    expect(await done('vault', 'confirmRecoveryKey', typed(4, 11, 24))).toEqual({ matches: true });
    expect(await done('vault', 'current')).toMatchObject({ recoveryKeyConfirmed: true });
    // Confirmed once, they are no longer kept.
    expect(await done('vault', 'confirmRecoveryKey', typed(4, 11, 24))).toEqual({ matches: false });
    const messages = posted.filter((message) => message.kind !== 'reply');
    expect(JSON.stringify(messages)).not.toContain(words[0]);
  });

  it('forgets the words when it locks, and opens again with the passphrase only', async () => {
    const { created, done, failed, paths } = await withVault();
    const typed = { words: [1, 2, 3].map((place) => ({ place, word: created.recoveryWords[place - 1] })) };
    await done('vault', 'lock');
    expect(await done('vault', 'current')).toBeNull();
    expect((await failed('vault', 'confirmRecoveryKey', typed)).code).toBe('use.vault-locked');
    const unlock = (passphrase: string) =>
      ['vault', 'unlock', { folder: FOLDER, passphrase }, paths] as const;
    expect((await failed(...unlock('not this one'))).code).toBe('vault.wrong-passphrase');
    expect(await done(...unlock(PASSPHRASE))).toMatchObject({ vaultId: created.info.vaultId });
    expect(await done('vault', 'confirmRecoveryKey', typed)).toEqual({ matches: false });
  });

  it('confirms the recovery key later with all 24 words', async () => {
    const { created, done, paths } = await withVault();
    await done('vault', 'lock');
    await done('vault', 'unlock', { folder: FOLDER, passphrase: PASSPHRASE }, paths);
    const all = created.recoveryWords.map((word, index) => ({ place: index + 1, word }));
    const reversed = all.map(({ place, word }) => ({ place: 25 - place, word }));
    const answered = [];
    for (const words of [all.slice(1), reversed, all]) {
      answered.push(await done('vault', 'confirmRecoveryKey', { words }));
    }
    expect(answered).toEqual([{ matches: false }, { matches: false }, { matches: true }]);
    expect(await done('vault', 'current')).toMatchObject({ recoveryKeyConfirmed: true });
  });

  it('opens with the recovery words and a new passphrase', async () => {
    const { created, done, paths } = await withVault();
    await done('vault', 'lock');
    const newPassphrase = 'nine slow barges pass beneath the bridge';
    const recovered = await done(
      'vault',
      'recover',
      { folder: FOLDER, words: created.recoveryWords, newPassphrase },
      paths,
    );
    expect(recovered).toMatchObject({ vaultId: created.info.vaultId, recoveryKeyConfirmed: true });
    await done('vault', 'lock');
    expect(await done('vault', 'unlock', { folder: FOLDER, passphrase: newPassphrase }, paths)).toMatchObject(
      {
        vaultId: created.info.vaultId,
      },
    );
  });

  it('closes the vault that was open before it opens another', async () => {
    const { done, folder, environment } = await withVault();
    const other = join(temporaryFolder(), 'other.muniment');
    const input = { folder: token(2), organization: 'Other', member: 'Bo', passphrase: PASSPHRASE };
    await done('vault', 'create', input, { [token(2)]: other });
    expect(await done('vault', 'current')).toMatchObject({ organization: 'Other' });
    const first = await openVault(folder, { passphrase: PASSPHRASE }, environment);
    expect(first.organization).toBe('Quillmere AI');
    first.close();
  });

  it('lets go of the vault when it is stopped', async () => {
    const { engine, folder, environment } = await withVault();
    engine.stop();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
    vault.close();
  });
});

describe('commands', () => {
  it('announce what changed after their reply, queries nothing', async () => {
    const { done, posted } = await withVault();
    posted.length = 0;
    await done('engagement', 'create', engagement('2026-01-01', '2026-06-30'));
    await done('engagement', 'list');
    expect(posted.map((message) => message.kind)).toEqual(['reply', 'changed', 'reply']);
    expect(posted[1]).toEqual({
      kind: 'changed',
      topics: ['engagement', 'vault', 'journal'],
    });
  });

  it('take evidence in and hand it out through tokens, with progress', async () => {
    const { done, posted } = await withVault();
    const desk = temporaryFolder();
    const source = join(desk, 'a.txt');
    const target = join(desk, 'copy.txt');
    writeFileSync(source, 'evidence bytes');
    await done('controls', 'loadStarters', { ids: ['AC-01'] });
    const added = await done('evidence', 'add', { items: [evidenceItem(token(5))] }, { [token(5)]: source });
    expect(added).toMatchObject({ added: ['EVD-0001'] });
    expect(posted.some((message) => message.kind === 'progress')).toBe(true);
    await done(
      'evidence',
      'saveCopy',
      { id: 'EVD-0001', position: 1, target: token(6) },
      { [token(6)]: target },
    );
    expect(readFileSync(target, 'utf8')).toBe('evidence bytes');
    expect(
      await done('evidence', 'link', {
        id: 'EVD-0001',
        controlIds: ['CTL-001'],
        pointOfFocusIds: ['CC1.1-1'],
      }),
    ).toMatchObject({ controlIds: ['CTL-001'] });
    expect(await done('journal', 'list', { subject: 'EVD-0001', newestFirst: false, ...page })).toMatchObject(
      {
        rows: [
          { action: 'evidence.added' },
          { action: 'evidence.copied-out' },
          { action: 'evidence.linked' },
        ],
        total: 3,
      },
    );
    expect(await done('journal', 'verify')).toMatchObject({ verdict: 'unbroken' });
    expect(await done('vault', 'check', { deep: true })).toMatchObject({ verdict: 'sound' });
  });

  it('plan, build, list and verify a package', async () => {
    const { done, failed, posted } = await withVault();
    const desk = temporaryFolder();
    const source = join(desk, 'a.txt');
    const target = join(desk, 'package.zip');
    writeFileSync(source, 'evidence bytes');
    await done('engagement', 'create', engagement('2026-01-01', '2026-06-30'));
    await done('controls', 'loadStarters', { ids: ['AC-01'] });
    const item = { ...evidenceItem(token(5)), facts: facts({ controlIds: [controlId(1)] }) };
    await done('evidence', 'add', { items: [item] }, { [token(5)]: source });
    const asked = {
      engagementId: 'ENG-01',
      selection: WHOLE_SCOPE,
      round: { kind: 'new-package' },
    } as const;
    expect(await done('package', 'plan', asked)).toMatchObject({ evidenceCount: 1 });
    const build = {
      ...{ ...asked, target: token(6), omissions: [], allowDraft: false, recipientIds: [] },
      ...{ envelope: { kind: 'none' }, deltaFrom: null, partBytes: null },
    } as const;
    const paths = { [token(6)]: target };
    expect((await failed('package', 'build', build, paths)).code).toBe('package.undeclared-omissions');
    const { summary, files } = await done('package', 'build', { ...build, allowDraft: true }, paths);
    expect(files).toHaveLength(1);
    expect(summary).toMatchObject({ verdict: 'draft', fileCount: 1 });
    expect(posted.at(-1)).toEqual({ kind: 'changed', topics: ['packages', 'vault', 'journal'] });
    expect(await done('package', 'list')).toEqual([summary]);
    await done('vault', 'lock');
    const verify = { files: [token(6)], signer: null, base: null, identity: null };
    expect(await done('package', 'verify', verify, paths)).toMatchObject({
      verdict: 'verified-unknown-signer',
    });
  });

  it('answer what a bug was with a number, and log where it was without values', async () => {
    const { done, failed, environment, posted } = await withVault();
    const now = environment.now;
    Object.assign(environment, {
      now: () => {
        throw new TypeError('reading "Salaries" of /home/ada');
      },
    });
    const failure = await failed('engagement', 'create', engagement('2026-01-01', '2026-06-30'));
    expect(failure).toEqual({
      code: 'internal.bug',
      details: {},
      incidentId: expect.stringMatching(/^[0-9A-F]{8}$/) as string,
    });
    const line = environment.logged.find((one) => one.level === 'error');
    expect(line).toMatchObject({ data: { incidentId: failure.incidentId, call: 'engagement.create' } });
    expect(JSON.stringify([line, posted])).not.toMatch(/Salaries|\/home/);
    Object.assign(environment, { now });
    expect(await done('engagement', 'list')).toEqual([]);
  });
});

describe('long work', () => {
  const withBigFile = async () => {
    const started = await withVault();
    const path = join(temporaryFolder(), 'big.bin');
    writeFileSync(path, Buffer.alloc(48_000_000, 7));
    const startAdding = () =>
      started.send('evidence', 'add', { items: [evidenceItem(token(7))] }, { [token(7)]: path });
    /** Resolves with the first progress of a call. */
    const underWay = async (id: number) => {
      while (!started.posted.some((message) => message.kind === 'progress' && message.id === id)) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { ...started, startAdding, underWay };
  };

  it('lets queries through while it runs', async () => {
    const { startAdding, underWay, send, posted } = await withBigFile();
    const adding = startAdding();
    await underWay(adding.id);
    const query = send('engagement', 'list');
    await query.reply;
    await adding.reply;
    const replies = posted.filter((message) => message.kind === 'reply').map((message) => message.id);
    expect(replies.indexOf(query.id)).toBeLessThan(replies.indexOf(adding.id));
  });

  it('stops when it is cancelled, and leaves nothing', async () => {
    const { startAdding, underWay, engine, folder } = await withBigFile();
    const adding = startAdding();
    await underWay(adding.id);
    engine.receive({ kind: 'cancel', id: adding.id });
    expect(await adding.reply).toMatchObject({ ok: true, value: { added: [], cancelled: true } });
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('is stopped by locking, and the vault is closed only after it', async () => {
    const { startAdding, underWay, send, done, folder, environment } = await withBigFile();
    const adding = startAdding();
    await underWay(adding.id);
    const locking = send('vault', 'lock');
    expect(await adding.reply).toMatchObject({ ok: true, value: { added: [], cancelled: true } });
    expect(await locking.reply).toMatchObject({ ok: true });
    expect(await done('vault', 'current')).toBeNull();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
    vault.close();
  });
});
