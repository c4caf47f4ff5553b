// Vaults full of rows for the bench of the lists, made by SQL in a real encrypted vault: only reading them is
// measured. The journal is real.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  catalog,
  createEngagement,
  createVault,
  type Environment,
  instantOf,
  loadStarterControls,
  type OpenVault,
  starterControls,
} from '../src/engine';
import { NewEngagement } from '../src/shared/domain/engagement';
import { evidenceId } from '../src/shared/ids';
import { addDays, type CalendarDate } from '../src/shared/period';
import { PASSPHRASE } from './full-vault-passphrase';

export { PASSPHRASE };

export const environment: Environment = {
  now: () => instantOf(Date.UTC(2026, 6, 1)),
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: { log: () => undefined },
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
  program: 'Muniment bench',
};

const FIRST = '2025-06-01' as CalendarDate;
/** Neighbours in one column are strangers in the next. */
const mixed = (n: number, by: number, of: number): number => (n * by) % of;
const pick = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
};

const newVault = async (folder: string, name: string): Promise<OpenVault> => {
  const { vault } = await createVault(
    join(folder, name),
    { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
    environment,
  );
  loadStarterControls(
    vault,
    starterControls().map((starter) => starter.id),
  );
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: 'Bench',
      categories: ['security', 'availability', 'confidentiality', 'privacy', 'processing-integrity'],
      firm: '',
    }),
  );
  return vault;
};

/** `items` items of evidence, two links and two points of focus for each, an entry for each, 90 controls. */
export const vaultFullOfEvidence = async (folder: string, items: number): Promise<void> => {
  const points = catalog().points_of_focus.map((point) => point.id);
  const vault = await newVault(folder, 'evidence');
  vault.write(({ db, now, record }) => {
    const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?, ?, ?, 1)');
    const evidence = db.prepare(
      'INSERT INTO evidence (number, current_version, created_at) VALUES (?, 1, ?)',
    );
    const version = db.prepare(
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from, effective_to,
         captured_on, taken_in_at, taken_in_by)
       VALUES (?, 1, ?, 'Identity provider, export of members', 'internal', ?, ?, ?, ?, 1)`,
    );
    const file = db.prepare(
      `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
       VALUES (?, 1, 1, ?, ?, 'text/csv')`,
    );
    const control = db.prepare('INSERT INTO evidence_control (evidence, control) VALUES (?, ?)');
    const point = db.prepare('INSERT INTO evidence_point_of_focus (evidence, point_of_focus) VALUES (?, ?)');
    for (let n = 1; n <= items; n += 1) {
      const id = randomBytes(32).toString('hex');
      blob.run(id, randomBytes(32).toString('hex'), 1000 + mixed(n, 104_729, 1_000_000), 4096 + n, id);
      evidence.run(n, now);
      const from = n % 50 === 0 ? null : addDays(FIRST, mixed(n, 7919, 500));
      const to = from === null ? null : addDays(from, n % 31);
      const what = n % 1000 === 0 ? 'Übersicht' : 'Access review';
      version.run(
        n,
        `${what} ${String(mixed(n, 31, items))} of the production accounts`,
        from,
        to,
        from,
        now,
      );
      file.run(n, id, `export-${String(n)}.csv`);
      const first = 1 + (n % 90);
      const second = 1 + ((n * 17 + 5) % 90);
      control.run(n, first);
      control.run(n, second === first ? 1 + ((n + 1) % 90) : second);
      point.run(n, pick(points, n));
      point.run(n, pick(points, n + 7));
      record('evidence.added', evidenceId(n), { bench: true });
    }
  });
  vault.close();
};

const CADENCES = ['annual', 'quarterly', 'monthly', 'weekly', 'daily'] as const;
const LEVELS = ['low', 'medium', 'high'] as const;

/** `count` controls, remediation tasks and exceptions each. */
export const vaultFullOfTheRest = async (folder: string, count: number): Promise<void> => {
  const points = catalog().points_of_focus;
  const vault = await newVault(folder, 'rest');
  vault.write(({ db, now, record }) => {
    const control = db.prepare(
      'INSERT INTO control (number, domain, ai_specific, created_at) VALUES (?, ?, 0, ?)',
    );
    const version = db.prepare(
      `INSERT INTO control_version (control, version, title, wording, owner_role, owner, cadence, weekdays_only,
         nature, kind, note, created_at) VALUES (?, 1, ?, ?, ?, ?, ?, 0, 'detective', 'manual', '', ?)`,
    );
    const mapping = db.prepare('INSERT OR IGNORE INTO control_mapping VALUES (?, ?, ?, ?, ?)');
    const item = db.prepare('INSERT INTO checklist_item VALUES (?, 1, 1, ?, 0)');
    const task = db.prepare(`INSERT INTO remediation_task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)`);
    const exception = db.prepare(
      `INSERT INTO exception (number, engagement, control, title, what_happened, found_by, found_on, cause,
         effect, compensating_control, remediation, owner, due, retest, response, response_approved_by, state,
         created_at, changed_at)
       VALUES (?, 1, ?, ?, ?, 'self', ?, ?, '', '', ?, ?, ?, '', '', '', ?, ?, ?)`,
    );
    const long = 'Somebody looked, wrote down what was found, and had it signed. '.repeat(5);
    for (let n = 1; n <= count; n += 1) {
      const owner = `Person ${String(mixed(n, 37, 40))}`;
      if (n > 90) {
        control.run(n, `Domain ${String(n % 13)}`, now);
        version.run(
          n,
          `Review ${String(mixed(n, 31, count))} of the production accounts`,
          long,
          `Role ${String(n % 9)}`,
          owner,
          pick(CADENCES, n),
          now,
        );
        for (const at of [n, n * 7 + 3]) {
          const point = pick(points, at);
          mapping.run(n, point.id, point.criterion, '', now);
        }
        item.run(n, 'The signed list');
      }
      const due = n % 9 === 0 ? null : addDays(FIRST, mixed(n, 7919, 500));
      const level = pick(LEVELS, mixed(n, 7, 3));
      task.run(
        ...[n, `Close gap ${String(mixed(n, 31, count))} of the review`, pick(points, n).criterion, long],
        ...[level, pick(LEVELS, mixed(n, 5, 4)), owner, due],
        ...[pick(['open', 'in-progress', 'done', 'verified'], n), n % 100, now, now],
      );
    }
    for (let n = 1; n <= count; n += 1) {
      const owner = `Person ${String(mixed(n, 37, 40))}`;
      const due = n % 9 === 0 ? null : addDays(FIRST, mixed(n, 7919, 500));
      exception.run(
        ...[n, 1 + mixed(n, 17, count), `Review ${String(mixed(n, 31, count))} was late`, long],
        ...[addDays(FIRST, mixed(n, 104_729, 500)), long, long, owner, due],
        ...[pick(['draft', 'confirmed', 'responded', 'closed'], n), now, now],
      );
    }
    record('control.added', 'CTL-091', { bench: true });
  });
  vault.close();
};
