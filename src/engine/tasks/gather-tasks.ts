// Who owes what, out of everything that is in the vault. Computed each time: a task is done when what it
// asks for is there, and nobody ticks it off.
import type { EvidenceTask } from '../../shared/domain/evidence-task';
import type { ReadinessSubject } from '../../shared/domain/readiness';
import {
  type ControlId,
  controlId,
  evidenceId,
  numberOf,
  populationId,
  remediationTaskId,
  requestId,
  sampleItemId,
} from '../../shared/ids';
import { addDays, type CalendarDate } from '../../shared/period';
import { owedOccurrences } from '../coverage';
import { currentEngagement } from '../engagement';
import { SHOWN_STATE } from '../populations';
import { WAITS_ON_US } from '../requests';
import type { OpenVault } from '../vault/open-vault';

/** So many days before it runs out, evidence is to be renewed. */
export const RENEWAL_DAYS = 30;

/** A task before it is known whether it is overdue. */
type Owed = Omit<EvidenceTask, 'isOverdue'>;

const controlIdsOf = (joined: string | null): ControlId[] =>
  joined === null
    ? []
    : joined
        .split(',')
        .map(Number)
        .sort((a, b) => a - b)
        .map(controlId);

interface ItemRow {
  readonly number: number;
  readonly title: string;
  readonly owner: string;
  readonly day: CalendarDate | null;
  readonly controls: string | null;
}

const CONTROLS_OF_ITEM =
  '(SELECT group_concat(control) FROM evidence_control AS c WHERE c.evidence = e.number) AS controls';

const items = (
  { db }: OpenVault,
  kind: EvidenceTask['kind'],
  select: string,
  parameters: Readonly<Record<string, string>> = {},
): Owed[] =>
  (db.prepare(select).all(parameters) as ItemRow[]).map((row) => ({
    key: `${kind} ${evidenceId(row.number)}`,
    kind,
    title: row.title,
    owner: row.owner,
    due: row.day,
    controlIds: controlIdsOf(row.controls),
    about: { evidenceId: evidenceId(row.number) },
  }));

const requested = (vault: OpenVault): Owed[] =>
  items(
    vault,
    'requested',
    `SELECT e.number, l.title, e.owner, e.due_on AS day, ${CONTROLS_OF_ITEM}
     FROM listed_evidence AS l JOIN evidence AS e ON e.number = l.evidence WHERE l.state_place = 0`,
  );

/** Current versions and those that wait behind an approved one. Whose review it is nobody has said. */
const inReview = (vault: OpenVault): Owed[] =>
  items(
    vault,
    'review',
    `SELECT e.number, v.title, '' AS owner, NULL AS day, ${CONTROLS_OF_ITEM}
     FROM evidence_version AS v JOIN evidence AS e ON e.number = v.evidence
     WHERE v.state = 'in-review' AND e.withdrawn_at IS NULL`,
  );

const rejected = (vault: OpenVault): Owed[] =>
  items(
    vault,
    'rejected',
    `SELECT e.number, l.title, e.owner, e.due_on AS day, ${CONTROLS_OF_ITEM}
     FROM listed_evidence AS l JOIN evidence AS e ON e.number = l.evidence WHERE l.state = 'rejected'`,
  );

const renewals = (vault: OpenVault, today: CalendarDate): Owed[] =>
  items(
    vault,
    'renewal',
    `SELECT e.number, l.title, e.owner, l.valid_until AS day, ${CONTROLS_OF_ITEM}
     FROM listed_evidence AS l JOIN evidence AS e ON e.number = l.evidence
     WHERE l.valid_until <= @until AND l.counts = 1`,
    { until: addDays(today, RENEWAL_DAYS) },
  );

const occurrences = (vault: OpenVault, today: CalendarDate): Owed[] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const answered = vault.db
    .prepare(
      `SELECT printf('CTL-%03d', control) || ' ' || occurrence_from FROM exception
       WHERE withdrawn IS NULL AND occurrence_from IS NOT NULL`,
    )
    .pluck()
    .all() as string[];
  return owedOccurrences(vault, today, new Set(answered)).map((one) => ({
    key: `occurrence ${one.controlId} ${one.from}`,
    kind: 'occurrence',
    title: one.title,
    owner: one.owner === '' ? one.ownerRole : one.owner,
    due: one.to,
    controlIds: [one.controlId],
    about: { controlId: one.controlId, from: one.from, to: one.to, missedCount: one.missedCount },
  }));
};

