// Pasted pictures, from main's errand to the vault: in memory until they are taken in, let go or locked
// away, and never in a file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerCalls } from '../../src/engine/process/answer-calls';
import { createHeldFiles } from '../../src/engine/process/held-files';
import type { InspectedFile } from '../../src/shared/calls/intake';
import type { EvidenceDetail, IntakeResult } from '../../src/shared/domain/evidence';
import type { Errand, FromEngine } from '../../src/shared/engine-messages';
import type { Reply } from '../../src/shared/errors';
import { evidenceId, type FileToken } from '../../src/shared/ids';
import { PNG } from './odd-files';
import { facts, PASSPHRASE, testEnvironment } from './temporary-vault';

const token = (number: number) => `file-${String(number).padStart(32, '0')}` as FileToken;
const NAME = 'Screenshot 2026-11-21 14.03.05.png';

const withVault = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-held-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const engine = answerCalls(testEnvironment(), (message: FromEngine) => {
    if (message.kind === 'reply') waiting.get(message.id)?.(structuredClone(message.reply));
  });
  onTestFinished(engine.stop);
  let lastId = 0;
  const ask = <T>(message: (id: number) => Parameters<typeof engine.receive>[0]): Promise<T | string> => {
    const id = (lastId += 1);
    const reply = new Promise<Reply<unknown>>((resolve) => waiting.set(id, resolve));
    engine.receive(structuredClone(message(id)));
    return reply.then((answer) => (answer.ok ? (answer.value as T) : answer.failure.code));
  };
  const call = <T>(group: string, name: string, input: object, paths: Record<FileToken, string> = {}) =>
    ask<T>((id) => ({ kind: 'call', id, group, name, input, paths }));
  const errand = <T>(what: Errand) => ask<T>((id) => ({ kind: 'errand', id, errand: what }));
  const paths = { [token(1)]: join(folder, 'client.muniment') };
  const person = { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE };
  const unlock = () => call('vault', 'unlock', { folder: token(1), passphrase: PASSPHRASE }, paths);
  await call('vault', 'create', { folder: token(1), ...person }, paths);
  const hold = (number: number, bytes: Uint8Array = PNG) =>
    errand({ what: 'hold', token: token(number), name: NAME, bytes: new Uint8Array(bytes) });
  const inspect = (...numbers: number[]) =>
    call<InspectedFile[]>('intake', 'inspect', { files: numbers.map(token) });
  const add = (...numbers: number[]) =>
    call<IntakeResult>('evidence', 'add', { items: [{ files: numbers.map(token), facts: facts() }] });
  return { folder, call, errand, hold, inspect, add, unlock };
};

describe('a pasted picture', () => {
  it('is looked at and taken in like a file, and forgotten then', async () => {
    const { hold, inspect, add, call } = await withVault();
    await hold(5);
    expect(await inspect(5)).toMatchObject([
      { token: token(5), mediaType: 'image/png', sizeBytes: PNG.length, modifiedOn: null, problem: null },
    ]);
    expect(await add(5)).toMatchObject({ added: [evidenceId(1)], failed: [] });
    const detail = (await call('evidence', 'get', { id: evidenceId(1) })) as EvidenceDetail;
    expect(detail.files).toMatchObject([{ originalName: NAME, sizeBytes: PNG.length }]);
    expect(await add(5)).toBe('evidence.file-held-no-more');
    expect(await inspect(5)).toMatchObject([{ problem: 'evidence.file-held-no-more' }]);
  });

  it('never lies in a file, except sealed', async () => {
    const { folder, hold, inspect, add } = await withVault();
    const words = Buffer.from('a word that nobody writes by chance 41c7');
    await hold(5, Buffer.concat([PNG, words]));
    await inspect(5);
    await add(5);
    const found = (): string =>
      execFileSync('grep', ['-rlaF', words.toString(), folder], { encoding: 'utf8' });
    expect(found).toThrow();
    writeFileSync(join(folder, 'proof that grep finds it'), words);
    expect(found()).toContain('proof');
  });

  it('is forgotten when it is let go, and when the vault is locked', async () => {
    const { hold, errand, call, inspect, unlock } = await withVault();
    await hold(5);
    await hold(6);
    await errand({ what: 'let-go', tokens: [token(5)] });
    expect(await inspect(5, 6)).toMatchObject([{ problem: 'evidence.file-held-no-more' }, { problem: null }]);
    await call('vault', 'lock', {});
    expect(await hold(7)).toBe('use.vault-locked');
    await unlock();
    expect(await inspect(6)).toMatchObject([{ problem: 'evidence.file-held-no-more' }]);
  });

  it('is forgotten when the page is reloaded or its process ends', async () => {
    const { hold, errand, inspect, call } = await withVault();
    await hold(5);
    await errand({ what: 'page-gone' });
    expect(await inspect(5)).toMatchObject([{ problem: 'evidence.file-held-no-more' }]);
    expect(await call('vault', 'current', {})).toMatchObject({ organization: 'Quillmere AI' });
  });

  it('stays when it could not be taken in', async () => {
    const { hold, call, inspect } = await withVault();
    await hold(5);
    const items = [{ files: [token(5), token(2)], facts: facts() }];
    const result = await call<IntakeResult>('evidence', 'add', { items }, { [token(2)]: '/nowhere/a.txt' });
    expect(result).toMatchObject({ added: [], failed: [{ index: 0, code: 'evidence.file-not-found' }] });
    expect(await inspect(5)).toMatchObject([{ problem: null }]);
  });

  it('is refused beyond 64 MiB, and beyond 256 MiB together', () => {
    const held = createHeldFiles();
    const large = { name: NAME, bytes: Buffer.alloc(64 * 2 ** 20) };
    const hold =
      (number: number, file = large) =>
      () => {
        held.hold(token(number), file);
      };
    expect(hold(1, { name: NAME, bytes: Buffer.alloc(64 * 2 ** 20 + 1) })).toThrow('evidence.too-much-held');
    for (const number of [1, 2, 3, 4]) hold(number)();
    expect(hold(5, { name: NAME, bytes: PNG })).toThrow('evidence.too-much-held');
    held.forget([token(1)]);
    expect(hold(5, { name: NAME, bytes: PNG })).not.toThrow();
  });
});

describe('a folder that main asks about', () => {
  it('is looked through without a vault, and says why when it cannot be', async () => {
    const { folder, errand } = await withVault();
    writeFileSync(join(folder, 'a.csv'), 'a');
    expect(await errand({ what: 'walk', folder, atMost: 10 })).toMatchObject({
      files: [{ path: join(folder, 'a.csv'), sizeBytes: 1 }],
      passedOver: 1,
      isCut: false,
    });
    expect(await errand({ what: 'walk', folder: join(folder, 'gone'), atMost: 10 })).toBe(
      'evidence.file-not-found',
    );
  });
});
