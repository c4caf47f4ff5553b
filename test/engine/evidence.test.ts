import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  addEvidence,
  createEngagement,
  type EvidenceQuery,
  getEvidence,
  type Job,
  linkEvidence,
  listEvidence,
  listJournal,
  loadStarterControls,
  openEvidenceFile,
  type OpenVault,
  saveEvidenceCopy,
  unlinkEvidence,
  vaultInfo,
} from '../../src/engine';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { UserError } from '../../src/shared/errors';
import {
  type ControlId,
  controlId,
  type CriterionId,
  evidenceId,
  type PointOfFocusId,
  type StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { fileHandlePrototype, systemError } from './small-disk';
import { facts, makeVault, quietJob } from './temporary-vault';

const points = (...ids: string[]) => ids as PointOfFocusId[];
const days = (from: string, to: string) => ({ from: from as CalendarDate, to: to as CalendarDate });
const withCode = (code: string) => expect.objectContaining({ code }) as Error;

const list = (vault: OpenVault, given: Partial<EvidenceQuery> = {}) =>
  listEvidence(vault, {
    search: '',
    controlId: null,
    criterionId: null,
    verdict: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
const ids = (page: ReturnType<typeof list>) => page.rows.map((row) => row.id);
const journal = (vault: OpenVault, subject: string | null = null) =>
  listJournal(vault, { subject, newestFirst: true, offset: 0, limit: 100 }).rows;

/** Every file below the vault's blob folder. */
const sealedFiles = (vault: OpenVault): string[] =>
  readdirSync(join(vault.folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

/** Where the only sealed file of a vault lies. */
const onlySealedFile = (vault: OpenVault): string => {
  const [name = '', ...others] = sealedFiles(vault);
  expect(others).toEqual([]);
  return join(vault.folder, 'blobs', name.slice(0, 2), name);
};

const bytesOf = async (vault: OpenVault, number: number, position: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of openEvidenceFile(vault, evidenceId(number), position)) parts.push(part);
  return Buffer.concat(parts);
};

/** A job that is cancelled when its progress satisfies the condition. */
const jobCancelledWhen = (condition: (done: number) => boolean): Job => {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    progress: ({ done }) => {
      if (condition(done)) controller.abort();
    },
  };
};

describe('adding evidence', () => {
  it('keeps bytes, names, facts and links of one item with several files', async () => {
    const { vault, environment, file } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    environment.setClock('2026-07-02T08:30:00Z' as Instant);
    const given = facts({
      title: 'Quarterly access review',
      effective: days('2026-04-01', '2026-06-30'),
      capturedOn: '2026-07-01' as CalendarDate,
      sensitivity: 'confidential',
      controlIds: [controlId(2), controlId(1)],
      pointOfFocusIds: points('CC6.1-10', 'CC6.1-2'),
    });
    const csv = file('review.csv', 'user,role\nada,admin\n');
    const pdf = file('sign-off.pdf', '%PDF-1.7 signed');
    const result = await addEvidence(vault, [{ paths: [csv, pdf], facts: given }], quietJob());
    expect(result).toEqual({ added: ['EVD-0001'], sameBytes: [], cancelled: false, failed: [] });

    const detail = getEvidence(vault, evidenceId(1));
    expect(detail).toMatchObject({
      id: 'EVD-0001',
      ref: 'EVD-0001.01',
      title: 'Quarterly access review',
      effective: { from: '2026-04-01', to: '2026-06-30' },
      capturedOn: '2026-07-01',
      takenInAt: '2026-07-02T08:30:00Z',
      takenInBy: 'Ada Byron',
      sensitivity: 'confidential',
      source: 'Identity provider',
      verdict: null,
      fileCount: 2,
      sizeBytes: 35,
      fileName: 'review.csv',
      mediaType: 'text/csv',
      controlIds: ['CTL-001', 'CTL-002'],
    });
    expect(detail.pointsOfFocus.map((one) => one.id)).toEqual(['CC6.1-2', 'CC6.1-10']);
    expect(detail.files.map((one) => [one.position, one.originalName, one.sizeBytes, one.mediaType])).toEqual(
      [
        [1, 'review.csv', 20, 'text/csv'],
        [2, 'sign-off.pdf', 15, 'application/pdf'],
      ],
    );
    expect(await bytesOf(vault, 1, 1)).toEqual(readFileSync(csv));
    expect(await bytesOf(vault, 1, 2)).toEqual(readFileSync(pdf));
    expect(journal(vault, 'EVD-0001')).toMatchObject([
      {
        action: 'evidence.added',
        detail: {
          version: 1,
          title: 'Quarterly access review',
          files: [
            { position: 1, name: 'review.csv', sizeBytes: 20, sha256: detail.files[0]?.sha256 },
            { position: 2, name: 'sign-off.pdf', sizeBytes: 15, sha256: detail.files[1]?.sha256 },
          ],
          controls: ['CTL-002', 'CTL-001'],
          pointsOfFocus: ['CC6.1-10', 'CC6.1-2'],
        },
      },
    ]);
  });

  it.each([
    'two\nlines.txt',
    '‮gpj.exe', // right-to-left override
    'emoji 🗝️ 𝕏.txt',
    'CON',
    ' leading and trailing ',
    '..x',
    `${'n'.repeat(251)}.txt`,
    '\'quotes" & <tags>.txt',
    '=1+1.csv',
    'café (decomposed).txt',
  ])('keeps the name %j exactly', async (name) => {
    const { vault, file } = await makeVault();
    await addEvidence(vault, [{ paths: [file(name, 'bytes')], facts: facts() }], quietJob());
    expect(getEvidence(vault, evidenceId(1)).files[0]?.originalName).toBe(name);
  });

  it('keeps names that differ only in case apart', async () => {
    const { vault, file } = await makeVault();
    const paths = [file('Report.txt', 'one'), file('report.TXT', 'two')];
    await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    expect(getEvidence(vault, evidenceId(1)).files.map((one) => one.originalName)).toEqual([
      'Report.txt',
      'report.TXT',
    ]);
  });

  it('makes an item of bytes the vault already has, keeps them once and says where they are', async () => {
    const { vault, file } = await makeVault();
    const first = { paths: [file('a.txt', 'the same bytes')], facts: facts() };
    const second = { paths: [file('b.txt', 'the same bytes'), file('c.txt', 'others')], facts: facts() };
    await addEvidence(vault, [first], quietJob());
    const result = await addEvidence(vault, [second], quietJob());
    expect(result).toMatchObject({
      added: ['EVD-0002'],
      sameBytes: [{ id: 'EVD-0002', alreadyIn: ['EVD-0001'] }],
    });
    expect(sealedFiles(vault)).toHaveLength(2);
    expect((await bytesOf(vault, 2, 1)).toString()).toBe('the same bytes');
    expect(getEvidence(vault, evidenceId(2)).fileName).toBe('b.txt');
  });

  it('reports no other item when one item holds the same bytes twice', async () => {
    const { vault, file } = await makeVault();
    const paths = [file('a.txt', 'same'), file('b.txt', 'same')];
    const result = await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    expect(result).toMatchObject({ added: ['EVD-0001'], sameBytes: [] });
    expect(sealedFiles(vault)).toHaveLength(1);
  });

  it('refuses unknown controls and points of focus before any file is read', async () => {
    const { vault, desk } = await makeVault();
    const missing = join(desk, 'never-read.txt');
    const add = (given: Parameters<typeof facts>[0]) =>
      addEvidence(vault, [{ paths: [missing], facts: facts(given) }], quietJob());
    await expect(add({ controlIds: [controlId(9)] })).rejects.toThrow(withCode('use.unknown-control'));
    await expect(add({ pointOfFocusIds: points('CC1.1-99') })).rejects.toThrow(
      withCode('use.unknown-criterion'),
    );
    expect(list(vault).total).toBe(0);
  });

  it('takes the other rows in when one cannot be read, and says which and why', async () => {
    const { vault, desk, file } = await makeVault();
    mkdirSync(join(desk, 'folder'));
    symlinkSync(join(desk, 'gone'), join(desk, 'dangling'));
    const row = (path: string) => ({ paths: [path], facts: facts() });
    const result = await addEvidence(
      vault,
      [
        row(file('good.txt', 'good')),
        row(join(desk, 'missing.txt')),
        row(file('empty.txt', '')),
        row(join(desk, 'folder')),
        row(join(desk, 'dangling')),
        row(file('also-good.txt', 'also good')),
      ],
      quietJob(),
    );
    expect(result.added).toEqual(['EVD-0001', 'EVD-0002']);
    expect(result.failed.map(({ index, code }) => [index, code])).toEqual([
      [1, 'evidence.file-not-found'],
      [2, 'evidence.file-empty'],
      [3, 'evidence.not-a-file'],
      [4, 'evidence.file-not-found'],
    ]);
    expect(result.cancelled).toBe(false);
  });

  it('leaves nothing of an item whose second file cannot be read', async () => {
    const { vault, desk, file } = await makeVault();
    const paths = [file('first.txt', 'first'), join(desk, 'missing.txt')];
    const result = await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    expect(result).toMatchObject({ added: [], failed: [{ index: 0, code: 'evidence.file-not-found' }] });
    expect(list(vault).total).toBe(0);
    expect(sealedFiles(vault)).toEqual([]);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
  });

  it('tries nothing more once the disk is full, and lists the rest under the same code', async () => {
    const { vault, file } = await makeVault();
    let tried = 0;
    const stage: typeof vault.blobs.stage = (source, job, look) => {
      tried += 1;
      if (tried > 1) throw new UserError('disk.full', { freeBytes: 0 });
      return vault.blobs.stage(source, job, look);
    };
    const filling: OpenVault = { ...vault, blobs: { ...vault.blobs, stage } };
    // More than are begun side by side.
    const rows = Array.from({ length: 40 }, (_unused, n) => ({
      paths: [file(`${n}`, `text ${n}`)],
      facts: facts(),
    }));
    const disk = { code: 'disk.full', details: { freeBytes: 0 } };
    expect(await addEvidence(filling, rows, quietJob())).toEqual({
      added: ['EVD-0001'],
      sameBytes: [],
      cancelled: false,
      failed: rows.slice(1).map((_unused, at) => ({ index: at + 1, ...disk })),
    });
    expect(tried).toBeLessThan(rows.length);
    expect(sealedFiles(vault)).toHaveLength(1);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
  });

  it('keeps bytes once that several items of one import hold, and says so', async () => {
    const { vault, file } = await makeVault();
    const items = ['a', 'b', 'c'].map((name) => ({ paths: [file(name, 'the same')], facts: facts() }));
    expect(await addEvidence(vault, items, quietJob())).toMatchObject({
      added: ['EVD-0001', 'EVD-0002', 'EVD-0003'],
      sameBytes: [
        { id: 'EVD-0002', alreadyIn: ['EVD-0001'] },
        { id: 'EVD-0003', alreadyIn: ['EVD-0001', 'EVD-0002'] },
      ],
    });
    expect(sealedFiles(vault)).toHaveLength(1);
    expect((await bytesOf(vault, 3, 1)).toString()).toBe('the same');
  });

  it('writes one journal entry for each item of an import', async () => {
    const { vault, file } = await makeVault();
    const items = ['a', 'b', 'c'].map((name) => ({ paths: [file(name, name)], facts: facts() }));
    await addEvidence(vault, items, quietJob());
    const entries = vault.db
      .prepare(`SELECT subject FROM journal WHERE action = 'evidence.added' ORDER BY seq`)
      .pluck()
      .all();
    expect(entries).toEqual(['EVD-0001', 'EVD-0002', 'EVD-0003']);
  });

  it('leaves nothing of items that were to be stored together when that fails, and lists each', async () => {
    const { vault, file } = await makeVault();
    await addEvidence(vault, [{ paths: [file('before', 'before')], facts: facts() }], quietJob());
    const items = ['a', 'before', 'c'].map((name) => ({ paths: [file(name, name)], facts: facts() }));
    const write: OpenVault['write'] = (work) =>
      vault.write((change) => {
        work(change);
        throw new UserError('disk.full', { reason: 'ENOSPC' });
      });
    const full: OpenVault = { ...vault, member: vault.member, access: vault.access, write };
    const disk = { code: 'disk.full', details: { reason: 'ENOSPC' } };
    expect(await addEvidence(full, items, quietJob())).toEqual({
      added: [],
      sameBytes: [],
      cancelled: false,
      failed: [0, 1, 2].map((index) => ({ index, ...disk })),
    });
    expect(list(vault).total).toBe(1);
    expect(sealedFiles(vault)).toHaveLength(1);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
    expect((await bytesOf(vault, 1, 1)).toString()).toBe('before');
    // With room again the same import goes through.
    expect((await addEvidence(vault, items, quietJob())).added).toHaveLength(3);
  });

  it('leaves no sealed file behind when a folder of a group cannot be synced', async () => {
    const { vault, file } = await makeVault();
    const items = ['a', 'b', 'c'].map((name) => ({ paths: [file(name, name)], facts: facts() }));
    const prototype = await fileHandlePrototype();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its handle below
    const sync = prototype.sync;
    let syncs = 0;
    // The files are synced first, then the folders they were renamed into.
    const failing = vi.spyOn(prototype, 'sync').mockImplementation(async function (this: unknown) {
      if ((syncs += 1) > items.length) throw systemError('EIO');
      await sync.apply(this as never);
    });
    const result = await addEvidence(vault, items, quietJob());
    failing.mockRestore();
    expect(result.failed.map(({ index, code }) => [index, code])).toEqual([
      [0, 'disk.failed'],
      [1, 'disk.failed'],
      [2, 'disk.failed'],
    ]);
    expect(sealedFiles(vault)).toEqual([]);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
    expect((await addEvidence(vault, items, quietJob())).added).toHaveLength(3);
  });

  it('refuses a range of dates that ends before it begins', async () => {
    const { vault, file } = await makeVault();
    const reversed = facts({ effective: days('2026-06-30', '2026-01-01') });
    const adding = addEvidence(vault, [{ paths: [file('a', 'a')], facts: reversed }], quietJob());
    await expect(adding).rejects.toThrow(withCode('use.period-reversed'));
    expect(sealedFiles(vault)).toEqual([]);
  });

  it('keeps bytes another item holds when the item that shares them fails', async () => {
    const { vault, desk, file } = await makeVault();
    await addEvidence(vault, [{ paths: [file('a.txt', 'shared')], facts: facts() }], quietJob());
    const paths = [file('b.txt', 'shared'), join(desk, 'missing.txt')];
    await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    expect((await bytesOf(vault, 1, 1)).toString()).toBe('shared');
  });

  it('keeps finished items and nothing of the running one when it is cancelled', async () => {
    const { vault, file } = await makeVault();
    const big = Buffer.alloc(3_000_000, 'x');
    const items = [
      { paths: [file('done.txt', 'done')], facts: facts() },
      { paths: [file('running-1.txt', 'one'), file('running-2.bin', big)], facts: facts() },
      { paths: [file('never.txt', 'never')], facts: facts() },
    ];
    const result = await addEvidence(
      vault,
      items,
      jobCancelledWhen((done) => done > 100),
    );
    expect(result).toEqual({ added: ['EVD-0001'], sameBytes: [], cancelled: true, failed: [] });
    expect(ids(list(vault))).toEqual(['EVD-0001']);
    expect(sealedFiles(vault)).toHaveLength(1);
    expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
  });

  it('adds nothing when it is cancelled before it begins', async () => {
    const { vault, file } = await makeVault();
    const job: Job = { signal: AbortSignal.abort(), progress: () => undefined };
    const result = await addEvidence(vault, [{ paths: [file('a', 'a')], facts: facts() }], job);
    expect(result).toMatchObject({ added: [], cancelled: true });
  });

  it('reports bytes over all items, never backwards, up to the whole', async () => {
    const { vault, file } = await makeVault();
    const job = quietJob();
    const items = [1, 2, 3].map((n) => ({
      paths: [file(`${n}.bin`, Buffer.alloc(1_500_000, n)), file(`${n}.txt`, `text ${n}`)],
      facts: facts(),
    }));
    await addEvidence(vault, items, job);
    const done = job.reported.map((progress) => progress.done);
    const total = 3 * (1_500_000 + 6);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(total);
    expect(new Set(job.reported.map((progress) => progress.total))).toEqual(new Set([total]));
  });

  it('says nothing of titles and names to the log', async () => {
    const { vault, environment, file, desk } = await makeVault();
    const rows = [file('secret-name.txt', 'x'), join(desk, 'secret-missing.txt')];
    await addEvidence(
      vault,
      rows.map((path) => ({ paths: [path], facts: facts({ title: 'secret title' }) })),
      quietJob(),
    );
    expect(JSON.stringify(environment.logged)).not.toMatch(/secret/);
  });
});

describe('the list of evidence', () => {
  const filled = async () => {
    const made = await makeVault();
    const { vault, file, environment } = made;
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const row = (name: string, content: string, given: Parameters<typeof facts>[0]) => ({
      paths: [file(name, content)],
      facts: facts({ title: name, ...given }),
    });
    const first: ControlId[] = [controlId(1)];
    await addEvidence(
      vault,
      [
        row('beta.txt', 'bbbb', { effective: days('2026-03-01', '2026-03-31'), controlIds: first }),
        row('Alpha.txt', 'a', { effective: null, source: 'Payroll system' }),
      ],
      quietJob(),
    );
    environment.setClock('2026-07-09T00:00:00Z' as Instant);
    await addEvidence(
      vault,
      [
        row('gamma 100%.log', 'ccc', { effective: days('2025-01-01', '2025-01-02'), controlIds: first }),
        row('delta.txt', 'dd', {
          effective: days('2026-06-01', '2026-07-31'),
          pointOfFocusIds: points('A1.2-1'),
        }),
      ],
      quietJob(),
    );
    createEngagement(
      vault,
      NewEngagement.parse({
        type: 2,
        period: { from: '2026-01-01', to: '2026-06-30' },
        systemName: 'Assist',
        categories: ['security'],
        firm: '',
      }),
    );
    return made;
  };

  it('sorts by each column both ways, undated always last', async () => {
    const { vault } = await filled();
    const sorted = (sort: EvidenceQuery['sort'], direction: EvidenceQuery['direction'] = 'ascending') =>
      ids(list(vault, { sort, direction })).map((id) => Number(id.slice(4)));
    expect(sorted('id')).toEqual([1, 2, 3, 4]);
    expect(sorted('title')).toEqual([2, 1, 4, 3]);
    expect(sorted('title', 'descending')).toEqual([3, 4, 1, 2]);
    expect(sorted('effective')).toEqual([3, 1, 4, 2]);
    expect(sorted('effective', 'descending')).toEqual([4, 1, 3, 2]);
    expect(sorted('takenIn')).toEqual([1, 2, 3, 4]);
    expect(sorted('takenIn', 'descending')).toEqual([4, 3, 2, 1]);
    expect(sorted('size')).toEqual([2, 4, 3, 1]);
  });

  it('filters by words, control, criterion and verdict, and counts what it filtered', async () => {
    const { vault } = await filled();
    expect(ids(list(vault, { search: 'payroll' }))).toEqual(['EVD-0002']);
    expect(ids(list(vault, { search: 'EVD-0003' }))).toEqual(['EVD-0003']);
    expect(ids(list(vault, { search: '100%' }))).toEqual(['EVD-0003']);
    expect(ids(list(vault, { search: 'txt delta' }))).toEqual(['EVD-0004']);
    expect(ids(list(vault, { controlId: controlId(1) }))).toEqual(['EVD-0001', 'EVD-0003']);
    expect(ids(list(vault, { criterionId: 'CC1.1' as CriterionId }))).toEqual(['EVD-0001', 'EVD-0003']);
    expect(ids(list(vault, { criterionId: 'A1.2' as CriterionId }))).toEqual(['EVD-0004']);
    expect(ids(list(vault, { verdict: 'inside' }))).toEqual(['EVD-0001']);
    expect(ids(list(vault, { verdict: 'undated' }))).toEqual(['EVD-0002']);
    expect(ids(list(vault, { verdict: 'outside-before' }))).toEqual(['EVD-0003']);
    expect(ids(list(vault, { verdict: 'partly-inside' }))).toEqual(['EVD-0004']);
    expect(list(vault, { controlId: controlId(1), limit: 1, offset: 1 })).toMatchObject({
      rows: [{ id: 'EVD-0003', verdict: 'outside-before' }],
      total: 2,
    });
  });
});

describe('linking evidence', () => {
  it('adds links, keeps those there are, and journals only the new ones', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    await addEvidence(
      vault,
      [{ paths: [file('a', 'a')], facts: facts({ controlIds: [controlId(1)] }) }],
      quietJob(),
    );
    const linked = linkEvidence(vault, evidenceId(1), [controlId(1), controlId(2)], points('CC9.2-1'));
    expect(linked).toMatchObject({ controlIds: ['CTL-001', 'CTL-002'], pointsOfFocus: [{ id: 'CC9.2-1' }] });
    const [entry] = journal(vault, 'EVD-0001');
    expect(entry).toMatchObject({
      action: 'evidence.linked',
      detail: { controls: ['CTL-002'], pointsOfFocus: ['CC9.2-1'] },
    });
    expect(linkEvidence(vault, evidenceId(1), [controlId(2)], points('CC9.2-1'))).toEqual(linked);
    expect(journal(vault, 'EVD-0001')[0]).toEqual(entry);
  });

  it('links nothing when one of the ends does not exist', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    await addEvidence(vault, [{ paths: [file('a', 'a')], facts: facts() }], quietJob());
    const link = (number: number, control: number, point: string) => () =>
      linkEvidence(vault, evidenceId(number), [controlId(control)], points(point));
    expect(link(2, 1, 'CC1.1-1')).toThrow(withCode('use.unknown-evidence'));
    expect(link(1, 2, 'CC1.1-1')).toThrow(withCode('use.unknown-control'));
    expect(link(1, 1, 'CC1.1-99')).toThrow(withCode('use.unknown-criterion'));
    expect(getEvidence(vault, evidenceId(1))).toMatchObject({ controlIds: [], pointsOfFocus: [] });
  });
});

describe('unlinking evidence', () => {
  it('takes away what is named and there, and journals just that', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const linked = {
      controlIds: [controlId(1), controlId(2)],
      pointOfFocusIds: points('CC1.1-1', 'CC9.2-1'),
    };
    await addEvidence(vault, [{ paths: [file('a', 'a')], facts: facts(linked) }], quietJob());
    const left = unlinkEvidence(vault, evidenceId(1), [controlId(2), controlId(9)], points('CC1.1-1'));
    expect(left).toMatchObject({ controlIds: ['CTL-001'], pointsOfFocus: [{ id: 'CC9.2-1' }] });
    const [entry] = journal(vault, 'EVD-0001');
    expect(entry).toMatchObject({
      action: 'evidence.unlinked',
      detail: { controls: ['CTL-002'], pointsOfFocus: ['CC1.1-1'] },
    });
    expect(unlinkEvidence(vault, evidenceId(1), [controlId(2)], [])).toEqual(left);
    expect(journal(vault, 'EVD-0001')[0]).toEqual(entry);
    expect(() => unlinkEvidence(vault, evidenceId(2), [], [])).toThrow(withCode('use.unknown-evidence'));
  });
});

