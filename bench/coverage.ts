// How long coverage takes: 500 daily controls over 12 months (182,500 occurrences) and 100,000 evidence
// items in a real encrypted vault. Rows are made by SQL; only reading is measured.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coverageGrid,
  type CoverageGridQuery,
  coverageSummary,
  createEngagement,
  createVault,
  type Environment,
  excuseOccurrence,
  instantOf,
  occurrencesOfControl,
  type OpenVault,
  openVault,
} from '../src/engine';
import { controlId } from '../src/shared/ids';
import { NewEngagement } from '../src/shared/domain/engagement';
import { addDays, type CalendarDate } from '../src/shared/period';

const CONTROLS = 500;
const ITEMS = 100_000;
const PASSPHRASE = 'seven quiet herons cross the estuary';

const environment: Environment = {
  now: () => instantOf(Date.UTC(2026, 10, 21)),
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: { log: () => undefined },
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
  program: 'Muniment bench',
};

const fill = (vault: OpenVault): void => {
  const first = '2025-12-15' as CalendarDate;
  vault.write(({ db, now, record }) => {
    const control = db.prepare(
      "INSERT INTO control (number, domain, ai_specific, created_at) VALUES (?, 'Operations', 0, ?)",
    );
    const version = db.prepare(
      `INSERT INTO control_version (control, version, title, wording, owner_role, owner, cadence, weekdays_only,
         grace_days, nature, kind, valid_from, valid_to, note, created_at)
       VALUES (?, 1, ?, ?, 'Operations', '', 'daily', 0, NULL, 'detective', 'automated', NULL, NULL, '', ?)`,
    );
    const wording = 'Every day the job runs, its result is looked at, and what failed is put right. '.repeat(
      6,
    );
    for (let n = 1; n <= CONTROLS; n += 1) {
      control.run(n, now);
      version.run(n, `Daily check ${String(n)} of the production systems`, wording, now);
    }
    const evidence = db.prepare(
      'INSERT INTO evidence (number, current_version, created_at) VALUES (?, 1, ?)',
    );
    const item = db.prepare(
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from, effective_to,
         captured_on, taken_in_at, taken_in_by) VALUES (?, 1, ?, 'Scheduler, export of runs', 'internal', ?, ?, ?, ?, 1)`,
    );
    const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?, ?, ?, 1)');
    const file =
      db.prepare(`INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
         VALUES (?, 1, 1, ?, ?, 'text/csv')`);
    const link = db.prepare('INSERT INTO evidence_control (evidence, control) VALUES (?, ?)');
    for (let n = 1; n <= ITEMS; n += 1) {
      const id = randomBytes(32).toString('hex');
      blob.run(id, randomBytes(32).toString('hex'), 1000 + n, 4096 + n, id);
      evidence.run(n, now);
      const from = n % 50 === 0 ? null : addDays(first, (n * 7919) % 380);
      const to = from === null ? null : addDays(from, n % 7 === 0 ? n % 31 : 0);
      item.run(n, `Result of the run ${String((n * 31) % ITEMS)}`, from, to, from, now);
      file.run(n, id, `run-${String(n)}.csv`);
      link.run(n, 1 + (n % CONTROLS));
    }
    record('evidence.added', 'EVD-0001', { bench: true });
  });
};

const TODAY = '2026-11-21' as CalendarDate;
const QUERY: CoverageGridQuery = {
  ...{ today: TODAY, search: '', cadences: [], states: [], owner: null },
  ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 60 },
};

/** The same rows in the ordinary way: one object for each link with its days, and no arithmetic. */
const PLAIN = `
  SELECT c.control, c.evidence, v.effective_from, v.effective_to
  FROM evidence_control AS c
  JOIN evidence AS e ON e.number = c.evidence
  JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  WHERE v.effective_to >= '2026-01-01' AND v.effective_from <= '2027-12-31'`;

interface Taken {
  readonly milliseconds: number;
  /** Of this thread alone: on a busy machine the clock also counts the others' turns. */
  readonly cpu: number;
}

const measured = (work: () => unknown): Taken => {
  const before = process.threadCpuUsage();
  const start = performance.now();
  work();
  const milliseconds = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  return { milliseconds, cpu: (user + system) / 1000 };
};

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Prints median, least and most, and the median of CPU time; answers the first. */
const say = (what: string, taken: readonly Taken[]): number => {
  const times = taken.map((one) => one.milliseconds);
  const median = medianOf(times);
  const figures = [median, Math.min(...times), Math.max(...times), medianOf(taken.map((one) => one.cpu))];
  const text = figures.map((figure) => figure.toFixed(1).padStart(8)).join('');
  process.stdout.write(`${what.padEnd(50)}${text} ms\n`);
  return median;
};

const ROUNDS = 9;
const rounds = (work: (round: number) => unknown): Taken[] =>
  Array.from({ length: ROUNDS }, (_, round) => measured(() => work(round)));

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  try {
    const path = join(folder, 'vault');
    const made = await createVault(
      path,
      { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
      environment,
    );
    createEngagement(
      made.vault,
      NewEngagement.parse({
        ...{ type: 2, period: { from: '2026-01-01', to: '2026-12-31' } },
        ...{ systemName: 'Bench', categories: ['security'], firm: '' },
      }),
    );
    fill(made.vault);
    made.vault.close();

    const opening: Taken[] = [];
    for (let round = 0; round < 5; round += 1) {
      const opened = await openVault(path, { passphrase: PASSPHRASE }, environment);
      opening.push(measured(() => coverageGrid(opened, QUERY)));
      opened.close();
    }
    process.stdout.write(`${' '.repeat(50)}  median   least    most     CPU\n`);
    say('grid, first page, vault just opened', opening);

    const vault = await openVault(path, { passphrase: PASSPHRASE }, environment);
    const ours: Taken[] = [];
    const others: Taken[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // After any change of the vault all of it is worked out again.
      excuseOccurrence(vault, { controlId: controlId(7), from: TODAY, reason: `Round ${String(round)}` });
      ours.push(measured(() => coverageGrid(vault, QUERY)));
      others.push(measured(() => vault.db.prepare(PLAIN).all()));
    }
    const median = say('grid, first page, after a change', ours);
    const peer = say('the same rows by plain SQL, without arithmetic', others);
    const ratio = (median / peer).toFixed(2).padStart(8);
    process.stdout.write(`${'ratio of the last two'.padEnd(50)}${ratio}\n`);
    const on = (round: number): CalendarDate => addDays(TODAY, round + 1);
    say(
      'grid, first page, on another day',
      rounds((round) => coverageGrid(vault, { ...QUERY, today: on(round) })),
    );
    coverageGrid(vault, QUERY);
    say(
      'grid, page by page',
      rounds((round) => coverageGrid(vault, { ...QUERY, offset: (round % 8) * 60 })),
    );
    const words = { ...QUERY, search: 'check 47', sort: 'holes' } as const;
    say(
      'grid, search of two words, by holes',
      rounds(() => coverageGrid(vault, words)),
    );
    say(
      'summary',
      rounds(() => coverageSummary(vault, { today: TODAY, limit: 20 })),
    );
    const one = { today: TODAY, controlId: controlId(7) };
    say(
      'one control, 365 occurrences',
      rounds(() => occurrencesOfControl(vault, one)),
    );
    process.stdout.write(`${JSON.stringify(coverageGrid(vault, QUERY).counts)}\n`);
    vault.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
