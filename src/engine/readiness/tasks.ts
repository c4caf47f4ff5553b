// Remediation tasks: what is to be done before the examination, by whom and until when. They belong to the
// vault, so that they outlive the engagement they were found in.
import type { Input, Output } from '../../shared/contract';
import {
  LEVELS,
  type Level,
  NewRemediationTask,
  type ReadinessSubject,
  type RemediationTask,
  TASK_STATES,
  type TaskState,
} from '../../shared/domain/readiness';
import { UserError } from '../../shared/errors';
import { numberOf, type RemediationTaskId, remediationTaskId } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { PRIORITIES, priorityOf } from '../../shared/readiness-priority';
import type { ReadableDb } from '../db/handles';
import { orderOf, pageOfFiltered, type SortKey } from '../db/page-of';
import { pageOfListed } from '../db/page-of-listed';
import { searchCondition } from '../db/search-condition';
import type { Change, OpenVault } from '../vault/open-vault';
import { proveSubject, subjectTitles } from './subjects';

export type TaskQuery = Input<'readiness', 'tasks'>;

interface TaskRow {
  readonly number: number;
  readonly title: string;
  readonly subject: ReadinessSubject | null;
  readonly plan: string;
  readonly likelihood: Level | null;
  readonly effort: Level | null;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly state: TaskState;
  readonly progress_percent: number;
  readonly note: string;
  readonly created_at: Instant;
  readonly changed_at: Instant;
}

/** The matrix of shared/readiness-priority.ts, said in SQL. */
const PRIORITY = `CASE likelihood ${LEVELS.map(
  (likelihood) =>
    `WHEN '${likelihood}' THEN CASE effort ${LEVELS.map(
      (effort) => `WHEN '${effort}' THEN ${String(PRIORITIES[likelihood][effort])}`,
    ).join(' ')} END`,
).join(' ')} END`;
const STATE_PLACE = `CASE state ${TASK_STATES.map((one, place) => `WHEN '${one}' THEN ${String(place)}`).join(' ')} END`;

/** Each has its index, which says the same (migration 3). */
const SORT_KEYS: Readonly<Record<TaskQuery['sort'], readonly SortKey[]>> = {
  id: [],
  priority: [{ sql: PRIORITY, columns: ['likelihood', 'effort'] }],
  due: [{ sql: 'due', columns: ['due'] }],
  owner: [{ sql: "nullif(owner, '') COLLATE NOCASE", columns: ['owner'] }],
  state: [{ sql: STATE_PLACE, columns: ['state'] }],
  title: [{ sql: 'title COLLATE NOCASE', columns: ['title'] }],
};