describe('copying evidence out', () => {
  const withOne = async (content: string | Uint8Array = 'the original bytes') => {
    const made = await makeVault();
    await addEvidence(made.vault, [{ paths: [made.file('a.txt', content)], facts: facts() }], quietJob());
    return made;
  };

  it('writes the original bytes, replaces what was there, and journals it', async () => {
    const { vault, desk } = await withOne();
    const target = join(desk, 'copy.txt');
    writeFileSync(target, 'what the dialog asked about, and rather longer than the copy');
    await saveEvidenceCopy(vault, evidenceId(1), 1, target, quietJob());
    expect(readFileSync(target, 'utf8')).toBe('the original bytes');
    expect(journal(vault, 'EVD-0001')[0]).toMatchObject({
      action: 'evidence.copied-out',
      detail: { version: 1, position: 1, sha256: getEvidence(vault, evidenceId(1)).files[0]?.sha256 },
    });
    expect(readdirSync(desk).toSorted()).toEqual(['a.txt', 'copy.txt']);
  });

  it('leaves neither copy nor part when it is cancelled or cannot be written', async () => {
    const { vault, desk } = await withOne(Buffer.alloc(4_000_000, 'y'));
    const copy = (target: string, job: Job) => saveEvidenceCopy(vault, evidenceId(1), 1, target, job);
    await expect(
      copy(
        join(desk, 'copy'),
        jobCancelledWhen((done) => done > 0),
      ),
    ).rejects.toThrow(withCode('job.cancelled'));
    await expect(copy(join(desk, 'no-folder', 'copy'), quietJob())).rejects.toThrow(withCode('disk.failed'));
    expect(readdirSync(desk)).toEqual(['a.txt']);
    expect(journal(vault, 'EVD-0001').map((entry) => entry.action)).toEqual(['evidence.added']);
  });

  it('writes nothing into the vault folder', async () => {
    const { vault } = await withOne();
    const target = join(vault.folder, 'vault.header');
    const before = readFileSync(target);
    await expect(saveEvidenceCopy(vault, evidenceId(1), 1, target, quietJob())).rejects.toThrow(
      withCode('use.bad-input'),
    );
    expect(readFileSync(target)).toEqual(before);
  });

  it('does not know items and files that do not exist', async () => {
    const { vault, desk } = await withOne();
    const target = join(desk, 'copy');
    for (const [number, position] of [
      [2, 1],
      [1, 2],
    ] as const) {
      await expect(saveEvidenceCopy(vault, evidenceId(number), position, target, quietJob())).rejects.toThrow(
        withCode('use.unknown-evidence'),
      );
    }
    expect(() => getEvidence(vault, evidenceId(2))).toThrow(withCode('use.unknown-evidence'));
  });

  it('hands out nothing that was damaged or is gone', async () => {
    const { vault, desk } = await withOne();
    const sealed = onlySealedFile(vault);
    const copy = () => saveEvidenceCopy(vault, evidenceId(1), 1, join(desk, 'copy'), quietJob());
    const bytes = readFileSync(sealed);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    rmSync(sealed);
    writeFileSync(sealed, bytes);
    await expect(copy()).rejects.toThrow(withCode('integrity.blob-damaged'));
    truncateSync(sealed, 100);
    await expect(copy()).rejects.toThrow(withCode('integrity.blob-damaged'));
    rmSync(sealed);
    await expect(copy()).rejects.toThrow(withCode('integrity.blob-missing'));
    expect(readdirSync(desk)).toEqual(['a.txt']);
  });

  it('seals damaged bytes anew when they are taken in again', async () => {
    const { vault, file } = await withOne();
    rmSync(onlySealedFile(vault));
    const again = { paths: [file('again.txt', 'the original bytes')], facts: facts() };
    await addEvidence(vault, [again], quietJob());
    expect((await bytesOf(vault, 1, 1)).toString()).toBe('the original bytes');
    expect(vaultInfo(vault).counts).toMatchObject({ evidence: 2, evidenceBytes: 18 });
  });
});
