// How long every list takes at 100,000 rows: sorted each way it offers, filtered, searched, at its beginning,
// its middle and its end. Milliseconds of the processor. `… bench/domain-queries.ts [rows] [word of the lines to measure]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  controlFacets,
  controlMatrix,
  criteriaStanding,
  evidenceByMonth,
  evidenceFacets,
  getControl,
  getEvidence,
  listControls,
  listEvidence,
  listExceptions,
  listJournal,
  listTasks,
  type OpenVault,
  openVault,
} from '../src/engine';
import type { Input } from '../src/shared/contract';
import { controlId, evidenceId } from '../src/shared/ids';
import { environment, PASSPHRASE, vaultFullOfEvidence, vaultFullOfTheRest } from './full-vault';

const AIM_MS = 50;
const ROUNDS = 7;

interface Line {
  readonly what: string;
  readonly work: () => unknown;
}

/** Milliseconds of the processor: other programs at work on the machine count for less than in time passed. */
const timed = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const measure = (lines: readonly Line[], peer: () => unknown): void => {
  for (const { what, work } of lines) {
    const first = timed(work);
    const again: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      beside.push(timed(peer));
      again.push(timed(work));
    }
    const then = median(again);
    const numbers = [first, then, then / median(beside)].map((one) => one.toFixed(1).padStart(7));
    process.stdout.write(
      `| ${what.padEnd(56)} | ${numbers.join(' | ')} |${then > AIM_MS ? ' over 50 ms' : ''}\n`,
    );
  }
};

/** What a page costs at the least: its rows found by their key, in one statement. */
const lookUp = (vault: OpenVault, table: string, key: string, rows: number) => {
  const keys = Array.from({ length: 100 }, (_, at) => 1 + ((at * 997) % rows));
  const statement = vault.db.prepare(
    `SELECT * FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`,
  );
  return () => statement.all(JSON.stringify(keys));
};

const PAGE = { search: '', direction: 'ascending', offset: 0, limit: 100 } as const;

/** Each way to sort, both directions, at the beginning and deep inside. */
const sorted = <Sort extends string>(
  name: string,
  sorts: readonly Sort[],
  rows: number,
  list: (given: { sort: Sort; direction: 'ascending' | 'descending'; offset: number }) => unknown,
): Line[] =>
  sorts.flatMap((sort) =>
    [
      { direction: 'ascending', offset: 0 } as const,
      { direction: 'descending', offset: Math.floor(rows * 0.5) } as const,
      { direction: 'ascending', offset: Math.floor(rows * 0.9) } as const,
    ].map((way) => ({
      what: `${name} by ${sort}, ${way.direction}, from ${String(way.offset)}`,
      work: () => list({ sort, ...way }),
    })),
  );

const evidenceLines = (vault: OpenVault, rows: number): Line[] => {
  const query = { ...PAGE, controlId: null, criterionId: null, verdict: null, sort: 'id' } as const;
  const list = (given: object) => listEvidence(vault, { ...query, ...given });
  const line = (what: string, given: object): Line => ({ what: `evidence ${what}`, work: () => list(given) });
  const deep = { sort: 'title', offset: Math.floor(rows / 2) };
  return [
    ...sorted('evidence', ['id', 'title', 'effective', 'takenIn', 'size'], rows, list),
    line('of one control', { controlId: controlId(7) }),
    line('of one control, by title', { controlId: controlId(7), sort: 'title' }),
    line('of one criterion', { criterionId: 'CC6.1' }),
    line('of one criterion, by title, from the middle', { criterionId: 'CC6.1', ...deep, offset: 10_000 }),
    line('inside the period', { verdict: 'inside' }),
    line('undated, by title', { verdict: 'undated', sort: 'title' }),
    line('inside the period, by size, from the middle', { verdict: 'inside', sort: 'size', offset: 15_000 }),
    line('search "review 4711"', { search: 'review 4711' }),
    line('search "übersicht"', { search: 'übersicht' }),
    line('search "отчёт"', { search: 'отчёт' }),
    line('search "EVD-0815"', { search: 'EVD-0815' }),
    line('search "z", which nothing has', { search: 'z' }),
    line('search "re", by title', { search: 're', sort: 'title' }),
    line('search "re", by title, from the middle', { search: 're', ...deep }),
    line('search and control and period', { search: 'review 1', controlId: controlId(7), verdict: 'inside' }),
    { what: 'one item', work: () => getEvidence(vault, evidenceId(4711)) },
    { what: 'facets of evidence', work: () => evidenceFacets(vault) },
    { what: 'evidence by month', work: () => evidenceByMonth(vault) },
    { what: 'criteria, how they stand', work: () => criteriaStanding(vault) },
    {
      what: `one control with ${String(Math.round(rows / 45))} items`,
      work: () => getControl(vault, controlId(7)),
    },
  ];
};

const journalLines = (vault: OpenVault, rows: number): Line[] => {
  const line = (what: string, given: object): Line => ({
    what: `journal ${what}`,
    work: () => listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 100, ...given }),
  });
  return [
    line('newest first', {}),
    line('newest first, from the middle', { offset: Math.floor(rows / 2) }),
    line('oldest first, from the end', { newestFirst: false, offset: Math.floor(rows * 0.9) }),
    line('of one subject', { subject: evidenceId(4711) }),
  ];
};