interface SampleRow {
  readonly population: number;
  readonly number: number;
  readonly title: string;
  readonly owner: string | null;
  readonly controls: string | null;
}

/** Rows the auditor picked whose evidence is not there, or counts no more; our own sample is nobody's duty. */
const samples = ({ db }: OpenVault): Owed[] => {
  const rows = db
    .prepare(
      `SELECT i.population, i.number, p.title,
         (SELECT group_concat(control) FROM population_control AS c WHERE c.population = p.number) AS controls,
         (SELECT l.owner_shown FROM population_control AS c JOIN listed_control AS l ON l.control = c.control
           WHERE c.population = p.number ORDER BY c.control LIMIT 1) AS owner
       FROM sample_item AS i JOIN population AS p ON p.number = i.population
       JOIN selection AS s ON s.population = i.population AND s.number = i.selection
       WHERE s.picker = 'auditor' AND ${SHOWN_STATE} IN ('selected', 'returned')`,
    )
    .all() as SampleRow[];
  return rows.map((row) => ({
    key: `sample ${sampleItemId(row.population, row.number)}`,
    kind: 'sample',
    title: row.title,
    owner: row.owner ?? '',
    due: null,
    controlIds: controlIdsOf(row.controls),
    about: {
      populationId: populationId(row.population),
      sampleItemId: sampleItemId(row.population, row.number),
    },
  }));
};

interface RemediationRow {
  readonly number: number;
  readonly title: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly subject: ReadinessSubject | null;
}

const remediation = ({ db }: OpenVault): Owed[] =>
  (
    db
      .prepare(
        `SELECT number, title, owner, due, subject FROM remediation_task
         WHERE state IN ('open', 'in-progress')`,
      )
      .all() as RemediationRow[]
  ).map((row) => ({
    key: `remediation ${remediationTaskId(row.number)}`,
    kind: 'remediation',
    title: row.title,
    owner: row.owner,
    due: row.due,
    controlIds: row.subject?.startsWith('CTL-') === true ? [row.subject as ControlId] : [],
    about: { taskId: remediationTaskId(row.number) },
  }));

interface RequestRow {
  readonly number: number;
  readonly title: string;
  readonly owner: string;
  readonly day: CalendarDate;
  readonly controls: string | null;
}

/** What the auditor asked and waits for; by our own day where it is the earlier one. */
const requests = (vault: OpenVault): Owed[] => {
  const engagement = currentEngagement(vault);
  if (engagement === null) return [];
  const rows = vault.db
    .prepare(
      `SELECT number, iif(title = '', substr(wording, 1, 200), title) AS title, owner,
         min(ifnull(due_on, own_due_on), ifnull(own_due_on, due_on)) AS day,
         (SELECT group_concat(target) FROM request_link AS l WHERE l.request = number AND l.kind = 'control')
           AS controls
       FROM request WHERE engagement = ? AND ${WAITS_ON_US} AND day IS NOT NULL`,
    )
    .all(numberOf(engagement.id)) as RequestRow[];
  return rows.map((row) => ({
    key: `request ${requestId(row.number)}`,
    kind: 'request',
    title: row.title,
    owner: row.owner,
    due: row.day,
    controlIds: controlIdsOf(row.controls),
    about: { requestId: requestId(row.number) },
  }));
};

/** What is due earlier comes first, what has no day last; then by what it is about. */
const byDay = (one: Owed, other: Owed): number => {
  if (one.due === other.due) return one.key < other.key ? -1 : 1;
  if (one.due === null) return 1;
  if (other.due === null) return -1;
  return one.due < other.due ? -1 : 1;
};

/** Everything somebody owes on this day, in the order in which it is due. */
export const gatherTasks = (vault: OpenVault, today: CalendarDate): EvidenceTask[] =>
  [
    ...requested(vault),
    ...inReview(vault),
    ...rejected(vault),
    ...renewals(vault, today),
    ...occurrences(vault, today),
    ...samples(vault),
    ...remediation(vault),
    ...requests(vault),
  ]
    .sort(byDay)
    .map((one) => ({ ...one, isOverdue: one.due !== null && one.due < today }));
