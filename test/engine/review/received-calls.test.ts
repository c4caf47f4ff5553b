// The auditor's side through the engine's calls: beside a vault or without any, in whatever order things are opened and
// closed, and with other calls answered while everything is read.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { answerCalls } from '../../../src/engine/process/answer-calls';
import type { FromEngine } from '../../../src/shared/engine-messages';
import type { Failure, Reply } from '../../../src/shared/errors';
import type { OpenedPackage, PackageRecord, PackageRow } from '../../../src/shared/domain/review';
import type { FileToken } from '../../../src/shared/ids';
import { PASSPHRASE, temporaryFolder, testEnvironment } from '../temporary-vault';
import { receivedFixture, type ReceivedFixture } from './received-fixture';

const token = (number: number) => `file-${String(number).padStart(32, '0')}` as FileToken;

let fixture: ReceivedFixture;
beforeAll(async () => {
  fixture = await receivedFixture();
});
afterAll(() => fixture.remove());

const startEngine = () => {
  const posted: FromEngine[] = [];
  const waiting = new Map<number, (reply: Reply<never>) => void>();
  const engine = answerCalls(testEnvironment(), (message) => {
    posted.push(structuredClone(message));
    if (message.kind === 'reply') waiting.get(message.id)?.(message.reply as Reply<never>);
  });
  onTestFinished(engine.stop);
  let lastId = 0;
  const send = (call: string, input: object = {}, paths: Record<FileToken, string> = {}) => {
    lastId += 1;
    const id = lastId;
    const [group = '', name = ''] = call.split('.');
    const reply = new Promise<Reply<never>>((resolve) => waiting.set(id, resolve));
    engine.receive({ kind: 'call', id, group, name, input, paths });
    return { id, reply };
  };
  const done = async <T = unknown>(...call: Parameters<typeof send>): Promise<T> => {
    const reply = await send(...call).reply;
    if (!reply.ok) throw new Error(`the call failed: ${reply.failure.code}`);
    return reply.value;
  };
  const failed = async (...call: Parameters<typeof send>): Promise<Failure> => {
    const reply = await send(...call).reply;
    if (reply.ok) throw new Error('the call succeeded');
    return reply.failure;
  };
  const open = (name: string) =>
    done<OpenedPackage>(
      'review.open',
      { files: [token(1)], base: null, identity: null },
      { [token(1)]: fixture.at(name) },
    );
  return { engine, posted, send, done, failed, open };
};

const evidence = { kind: 'evidence', search: '', under: null, only: 'all', offset: 0, limit: 10 };

describe('without any vault', () => {
  it('a package is opened, looked through, checked and closed', async () => {
    const { open, done, failed } = startEngine();
    expect(await done('review.current')).toBeNull();
    expect(await failed('review.rows', evidence)).toMatchObject({ code: 'use.no-package-open' });
    const opened = await open('first.zip');
    expect(opened).toMatchObject({
      keepsNotes: false,
      comparison: { state: 'not-compared' },
      check: { state: 'not-begun' },
    });
    expect(await done('review.current')).toEqual(opened);
    const { rows } = await done<{ rows: PackageRow[] }>('review.rows', evidence);
    expect(rows).toHaveLength(3);
    const record = await done<PackageRecord>('review.record', { kind: 'evidence', id: rows[0]?.id });
    const packaged = record.files[0]?.path;
    const page = { file: { packaged }, sheet: null, at: null };
    expect(await done('preview.page', page)).toMatchObject({ shows: 'text', text: 'everyone with access\n' });
    const bytes = await done<Uint8Array>('preview.bytes', { file: { packaged }, from: 9, length: 4 });
    expect(Buffer.from(bytes).toString()).toBe('with');
    const checked = await done<OpenedPackage>('review.check');
    expect(checked.check).toMatchObject({ state: 'done', findings: [] });
    const compared = { state: 'same', channel: 'phone', on: '2026-07-02' };
    expect(await done('review.compareSigner', compared)).toMatchObject({ comparison: compared });
    expect(await failed('review.mark', { subjects: ['EVD-0001'], lookedAt: true })).toMatchObject({
      code: 'review.no-working-file',
    });
    const target = join(temporaryFolder(), 'copy.csv');
    const copy = { path: packaged, target: token(2) };
    await done('review.saveCopy', copy, { [token(2)]: target });
    await done('review.close');
    expect(await done('review.current')).toBeNull();
    expect(await failed('preview.page', page)).toMatchObject({ code: 'use.no-package-open' });
  });

  it('the package that was open stays open when another one is refused', async () => {
    const { open, done, failed } = startEngine();
    await open('first.zip');
    const bad = join(temporaryFolder(), 'bad.zip');
    writeFileSync(bad, 'PK nothing');
    const input = { files: [token(1)], base: null, identity: null };
    await failed('review.open', input, { [token(1)]: bad });
    expect(await done('review.current')).toMatchObject({ fileNames: ['first.zip'] });
    await open('second.zip');
    expect(await done('review.current')).toMatchObject({ fileNames: ['second.zip'], round: 2 });
  });
});

describe('beside a vault', () => {
  const create = (done: ReturnType<typeof startEngine>['done'], folder: string, kind: object = {}) =>
    done(
      'vault.create',
      { folder: token(9), organization: 'Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE, ...kind },
      { [token(9)]: folder },
    );

  it('the package stays open when the vault is locked, and its check goes on', async () => {
    const { open, done, send } = startEngine();
    await create(done, join(temporaryFolder(), 'firm.muniment'));
    expect(await open('first.zip')).toMatchObject({ keepsNotes: false });
    const checking = send('review.check').reply;
    await done('vault.lock');
    expect(await checking).toMatchObject({ ok: true, value: { check: { state: 'done' } } });
    expect(await done('review.rows', evidence)).toMatchObject({ total: 3 });
  });

  it('a working file that is opened later keeps what was found and compared before', async () => {
    const { open, done } = startEngine();
    await open('first.zip');
    await done('review.check');
    const compared = { state: 'same', channel: 'engagement-letter', on: '2026-07-02' };
    await done('review.compareSigner', compared);
    await create(done, join(temporaryFolder(), 'firm.muniment'), { kind: 'working-file' });
    expect(await done('review.current')).toMatchObject({ keepsNotes: true, comparison: compared });
    expect(await done('review.known')).toMatchObject([
      { packageId: 'PKG-2026-01', checkedAt: expect.any(String) as unknown, comparison: compared },
    ]);
    await done('review.mark', { subjects: ['EVD-0001', 'CTL-001'], lookedAt: true });
    await done('review.note', { subject: 'EVD-0001', text: 'Who is the third?', isQuestion: true });
    const rows = async () => (await done<{ rows: PackageRow[] }>('review.rows', evidence)).rows;
    expect(await rows()).toMatchObject([{ mark: 'looked-at', notes: 1 }, { mark: 'none' }, { mark: 'none' }]);
    const left = { ...evidence, only: 'not-looked-at' };
    expect(await done('review.rows', left)).toMatchObject({ total: 2 });
    expect(await done('review.rows', { ...evidence, only: 'with-notes' })).toMatchObject({ total: 1 });
    // The next round has another version of it: looked at, and changed since.
    expect(await open('second.zip')).toMatchObject({ comparison: { state: 'same' } });
    expect((await rows())[0]).toMatchObject({ id: 'EVD-0001', mark: 'earlier', notes: 1 });
    expect(await done('review.record', { kind: 'evidence', id: 'EVD-0001' })).toMatchObject({
      mark: 'earlier',
      notes: [{ text: 'Who is the third?', reference: 'Q-001' }],
    });
  });
});