const CONTROL_QUERY: Omit<Input<'controls', 'list'>, keyof typeof PAGE> = {
  ...{ series: null, cadence: null, withoutEvidenceInPeriod: false, state: null, owner: null },
  ...{ domain: null, criterionId: null, sort: 'id' },
};

/** Few controls, much evidence: what costs is counting links. */
const registerLines = (vault: OpenVault): Line[] => {
  const line = (what: string, given: object): Line => ({
    what: `90 controls ${what}`,
    work: () => listControls(vault, { ...PAGE, ...CONTROL_QUERY, ...given }),
  });
  return [
    line('by id', {}),
    line('by evidence', { sort: 'evidence', direction: 'descending' }),
    line('by checklist', { sort: 'checklist' }),
    line('without evidence in the period', { withoutEvidenceInPeriod: true }),
  ];
};

const controlLines = (vault: OpenVault, rows: number): Line[] => {
  const list = (given: object) => listControls(vault, { ...PAGE, ...CONTROL_QUERY, ...given });
  const line = (what: string, given: object): Line => ({ what: `controls ${what}`, work: () => list(given) });
  const matrix = (given: object) => () => controlMatrix(vault, { ...PAGE, series: null, ...given });
  return [
    ...sorted('controls', ['id', 'title', 'cadence', 'owner', 'domain', 'evidence', 'checklist'], rows, list),
    line('search "review 4711"', { search: 'review 4711' }),
    line('search "re", by title', { search: 're', sort: 'title' }),
    line('of series CC6', { series: 'CC6' }),
    line('of criterion CC6.1, by owner', { criterionId: 'CC6.1', sort: 'owner' }),
    line('daily', { cadence: 'daily' }),
    line('retired', { state: 'retired' }),
    line('of one owner, by title', { owner: 'Person 7', sort: 'title' }),
    line('of one domain', { domain: 'Domain 7' }),
    line('without evidence in the period', { withoutEvidenceInPeriod: true }),
    { what: 'owners and domains to filter by', work: () => controlFacets(vault) },
    { what: 'matrix', work: matrix({}) },
    { what: 'matrix, from the middle', work: matrix({ offset: Math.floor(rows / 2) }) },
    { what: 'matrix, series and search', work: matrix({ series: 'CC6', search: 'review 47' }) },
  ];
};

const otherLines = (vault: OpenVault, rows: number): Line[] => {
  const taskQuery: Input<'readiness', 'tasks'> = {
    ...PAGE,
    states: [],
    owner: null,
    subject: null,
    likelihood: null,
    sort: 'id',
  };
  const tasks = (given: object) => listTasks(vault, { ...taskQuery, ...given });
  const task = (what: string, given: object): Line => ({ what: `tasks ${what}`, work: () => tasks(given) });
  const exceptionQuery: Input<'exceptions', 'list'> = {
    ...PAGE,
    states: [],
    controlId: null,
    withWithdrawn: true,
    sort: 'id',
  };
  const exceptions = (given: object) => listExceptions(vault, { ...exceptionQuery, ...given });
  const exception = (what: string, given: object): Line => ({
    what: `exceptions ${what}`,
    work: () => exceptions(given),
  });
  return [
    ...sorted('tasks', ['id', 'priority', 'due', 'owner', 'state', 'title'], rows, tasks),
    task('search "review 4711"', { search: 'review 4711' }),
    task('search "re", by title', { search: 're', sort: 'title' }),
    task('open or in progress, by priority', { states: ['open', 'in-progress'], sort: 'priority' }),
    task('of one owner, by due', { owner: 'Person 7', sort: 'due' }),
    task('of one criterion', { subject: 'CC6.1' }),
    task('likely, by due', { likelihood: 'high', sort: 'due' }),
    ...sorted('exceptions', ['id', 'title', 'control', 'foundOn', 'due', 'state'], rows, exceptions),
    exception('search "review 4711"', { search: 'review 4711' }),
    exception('search "re", by title', { search: 're', sort: 'title' }),
    exception('drafts, by due', { states: ['draft'], sort: 'due' }),
    exception('of one control', { controlId: controlId(700) }),
    exception('that stand', { withWithdrawn: false }),
  ];
};

export const run = async (args: readonly string[]): Promise<void> => {
  const rows = Number(args[0] ?? 100_000);
  const only = (lines: readonly Line[]): Line[] => lines.filter(({ what }) => what.includes(args[1] ?? ''));
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  process.stdout.write(`${String(rows)} rows; ${String(cpus().length)} × ${cpus()[0]?.model ?? ''}\n`);
  process.stdout.write(`| ${''.padEnd(56)} | first ms | again ms | times a look-up of 100 rows |\n`);
  try {
    await vaultFullOfEvidence(folder, rows);
    const evidence = await openVault(join(folder, 'evidence'), { passphrase: PASSPHRASE }, environment);
    measure(
      only([...evidenceLines(evidence, rows), ...journalLines(evidence, rows), ...registerLines(evidence)]),
      lookUp(evidence, 'evidence_version', 'evidence', rows),
    );
    evidence.close();
    await vaultFullOfTheRest(folder, rows);
    const rest = await openVault(join(folder, 'rest'), { passphrase: PASSPHRASE }, environment);
    measure(
      only([...controlLines(rest, rows), ...otherLines(rest, rows)]),
      lookUp(rest, 'control_version', 'control', rows),
    );
    rest.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
