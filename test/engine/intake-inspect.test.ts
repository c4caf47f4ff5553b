// Looking at files before they are taken in, on a real vault and real files; and what is kept of the look.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEvidence, getEvidence, inspectFiles } from '../../src/engine';
import type { FileSource } from '../../src/engine/blobs/file-source';
import type { UserError } from '../../src/shared/errors';
import { evidenceId } from '../../src/shared/ids';
import { PNG, workbook } from './odd-files';
import { facts, makeVault, quietJob } from './temporary-vault';

const asked = (...sources: FileSource[]) => sources.map((source) => () => source);

describe('looking at files', () => {
  it('tells type, size, day and flags of each, in the order asked', async () => {
    const { vault, file } = await makeVault();
    const csv = file('users.csv', 'name\nada\n');
    utimesSync(csv, new Date(2026, 4, 31, 23, 59), new Date(2026, 4, 31, 23, 59));
    const macros = file('sums.xlsx', workbook({ name: 'xl/vbaProject.bin' }));
    const found = await inspectFiles(vault, asked(macros, csv), quietJob());
    expect(found).toMatchObject([
      { flags: ['macros'], sha256: null, sameAs: null, problem: null },
      { mediaType: 'text/csv', sizeBytes: 9, modifiedOn: '2026-05-31', flags: [], alreadyIn: [] },
    ]);
  });

  it('finds bytes that are in the vault, whatever they are called there', async () => {
    const { vault, file } = await makeVault();
    const same = { paths: [file('a.txt', 'the same bytes')], facts: facts() };
    await addEvidence(vault, [same, same], quietJob());
    const found = await inspectFiles(
      vault,
      asked(file('b.txt', 'the same bytes'), file('c.txt', 'other bytes!!!')),
      quietJob(),
    );
    expect(found).toMatchObject([{ alreadyIn: [evidenceId(1), evidenceId(2)] }, { alreadyIn: [] }]);
    expect(found[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds the same bytes twice among the files, and points to the first', async () => {
    const { vault, file } = await makeVault();
    const names = ['one', 'two', 'three'].map((name, at) => file(name, at === 1 ? 'xyz' : 'abc'));
    const found = await inspectFiles(
      vault,
      asked(...names, { name: 'held', bytes: Buffer.from('xyz') }),
      quietJob(),
    );
    expect(found.map(({ sameAs }) => sameAs)).toEqual([null, null, 0, 1]);
  });

  it('reads nothing whole that no other file has the length of', async () => {
    const { vault, file } = await makeVault();
    const found = await inspectFiles(vault, asked(file('one', 'a'), file('two', 'bb')), quietJob());
    expect(found.map(({ sha256 }) => sha256)).toEqual([null, null]);
  });

  it('names the problem of each file that cannot be taken in, and goes on with the others', async () => {
    const { vault, desk, file } = await makeVault();
    execFileSync('mkfifo', [join(desk, 'pipe')]);
    symlinkSync('nowhere', join(desk, 'dangling'));
    mkdirSync(join(desk, 'folder'));
    const found = await inspectFiles(
      vault,
      [
        ...asked(
          ...['missing', 'pipe', 'dangling', 'folder'].map((name) => join(desk, name)),
          '/dev/zero',
          file('empty.csv', ''),
          file('good.png', PNG),
        ),
      ],
      quietJob(),
    );
    expect(found.map(({ problem }) => problem)).toEqual([
      'evidence.file-not-found',
      'evidence.not-a-file',
      'evidence.file-not-found',
      'evidence.not-a-file',
      'evidence.not-a-file',
      'evidence.file-empty',
      null,
    ]);
    expect(found[5]?.flags).toEqual(['empty']);
    expect(found[6]?.mediaType).toBe('image/png');
  });

  it('tells how far it is, and stops when it is cancelled', async () => {
    const { vault, file } = await makeVault();
    const paths = Array.from({ length: 50 }, (_, n) => file(`${String(n)}.txt`, 'same length'));
    const job = quietJob();
    await inspectFiles(vault, asked(...paths), job);
    expect(job.reported.at(-1)).toEqual({ phase: 'reading', done: 50, total: 50, unit: 'items' });
    const controller = new AbortController();
    const cancelling = { signal: controller.signal, progress: () => controller.abort() };
    const error = await inspectFiles(vault, asked(...paths), cancelling).catch((thrown: unknown) => thrown);
    expect((error as UserError).code).toBe('job.cancelled');
  });

  it('is done with a thousand files in a moment', async () => {
    const { vault, desk } = await makeVault();
    const paths = Array.from({ length: 1000 }, (_, n) => join(desk, `${String(n)}.csv`));
    for (const [n, path] of paths.entries())
      writeFileSync(path, `line ${String(n % 700)}\n`.repeat(1 + (n % 7)));
    const begun = process.cpuUsage();
    await inspectFiles(vault, asked(...paths), quietJob());
    const { user, system } = process.cpuUsage(begun);
    // Of the processor, so that a busy machine does not count; about half a second by the clock at rest.
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});

describe('taking in', () => {
  it('keeps the flags of the bytes that were sealed, with no look before', async () => {
    const { vault, file } = await makeVault();
    const paths = [file('sums.xlsx', workbook({ name: 'xl/vbaProject.bin' })), file('shot.pdf', PNG)];
    await addEvidence(vault, [{ paths, facts: facts() }], quietJob());
    const { files } = getEvidence(vault, evidenceId(1));
    expect(files.map(({ flags }) => flags)).toEqual([['macros'], ['extension-disagrees']]);
  });

  it('takes bytes from memory like a file, under the name they were given', async () => {
    const { vault, file } = await makeVault();
    const held = { name: 'Screenshot 2026-11-21 14.03.05.png', bytes: PNG };
    await addEvidence(vault, [{ paths: [held, file('note.txt', 'a note')], facts: facts() }], quietJob());
    const { files } = getEvidence(vault, evidenceId(1));
    expect(files).toMatchObject([
      { originalName: held.name, mediaType: 'image/png', sizeBytes: PNG.length, flags: [] },
      { originalName: 'note.txt' },
    ]);
  });

  it('refuses an empty file by itself and takes the others', async () => {
    const { vault, file } = await makeVault();
    const rows = ['', 'text'].map((content, at) => ({
      paths: [file(String(at), content)],
      facts: facts(),
    }));
    const result = await addEvidence(vault, rows, quietJob());
    expect(result).toMatchObject({
      added: [evidenceId(1)],
      failed: [{ index: 0, code: 'evidence.file-empty' }],
    });
  });

  it('says after a cancelled go which files are in already', async () => {
    const { vault, file, desk } = await makeVault();
    const paths = Array.from({ length: 30 }, (_, n) => file(`${String(n)}.txt`, `content ${String(n)}`));
    const rows = paths.map((path) => ({ paths: [path], facts: facts() }));
    const controller = new AbortController();
    let sealed = 0;
    const job = {
      signal: controller.signal,
      progress: () => {
        if ((sealed += 1) > 12) controller.abort();
      },
    };
    const first = await addEvidence(vault, rows, job);
    expect(first.cancelled).toBe(true);
    const found = await inspectFiles(vault, asked(...paths), quietJob());
    expect(found.filter(({ alreadyIn }) => alreadyIn.length > 0)).toHaveLength(first.added.length);
    rmSync(desk, { recursive: true });
  });
});
