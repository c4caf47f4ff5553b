// A long list that is cancelled while it is written: all of it is undone, and nothing of the file is left behind.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRequestList } from '../../../src/engine';
import type { EngineProgress } from '../../../src/shared/engine-messages';
import { FIRM, listsDesk } from './lists-desk';

const { desk, lay, preview, stored, entries } = listsDesk();
const sealed = (): string[] =>
  ['blobs', 'tmp'].flatMap((folder) =>
    readdirSync(join(desk.vault.folder, folder), { recursive: true, withFileTypes: true }).flatMap((one) =>
      one.isFile() ? [one.name] : [],
    ),
  );

describe('taking in a long list', () => {
  it('says how far it is, and undoes everything when it is cancelled while it writes', async () => {
    const rows = Array.from({ length: 240 }, (_none, at) => `${String(at)},Wording ${String(at)},,Open`);
    const path = lay('long.csv', ['Request #,Request description,Due date,Status', ...rows].join('\n'));
    const { sha256 } = await preview(path);
    const before = { entries: entries(), files: sealed() };
    const cancel = new AbortController();
    const told: EngineProgress[] = [];
    const input = { path, firm: FIRM, mapping: null, rows: null, sha256, apply: true };
    const taken = importRequestList(desk.vault, input, {
      signal: cancel.signal,
      progress: (progress) => {
        told.push(progress);
        if (progress.phase === 'writing' && progress.done >= 100) cancel.abort();
      },
    });
    await expect(taken).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(told.filter(({ phase }) => phase === 'writing').map(({ done, total }) => [done, total])).toEqual([
      [0, 240],
      [50, 240],
      [100, 240],
    ]);
    expect(stored()).toEqual([]);
    expect({ entries: entries(), files: sealed() }).toEqual(before);
    const quiet = { signal: new AbortController().signal, progress: () => undefined };
    expect((await importRequestList(desk.vault, input, quiet)).counts.new).toBe(240);
    expect(stored()).toHaveLength(240);
  });
});
