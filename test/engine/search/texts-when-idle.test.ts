// The engine process reads the words inside files between the calls, and keeps nobody waiting for it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { answerCalls } from '../../../src/engine/process/answer-calls';
import type { FromEngine } from '../../../src/shared/engine-messages';
import type { Reply } from '../../../src/shared/errors';
import type { FileToken } from '../../../src/shared/ids';
import { facts, PASSPHRASE, temporaryFolder, testEnvironment } from '../temporary-vault';

const token = (number: number) => `file-${String(number).padStart(32, '0')}` as FileToken;

const startEngine = () => {
  const posted: FromEngine[] = [];
  const waiting = new Map<number, (reply: Reply<never>) => void>();
  const environment = testEnvironment();
  const engine = answerCalls(environment, (message) => {
    posted.push(message);
    if (message.kind === 'reply') waiting.get(message.id)?.(message.reply as Reply<never>);
  });
  onTestFinished(engine.stop);
  let id = 0;
  const ask = async <T = unknown>(
    group: string,
    name: string,
    input: object = {},
    paths: Record<FileToken, string> = {},
  ): Promise<T> => {
    id += 1;
    const mine = id;
    const reply = await new Promise<Reply<never>>((resolve) => {
      waiting.set(mine, resolve);
      engine.receive({ kind: 'call', id: mine, group, name, input, paths });
    });
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value;
  };
  return { ask, posted, environment };
};

const LIST = {
  ...{ controlId: null, criterionId: null, verdict: null },
  ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 10 },
};

it('finds what was taken in a moment ago, also after the vault was locked in the middle', async () => {
  const { ask, posted, environment } = startEngine();
  const folder = join(temporaryFolder(), 'client.muniment');
  const [vault, ...files] = [token(1), ...Array.from({ length: 40 }, (_, at) => token(2 + at))] as const;
  await ask(
    'vault',
    'create',
    { folder: vault, organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    { [vault]: folder },
  );
  const desk = temporaryFolder();
  const paths = Object.fromEntries(
    files.map((file, at) => {
      const path = join(desk, `${String(at)}.txt`);
      writeFileSync(path, `quokka number ${String(at)}`);
      return [file, path];
    }),
  );
  const items = files.map((file) => ({ files: [file], facts: facts() }));
  await ask('evidence', 'add', { items }, paths);
  // Reading has begun by now, or is about to.
  const since = performance.now();
  await ask('vault', 'lock');
  expect(performance.now() - since).toBeLessThan(3000);
  await ask('vault', 'unlock', { folder: vault, passphrase: PASSPHRASE }, { [vault]: folder });
  const search = () => ask<{ total: number }>('evidence', 'list', { ...LIST, search: 'quokka' });
  await vi.waitFor(async () => {
    expect((await search()).total).toBe(40);
  }, 20_000);
  await vi.waitFor(() => {
    expect(posted).toContainEqual({ kind: 'changed', topics: ['evidence'] });
  });
  expect(environment.logged.filter((line) => line.level === 'error')).toEqual([]);
});

it('keeps views for everybody, by name', async () => {
  const { ask } = startEngine();
  const folder = join(temporaryFolder(), 'client.muniment');
  await ask(
    'vault',
    'create',
    { folder: token(1), organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    { [token(1)]: folder },
  );
  const query = { search: 'okta', states: ['draft'], isUnlinked: true };
  const first = await ask('views', 'save', { name: 'Waits for me', query });
  expect(first).toEqual({ number: 1, name: 'Waits for me', query });
  await ask('views', 'save', { name: 'All', query: {} });
  expect(await ask('views', 'save', { name: 'Waits for me', query: { search: 'x' } })).toMatchObject({
    number: 1,
  });
  expect(await ask('views', 'list')).toEqual([
    { number: 2, name: 'All', query: {} },
    { number: 1, name: 'Waits for me', query: { search: 'x' } },
  ]);
  expect(await ask<{ findings: unknown[] }>('vault', 'check', { deep: false })).toMatchObject({
    findings: [],
  });
  await ask('views', 'remove', { number: 2 });
  await expect(ask('views', 'remove', { number: 2 })).rejects.toThrow('use.unknown-view');
  expect(await ask('views', 'list')).toMatchObject([{ number: 1 }]);
  expect(await ask<{ findings: unknown[] }>('vault', 'check', { deep: false })).toMatchObject({
    findings: [],
  });
});
