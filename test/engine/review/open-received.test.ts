// A package on the auditor's side: what is proven before anything is shown, and what its lists and records say.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findRows, listReviewedRequests, listRows, openReceived, type Received } from '../../../src/engine';
import { NOTHING_KEPT } from '../../../src/engine/review/opened-received';
import type { RecordKind } from '../../../src/shared/domain/review';
import { quietJob, temporaryFolder } from '../temporary-vault';
import {
  AGE_PASSPHRASE,
  bytesOf,
  changedCopy,
  opened,
  pathOf,
  receivedFixture,
  record,
  type ReceivedFixture,
} from './received-fixture';

let fixture: ReceivedFixture;
beforeAll(async () => {
  fixture = await receivedFixture();
});
afterAll(() => fixture.remove());

const rows = (received: Received, kind: RecordKind, more: Partial<Parameters<typeof listRows>[2]> = {}) =>
  listRows(received.index, NOTHING_KEPT, {
    ...{ kind, search: '', under: null, only: 'all', offset: 0, limit: 50 },
    ...more,
  });
describe('opening', () => {
  it('tells what the package is before any evidence is read', async () => {
    const received = await opened(fixture.at('first.zip'));
    const facts = await received.facts();
    expect(facts).toMatchObject({
      packageId: 'PKG-2026-01',
      round: 1,
      kind: 'package',
      fileNames: ['first.zip'],
      organization: 'Quillmere AI',
      firm: 'Bramwell & Oakes LLP',
      builtBy: 'Ada Byron',
      verdict: 'draft',
      counts: { controls: 2, evidence: 3, populations: 1, requests: 2 },
      changes: null,
      baseNeeded: null,
      check: { state: 'not-begun', findings: [], report: null },
    });
    expect(received).toMatchObject({ client: received.json.custody.vault, fileName: 'first.zip' });
    expect(received.report).toBeNull();
  });

  it('refuses what does not hold before anything of it is shown, with codes and no content', async () => {
    const other = (path: string) => openReceived({ paths: [path], base: null, find: null }, quietJob());
    await expect(
      other(
        changedCopy(
          fixture.at('first.zip'),
          '"format":"muniment-package-1"',
          '"format":"muniment-package-9"',
        ),
      ),
    ).rejects.toMatchObject({
      code: 'package.not-verified',
      details: { verdict: 'failed', codes: expect.stringContaining('file.changed') as unknown },
    });
    await expect(
      other(changedCopy(fixture.at('first.zip'), 'untrusted comment', 'Untrusted comment')),
    ).rejects.toMatchObject({
      code: 'package.not-verified',
    });
    const trailing = join(temporaryFolder(), 'package.zip');
    writeFileSync(trailing, Buffer.concat([readFileSync(fixture.at('first.zip')), Buffer.from('more')]));
    await expect(other(trailing)).rejects.toMatchObject({
      code: 'package.not-verified',
      details: { verdict: 'hostile' },
    });
    const folder = temporaryFolder();
    execFileSync('unzip', ['-q', fixture.at('first.zip'), '-d', folder]);
    execFileSync('zip', ['-q', '-X', '-D', '-r', 'again.zip', ...readdirSync(folder)], { cwd: folder });
    await expect(other(join(folder, 'again.zip'))).rejects.toMatchObject({
      code: 'package.not-verified',
      details: { codes: expect.stringContaining('zip.not-canonical') as unknown },
    });
    await expect(other(fixture.at('leavers.csv'))).rejects.toMatchObject({ code: 'package.not-a-package' });
    await expect(other(fixture.at('nowhere.zip'))).rejects.toMatchObject({ code: 'package.not-found' });
  });

  it('opens a folder, and parts of which one was named', async () => {
    const folder = temporaryFolder();
    execFileSync('unzip', ['-q', fixture.at('first.zip'), '-d', folder]);
    const unpacked = await opened(folder);
    expect(await bytesOf(unpacked, pathOf(unpacked, 'EVD-0001'))).toBe('everyone with access\n');
    expect(fixture.parts.length).toBeGreaterThan(1);
    const inParts = await opened(fixture.parts[1] ?? '');
    const facts = await inParts.facts();
    expect(facts).toMatchObject({
      kind: 'parts',
      fileNames: expect.objectContaining({ length: fixture.parts.length }) as unknown,
    });
    expect(await bytesOf(inParts, pathOf(inParts, 'EVD-0001'))).toBe('everyone with access\n');
    expect(await inParts.check(quietJob())).toMatchObject({
      verdict: 'verified-unknown-signer',
      findings: [],
    });
  });

  it('opens what is encrypted, and asks for what opens it', async () => {
    const sealed = { paths: [fixture.at('sealed.zip.age')], base: null };
    await expect(openReceived({ ...sealed, find: null }, quietJob())).rejects.toMatchObject({
      code: 'package.encrypted',
    });
    const find = () => Promise.resolve({ kind: 'passphrase', passphrase: AGE_PASSPHRASE } as const);
    const received = await openReceived({ ...sealed, find }, quietJob());
    onTestFinished(() => received.close());
    expect(await bytesOf(received, pathOf(received, 'EVD-0001'))).toBe('everyone with access\n');
    expect(await received.check(quietJob())).toMatchObject({ findings: [] });
  });

  it('opens a delta alone, and shows the files of its base once that is open too', async () => {
    const alone = await opened(fixture.at('second.zip'));
    expect(await alone.facts()).toMatchObject({
      kind: 'delta',
      round: 2,
      baseNeeded: { packageId: 'PKG-2026-01', round: 1 },
      changes: { added: 0, replaced: 1, withdrawn: 0 },
    });
    const [there] = record(alone, 'evidence', 'EVD-0003').files;
    expect(there).toMatchObject({ where: 'base-not-open' });
    await expect(alone.files.open(there?.path ?? '')).rejects.toMatchObject({
      code: 'package.file-not-here',
    });
    expect(await bytesOf(alone, pathOf(alone, 'EVD-0001'))).toContain('contractors');
    expect((await alone.check(quietJob())).findings.map((one) => one.code)).toEqual(['delta.base-needed']);

    const both = await opened(fixture.at('second.zip'), fixture.at('first.zip'));
    expect(await both.facts()).toMatchObject({ baseNeeded: null });
    expect(record(both, 'evidence', 'EVD-0003').files).toMatchObject([{ where: 'in-base' }]);
    expect(await bytesOf(both, pathOf(both, 'EVD-0003'))).toContain('E-101');
    expect(await both.check(quietJob())).toMatchObject({ findings: [] });
    const wrong = { paths: [fixture.at('second.zip')], base: fixture.parts[0] ?? '', find: null };
    await expect(openReceived(wrong, quietJob())).rejects.toMatchObject({
      code: 'package.not-verified',
      details: { codes: 'delta.other-base' },
    });
  });

  it('lets go of every file it opened', async () => {
    const held = (): string[] =>
      readdirSync('/proc/self/fd').flatMap((name) => {
        const path = `/proc/self/fd/${name}`;
        return existsSync(path) ? [readlinkSync(path)] : [];
      });
    const received = await openReceived(
      { paths: [fixture.at('second.zip')], base: fixture.at('first.zip'), find: null },
      quietJob(),
    );
    const path = pathOf(received, 'EVD-0001');
    expect(held()).toEqual(expect.arrayContaining([fixture.at('first.zip'), fixture.at('second.zip')]));
    const file = await received.files.open(path);
    const checking = expect(received.check(quietJob())).rejects.toMatchObject({
      code: 'use.no-package-open',
    });
    await received.close();
    await checking;
    await expect(file.readAt(0, 3)).rejects.toMatchObject({ code: 'use.no-package-open' });
    expect(held().filter((one) => /(first|second)\.zip$/.test(one))).toEqual([]);
    await expect(
      openReceived(
        {
          paths: [changedCopy(fixture.at('first.zip'), 'PKG-2026-01', 'PKG-2026-07')],
          base: null,
          find: null,
        },
        quietJob(),
      ),
    ).rejects.toMatchObject({ code: 'package.not-verified' });
    expect(held().filter((one) => /package\.zip$/.test(one))).toEqual([]);
  });
});

