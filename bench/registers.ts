// How long a register takes that holds a whole company: pages of 50 out of 100,000 people, sorted, filtered, searched, as at
// a day, and the overview with 30 policies everybody is asked to acknowledge. Milliseconds of the processor.
// `… bench/registers.ts [people]`. The rows are made by SQL in a real encrypted vault: only reading them is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addMadeEvidence,
  addToRegister,
  changeInRegister,
  createVault,
  listRecords,
  type OpenVault,
  pageOfChanges,
  programmeOverview,
  type RecordQuery,
  registerFacets,
} from '../src/engine';
import type { WritableDb } from '../src/engine/db/handles';
import { EvidenceFacts } from '../src/shared/domain/evidence';
import { recordId } from '../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../src/shared/period';
import { environment, PASSPHRASE } from './full-vault';

const ON = '2026-01-01' as CalendarDate;
const TODAY = '2026-07-01' as CalendarDate;
const POLICIES = 30;

const fill = (db: WritableDb, people: number): void => {
  const run = (sql: string): unknown => db.prepare(sql).run();
  db.prepare('PRAGMA defer_foreign_keys = ON').run();
  run(`CREATE TEMP TABLE n AS WITH RECURSIVE c (x) AS
    (SELECT 2 UNION ALL SELECT x + 1 FROM c WHERE x < ${String(people)}) SELECT x FROM c`);
  const name = `'Person ' || ((x * 7919) % ${String(people)})`;
  run(`INSERT INTO register_record SELECT register, x, version, ${name}, state, is_ended, 'Team ' || (x % 50), owner, due_on,
    parent, withdrawn, created_at, changed_at FROM register_record, n WHERE register = 'person' AND number = 1`);
  run(`INSERT INTO register_version SELECT register, x, version, state,
    json_set(facts, '$.name', ${name}, '$.team', 'Team ' || (x % 50)), on_day, note, via, at, by
    FROM register_version, n WHERE register = 'person' AND number = 1`);
};

const filled = async (folder: string, people: number): Promise<OpenVault> => {
  const input = { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE };
  const { vault } = await createVault(join(folder, 'people'), input, environment);
  const add = (register: 'person' | 'policy', records: { facts: Record<string, unknown>; state: string }[]) =>
    addToRegister(vault, { register, on: ON, note: '', records });
  const facts = { name: 'Person 1', email: 'one@example.com', role: 'Engineer', startedOn: '2025-01-01' };
  add('person', [{ facts, state: 'active' }]);
  add(
    'policy',
    Array.from({ length: POLICIES }, (_none, at) => ({
      facts: { title: `Policy ${String(at)}`, text: 'A rule that is kept. '.repeat(400) },
      state: 'in-force',
    })),
  );
  // The file of all editions is one item: what is measured is who has acknowledged them.
  const made = {
    file: { name: 'editions.pdf', bytes: Buffer.from('editions') },
    facts: EvidenceFacts.parse({
      ...{ title: 'Editions', effective: null, capturedOn: null, source: '', sensitivity: 'internal' },
      ...{ controlIds: [], pointOfFocusIds: [] },
    }),
    ...{ into: null, changeNote: '', approve: null },
  };
  await addMadeEvidence(vault, made, ({ db }, { evidence, version }) => {
    fill(db, people);
    db.prepare(
      `INSERT INTO policy_edition SELECT number, 1, 1, '', 1, created_at, '', '2026-01-01', ?, ?
       FROM register_record WHERE register = 'policy'`,
    ).run(evidence, version);
  });
  return vault;
};

const QUERY: RecordQuery = {
  ...{ register: 'person', today: TODAY, search: '', states: [], groups: [], parent: null, asAt: null },
  ...{ onlySignalled: false, withEnded: false, withWithdrawn: false },
  ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 50 },
};

const timed = (what: string, work: () => unknown): void => {
  const once = (): string => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return ((user + system) / 1000).toFixed(0).padStart(6);
  };
  process.stdout.write(`| ${what.padEnd(44)} | ${once()} | ${once()} |\n`);
};

export const run = async ([people = '100000']: readonly string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  const vault = await filled(folder, Number(people));
  const list = (what: string, more: Partial<RecordQuery>): void => {
    timed(what, () => listRecords(vault, { ...QUERY, ...more }));
  };
  process.stdout.write(`| ${people} people: ms of the processor | first | again |\n`);
  timed('overview', () => programmeOverview(vault, TODAY));
  list('a page', {});
  for (const sort of ['title', 'group', 'state', 'due', 'changed'] as const) {
    list(`by ${sort}`, { sort });
    list(`by ${sort}, from the middle`, { sort, offset: Number(people) / 2 });
  }
  list('of one team', { groups: ['Team 7'], sort: 'title' });
  list('searched, few', { search: 'Person 4242' });
  list('searched, all', { search: 'Engineer', sort: 'title' });
  list('what asks for somebody', { onlySignalled: true });
  list('as at a day', { asAt: '2026-03-01' as CalendarDate, sort: 'title' });
  timed('filters', () => registerFacets(vault, 'person'));
  timed('changes of the year', () => pageOfChanges(vault.db, 'person', ON, TODAY, { offset: 0, limit: 50 }));
  let version = 0;
  const change = (): void => {
    version += 1;
    const asked = { id: recordId('person', 5), version, state: null, on: ON, note: '' };
    changeInRegister(vault, { ...asked, facts: { role: `Role ${String(version)}` } });
  };
  timed('one change, told with what wants an eye', change);
  timed('one change, and the overview after it', () => {
    change();
    programmeOverview(vault, TODAY);
  });
  vault.close();
  rmSync(folder, { recursive: true, force: true });
};
