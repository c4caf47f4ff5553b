// How long a roster of 20,000 people takes as a file: looked at, taken in, written out, and moved to another vault with
// everything. Milliseconds of the processor. `… bench/register-files.ts [people]`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createVault,
  exportProgramme,
  exportRegisterTable,
  importProgramme,
  importRegisterTable,
  type OpenVault,
} from '../src/engine';
import type { CalendarDate } from '../src/shared/period';
import { environment, PASSPHRASE } from './full-vault';

const job = { signal: new AbortController().signal, progress: () => undefined };
const made = async (folder: string, name: string): Promise<OpenVault> => {
  const input = { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE };
  return (await createVault(join(folder, name), input, environment)).vault;
};

const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const before = process.cpuUsage();
  const began = performance.now();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  const clock = Math.round(performance.now() - began);
  console.log(`${what}: ${String(Math.round((user + system) / 1000))} ms (${String(clock)} by the clock)`);
  return answer;
};

export const run = async ([typed = '20000']: readonly string[]): Promise<void> => {
  const people = Number(typed);
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  try {
    const table = join(folder, 'people.csv');
    writeFileSync(
      table,
      [
        'Name,Email,Job title,Department,Manager,Start date,End date',
        ...Array.from({ length: people }, (_none, at) =>
          [
            ...[`Person ${String(at)}`, `p${String(at)}@example.com`, 'Engineer', `Team ${String(at % 40)}`],
            at === 0 ? '' : `Person ${String(Math.floor((at - 1) / 7))}`,
            ...['2021-03-04', at % 10 === 0 ? '2026-02-03' : ''],
          ].join(','),
        ),
      ].join('\n'),
    );
    const vault = await made(folder, 'one');
    const asked = { register: 'person', path: table, on: '2026-07-01' as CalendarDate } as const;
    const { sha256 } = await timed('preview of the table', () =>
      importRegisterTable(vault, { ...asked, apply: false, sha256: null }, job),
    );
    await timed('taken in', () => importRegisterTable(vault, { ...asked, apply: true, sha256 }, job));
    for (const kind of ['csv', 'xlsx', 'json'])
      await timed(`written as ${kind}`, () =>
        exportRegisterTable(vault, { register: 'person', asAt: null }, join(folder, `out.${kind}`)),
      );
    const again = { ...asked, path: join(folder, 'out.xlsx'), apply: false, sha256: null };
    await timed('preview of our own XLSX, nothing differs', () => importRegisterTable(vault, again, job));
    const zip = join(folder, 'programme.zip');
    await timed('the whole programme out', () => exportProgramme(vault, zip));
    const other = await made(folder, 'other');
    const seen = await timed('looked at in another vault', () =>
      importProgramme(other, { path: zip, apply: false, sha256: null }, job),
    );
    await timed('taken in there', () =>
      importProgramme(other, { path: zip, apply: true, sha256: seen.sha256 }, job),
    );
    vault.close();
    other.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