describe('lists and records', () => {
  it('list each kind with its columns, by what it belongs to, and by words', async () => {
    const received = await opened(fixture.at('first.zip'));
    expect(rows(received, 'control').rows[0]).toMatchObject({
      id: 'CTL-001',
      columns: { evidence: '2', missed: expect.stringMatching(/^\d+$/) as unknown },
      sinceLastRound: null,
      mark: 'none',
      notes: 0,
    });
    expect(rows(received, 'evidence').rows.map((one) => one.columns)).toMatchObject([
      { type: 'TXT', dates: '1 Feb – 28 Feb 2026', verdict: 'inside', controls: 'CTL-001' },
      { type: 'BIN' },
      { type: 'CSV' },
    ]);
    expect(rows(received, 'population').rows).toMatchObject([
      { id: 'POP-01', columns: { rows: '5', picks: '0', state: 'draft, not handed over yet' } },
    ]);
    expect(rows(received, 'request').rows.map((one) => one.columns)).toMatchObject([
      { reference: 'PBC-01', answered: 'answered', status: 'submitted', evidence: '1' },
      { reference: 'PBC-02', answered: 'not answered', status: 'open', evidence: '0' },
    ]);
    expect(rows(received, 'omission').total).toBe(received.omissions.omissions.length);
    const ids = (found: ReturnType<typeof rows>) => found.rows.map((one) => one.id);
    expect(ids(rows(received, 'evidence', { under: 'CTL-001' }))).toEqual(['EVD-0001', 'EVD-0003']);
    const criterion = received.json.controls[0]?.criteria?.[0] ?? '';
    expect(ids(rows(received, 'control', { under: criterion }))).toContain('CTL-001');
    expect(ids(rows(received, 'control', { under: 'nothing' }))).toEqual([]);
    expect(ids(rows(received, 'evidence', { search: 'BIG export' }))).toEqual(['EVD-0002']);
    expect(ids(rows(received, 'evidence', { offset: 1, limit: 1 }))).toEqual(['EVD-0002']);
    const found = findRows(received.index, NOTHING_KEPT, { search: 'evd-0003', limit: 5 });
    expect(found[0]?.id).toBe('EVD-0003');
    const worded = findRows(received.index, NOTHING_KEPT, { search: 'leavers', limit: 50 });
    expect(worded.map((one) => one.kind)).toEqual(
      expect.arrayContaining(['evidence', 'population', 'request']),
    );
  });

  it('say of a record what the package says, with its files and links, and show what a text hides', async () => {
    const received = await opened(fixture.at('first.zip'));
    const item = record(received, 'evidence', 'EVD-0001');
    expect(item.title).toBe('Access list\\u{202E}csv.exe\\u{0007}');
    expect(item.files).toMatchObject([{ originalName: 'access.txt', where: 'here', sizeBytes: 21 }]);
    expect(item.links.map((one) => one.id)).toEqual(expect.arrayContaining(['CTL-001', 'REQ-001']));
    const request = record(received, 'request', 'REQ-001');
    expect(request.texts).toContainEqual({ label: 'Wording', text: 'Who has access\nand since when' });
    expect(request.files.map((one) => one.originalName)).toEqual(['access.txt']);
    expect(record(received, 'population', 'POP-01').files.map((one) => one.originalName)).toEqual([
      'leavers.csv',
    ]);
    for (const { kind, id } of received.subjects) {
      const one = record(received, kind, id);
      expect(JSON.stringify(one)).not.toMatch(/\u202e|\\u0007/);
    }
    expect(() => record(received, 'control', 'EVD-0001')).toThrow(
      expect.objectContaining({ code: 'use.unknown-record' }),
    );
  });

  it('tell what changed since the round before, and give what did not the same digest', async () => {
    const first = await opened(fixture.at('first.zip'));
    const second = await opened(fixture.at('second.zip'));
    const digests = (id: string) => [first.digestOf(id), second.digestOf(id)];
    const [before, after] = digests('EVD-0001');
    expect(before).not.toBe(after);
    const [same, still] = digests('EVD-0003');
    expect(same).toBe(still);
    expect(rows(second, 'evidence', { only: 'changed' }).rows.map((one) => one.id)).toEqual(['EVD-0001']);
    expect(record(second, 'control', 'CTL-001').sinceLastRound).toBe('changed');
    expect(second.digestOf('EVD-9999')).toBeNull();
  });

  it('list the requests with what answers them', async () => {
    const received = await opened(fixture.at('first.zip'));
    const list = (only: 'all' | 'answered' | 'not-answered', search = '') =>
      listReviewedRequests(received.json, received.index, NOTHING_KEPT, {
        only,
        search,
        offset: 0,
        limit: 10,
      });
    expect(list('answered').rows).toMatchObject([
      { id: 'REQ-001', isAnswered: true, status: 'submitted', answer: null },
    ]);
    expect(list('answered').rows[0]?.links.map((one) => one.id)).toEqual(['CTL-001', 'EVD-0001']);
    expect(list('not-answered').rows.map((one) => one.id)).toEqual(['REQ-002']);
    expect(list('all', 'leavers').total).toBe(1);
  });

  it('page through the list of a population, and find rows of it by words', async () => {
    const received = await opened(fixture.at('first.zip'));
    const page = (more: object) =>
      received.lists.page(
        { id: 'POP-01', search: '', offset: 0, limit: 50, ...more },
        NOTHING_KEPT,
        quietJob(),
      );
    expect(await page({ limit: 2 })).toMatchObject({
      columns: ['Employee', 'Left on', 'Note'],
      total: 5,
      rows: [
        { row: 2, cells: ['E-101', '2026-01-31', ''], isPicked: false },
        { row: 3, cells: ['E-102', '2026-03-31', '=2+2'] },
      ],
    });
    expect((await page({ offset: 2, limit: 1 })).rows).toMatchObject([
      { row: 5, cells: ['E-103', '2026-05-31', 'two\nlines'] },
    ]);
    expect(await page({ search: 'e-102', limit: 1 })).toMatchObject({ total: 2, rows: [{ row: 3 }] });
    await expect(page({ id: 'POP-77' })).rejects.toMatchObject({ code: 'use.unknown-population' });
  });
});
