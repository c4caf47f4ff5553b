// How long the lists take with 100,000 evidence items: 90 controls, two links and two points of focus for
// each item, in a real encrypted vault. Rows are made by SQL; only reading is measured.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  catalog,
  createEngagement,
  createVault,
  criteriaStanding,
  type Environment,
  evidenceByMonth,
  getControl,
  getEvidence,
  instantOf,
  listControls,
  listEvidence,
  loadStarterControls,
  type OpenVault,
  openVault,
  starterControls,
} from '../src/engine';
import { NewEngagement } from '../src/shared/domain/engagement';
import { controlId, evidenceId } from '../src/shared/ids';
import { addDays, type CalendarDate } from '../src/shared/period';

const ITEMS = 100_000;
const PASSPHRASE = 'seven quiet herons cross the estuary';

const environment: Environment = {
  now: () => instantOf(Date.UTC(2026, 6, 1)),
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: { log: () => undefined },
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
  program: 'Muniment bench',
};

const fill = (vault: OpenVault): void => {
  const points = catalog().points_of_focus.map((point) => point.id);
  const first = '2025-06-01' as CalendarDate;
  vault.write(({ db, now, record }) => {
    const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?, ?, ?, 1)');
    const evidence = db.prepare(
      'INSERT INTO evidence (number, current_version, created_at) VALUES (?, 1, ?)',
    );
    const version = db.prepare(
      `INSERT INTO evidence_version VALUES (?, 1, ?, 'Identity provider, export of members', 'internal', ?, ?, ?, ?, 1)`,
    );
    const file = db.prepare(`INSERT INTO evidence_file VALUES (?, 1, 1, ?, ?, 'text/csv')`);
    const control = db.prepare('INSERT INTO evidence_control VALUES (?, ?)');
    const point = db.prepare('INSERT INTO evidence_point_of_focus VALUES (?, ?)');
    for (let n = 1; n <= ITEMS; n += 1) {
      const id = randomBytes(32).toString('hex');
      blob.run(id, randomBytes(32).toString('hex'), 1000 + n, 4096 + n, id);
      evidence.run(n, now);
      const from = n % 50 === 0 ? null : addDays(first, (n * 7919) % 500);
      const to = from === null ? null : addDays(from, n % 31);
      version.run(n, `Access review ${(n * 31) % ITEMS} of the production accounts`, from, to, from, now);
      file.run(n, id, `export-${n}.csv`);
      control.run(n, 1 + (n % 90));
      control.run(n, 1 + ((n * 17 + 5) % 90 === n % 90 ? (n + 1) % 90 : (n * 17 + 5) % 90));
      point.run(n, points[n % 330]);
      point.run(n, points[(n + 7) % 330]);
    }
    record('evidence.added', 'EVD-0001', { bench: true });
  });
};

const measure = (what: string, work: () => unknown): void => {
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  const [first = 0, ...rest] = times;
  const median = rest.toSorted((a, b) => a - b)[2] ?? 0;
  process.stdout.write(
    `${what.padEnd(58)} first ${first.toFixed(0).padStart(5)} ms   then ${median.toFixed(0).padStart(5)} ms\n`,
  );
};

export const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  try {
    const path = join(folder, 'vault');
    const made = await createVault(
      path,
      { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
      environment,
    );
    loadStarterControls(
      made.vault,
      starterControls().map((starter) => starter.id),
    );
    createEngagement(
      made.vault,
      NewEngagement.parse({
        type: 2,
        period: { from: '2026-01-01', to: '2026-06-30' },
        systemName: 'Bench',
        categories: ['security', 'availability', 'confidentiality', 'privacy', 'processing-integrity'],
        firm: '',
      }),
    );
    fill(made.vault);
    made.vault.close();

    const vault = await openVault(path, { passphrase: PASSPHRASE }, environment);
    const controls = (given: object) => () =>
      listControls(vault, {
        ...{ search: '', series: null, cadence: null, withoutEvidenceInPeriod: false },
        ...{ state: null, owner: null, domain: null, criterionId: null },
        ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 100 },
        ...given,
      });
    const evidence = (given: object) => () =>
      listEvidence(vault, {
        ...{ search: '', controlId: null, criterionId: null, verdict: null },
        ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 100 },
        ...given,
      });
    measure('controls, by id', controls({}));
    measure('controls, by evidence', controls({ sort: 'evidence', direction: 'descending' }));
    measure('controls, without evidence in the period', controls({ withoutEvidenceInPeriod: true }));
    measure('one control with its 2,200 items', () => getControl(vault, controlId(7)));
    measure('criteria standing', () => criteriaStanding(vault));
    measure('evidence by month', () => evidenceByMonth(vault));
    measure('evidence, first page by id', evidence({}));
    measure('evidence, page at 90,000 by id', evidence({ offset: 90_000 }));
    measure('evidence, by title', evidence({ sort: 'title' }));
    measure('evidence, by effective date', evidence({ sort: 'effective', direction: 'descending' }));
    measure('evidence, by size', evidence({ sort: 'size' }));
    measure('evidence, of one control', evidence({ controlId: controlId(7) }));
    measure('evidence, of one criterion', evidence({ criterionId: 'CC6.1' }));
    measure('evidence, inside the period', evidence({ verdict: 'inside' }));
    measure('evidence, search "review 4711"', evidence({ search: 'review 4711' }));
    measure('one evidence item', () => getEvidence(vault, evidenceId(4711)));
    vault.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