const fromRow = (row: TaskRow, titles: ReadonlyMap<string, string>): RemediationTask => ({
  id: remediationTaskId(row.number),
  title: row.title,
  subject: row.subject,
  subjectTitle: row.subject === null ? null : (titles.get(row.subject) ?? ''),
  plan: row.plan,
  likelihood: row.likelihood,
  effort: row.effort,
  priority: priorityOf(row.likelihood, row.effort),
  owner: row.owner,
  due: row.due,
  state: row.state,
  progressPercent: row.progress_percent,
  note: row.note,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** One page of tasks and how many there are in all. Filters, order and paging are the database's. */
export const listTasks = (vault: OpenVault, query: TaskQuery): Output<'readiness', 'tasks'> => {
  const search = searchCondition(query.search, [
    'title',
    'owner',
    "ifnull(subject, '')",
    "printf('REM-%03d', number)",
  ]);
  const conditions = [search.sql];
  const parameters: Record<string, string | number> = { ...search.parameters };
  if (query.states.length > 0) {
    conditions.push('state IN (SELECT value FROM json_each(@states))');
    parameters['states'] = JSON.stringify(query.states);
  }
  if (query.owner !== null) {
    conditions.push('owner = @owner');
    parameters['owner'] = query.owner;
  }
  if (query.subject !== null) {
    conditions.push('subject = @subject');
    parameters['subject'] = query.subject;
  }
  if (query.likelihood !== null) {
    conditions.push('likelihood = @likelihood');
    parameters['likelihood'] = query.likelihood;
  }
  const keys = SORT_KEYS[query.sort];
  const order = (isBackwards: boolean): string => orderOf(keys, query.direction, isBackwards);
  const { offset, limit } = query;
  const isWhole = conditions.length === 1 && query.search.trim() === '';
  const { numbers, total } = isWhole
    ? pageOfListed(vault.db, {
        ...{ table: 'remediation_task', key: 'number', where: 'TRUE', counted: 'remediation_task' },
        ...{ order, parameters, offset, limit },
      })
    : pageOfFiltered(vault.db, {
        // Of one subject there are few; otherwise the whole list is looked through, in its narrow index.
        table: `remediation_task INDEXED BY remediation_task_${query.subject === null ? 'list' : 'by_subject'}`,
        where: conditions.join(' AND '),
        ...{ keys, order: order(false), parameters, offset, limit },
      });
  const get = vault.db.prepare('SELECT * FROM remediation_task WHERE number = ?');
  const rows = numbers.map((number) => get.get(number) as TaskRow);
  const titles = subjectTitles(
    vault.db,
    rows.map((row) => row.subject),
  );
  return { rows: rows.map((row) => fromRow(row, titles)), total };
};

const taskRow = (db: ReadableDb, id: RemediationTaskId): TaskRow => {
  const row = db.prepare('SELECT * FROM remediation_task WHERE number = ?').get(numberOf(id));
  if (row === undefined) throw new UserError('use.unknown-task', { id });
  return row as TaskRow;
};

/** @throws UserError use.unknown-task */
export const getTask = (vault: OpenVault, id: RemediationTaskId): RemediationTask =>
  fromRow(taskRow(vault.db, id), subjectTitles(vault.db));

/**
 * What is written down of a task: done is done to 100 per cent.
 * @throws UserError use.bad-input (left as it is without a reason), use.unknown-control, use.unknown-criterion
 */
const settled = (db: ReadableDb, input: NewRemediationTask): NewRemediationTask => {
  const task = NewRemediationTask.parse(input);
  if (task.subject !== null) proveSubject(db, task.subject);
  if (task.state === 'accepted' && task.note === '')
    throw new UserError('use.bad-input', {
      what: 'A task that is left as it is needs its reason in the note.',
    });
  return task.state === 'done' || task.state === 'verified' ? { ...task, progressPercent: 100 } : task;
};

/**
 * One task inside a change that does more, such as one for each finding.
 * @throws UserError use.bad-input, use.unknown-control, use.unknown-criterion
 */
export const addTaskIn = ({ db, now, record }: Change, input: NewRemediationTask): RemediationTaskId => {
  const after = settled(db, input);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO remediation_task (title, subject, plan, likelihood, effort, owner, due, state,
         progress_percent, note, created_at, changed_at)
       VALUES (@title, @subject, @plan, @likelihood, @effort, @owner, @due, @state,
         @progressPercent, @note, @now, @now)`,
    )
    .run({ ...after, now });
  const made = remediationTaskId(Number(lastInsertRowid));
  record('readiness.task-added', made, { after });
  return made;
};

/** @throws UserError use.bad-input, use.unknown-control, use.unknown-criterion */
export const addTask = (vault: OpenVault, input: NewRemediationTask): RemediationTask =>
  getTask(
    vault,
    vault.write((change) => addTaskIn(change, input)),
  );

const stated = (row: TaskRow): NewRemediationTask => ({
  title: row.title,
  subject: row.subject,
  plan: row.plan,
  likelihood: row.likelihood,
  effort: row.effort,
  owner: row.owner,
  due: row.due,
  state: row.state,
  progressPercent: row.progress_percent,
  note: row.note,
});

const sameTask = (one: NewRemediationTask, other: NewRemediationTask): boolean =>
  (Object.keys(one) as (keyof NewRemediationTask)[]).every((key) => one[key] === other[key]);

/**
 * Replaces what a task says. Nothing is written when nothing changes.
 * @throws UserError use.unknown-task, use.bad-input, use.unknown-control, use.unknown-criterion
 */
export const changeTask = (
  vault: OpenVault,
  id: RemediationTaskId,
  input: NewRemediationTask,
): RemediationTask => {
  const before = stated(taskRow(vault.db, id));
  const after = settled(vault.db, input);
  if (!sameTask(before, after)) {
    vault.write(({ db, now, record }) => {
      db.prepare(
        `UPDATE remediation_task SET title = @title, subject = @subject, plan = @plan,
           likelihood = @likelihood, effort = @effort, owner = @owner, due = @due, state = @state,
           progress_percent = @progressPercent, note = @note, changed_at = @now WHERE number = @number`,
      ).run({ ...after, now, number: numberOf(id) });
      record('readiness.task-changed', id, { before, after });
    });
  }
  return getTask(vault, id);
};
