// How the list of requests is coming along: who waits for whom and how long, how fast each side answers, and what holds
// the audit up. Days, not opinions; counted by the database, each time anew (docs/requests.md, "Follow-up").
import type { AuditorStatus, FollowUp, WaitingOn } from '../../shared/domain/request';
import { numberOf, requestId } from '../../shared/ids';
import { addDays, type CalendarDate, daysBetween } from '../../shared/period';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { HAS_CONFLICT, IS_LATE, SETTLED, WAITS_ON_AUDITOR, WAITS_ON_US } from './list-requests';
import { waitingOnOf } from './track-rules';

/** A request without evidence is told of so many days before its due day. */
export const NEAR_DAYS = 14;
/** The screen shows the worst; files show all. */
const SHOWN = 200;

const AGES: readonly { readonly fromDays: number; readonly toDays: number | null }[] = [
  { fromDays: 0, toDays: 7 },
  { fromDays: 8, toDays: 14 },
  { fromDays: 15, toDays: 30 },
  { fromDays: 31, toDays: null },
];

const LIST = 'request INDEXED BY request_in_list';

interface Asked {
  readonly engagement: number;
  readonly today: CalendarDate;
}

/** Whole days since the turn passed over; 0 for a day that is still to come. */
const waited = (since: CalendarDate, today: CalendarDate): number => Math.max(0, daysBetween(since, today));

interface StatusRow {
  readonly auditor: AuditorStatus;
  readonly since: CalendarDate;
  readonly requests: number;
  readonly late: number;
}

/** Counted by status and day: a few hundred rows, however many requests there are. */
const standing = ({ db }: OpenVault, asked: Asked): StatusRow[] =>
  db
    .prepare(
      `SELECT auditor, waiting_since AS since, count(*) AS requests, sum(due_on < @today IS TRUE) AS late
       FROM ${LIST} WHERE engagement = @engagement GROUP BY auditor, waiting_since`,
    )
    .all(asked) as StatusRow[];

const sumOf = (rows: readonly StatusRow[]): number => rows.reduce((sum, row) => sum + row.requests, 0);

const counted = (rows: readonly StatusRow[]): FollowUp['counts'] => {
  const on = (turn: WaitingOn): StatusRow[] => rows.filter((row) => waitingOnOf(row.auditor) === turn);
  return {
    requests: sumOf(rows),
    settled: sumOf(on('nobody')),
    waitingOnOrganization: sumOf(on('organization')),
    waitingOnAuditor: sumOf(on('auditor')),
    late: on('organization').reduce((sum, row) => sum + row.late, 0),
    returned: sumOf(rows.filter((row) => row.auditor === 'returned')),
  };
};

const ageing = (rows: readonly StatusRow[], today: CalendarDate): FollowUp['ageing'] =>
  AGES.map(({ fromDays, toDays }) => {
    const ofAge = rows.filter((row) => {
      const days = waited(row.since, today);
      return days >= fromDays && (toDays === null || days <= toDays);
    });
    const on = (turn: WaitingOn): number => sumOf(ofAge.filter((row) => waitingOnOf(row.auditor) === turn));
    return { fromDays, toDays, organization: on('organization'), auditor: on('auditor') };
  });

/** Whose turn a status of the auditor's track makes it. */
const turnOf = (column: string): string =>
  `CASE WHEN ${WAITS_ON_US.replace('auditor', column)} THEN 'organization'
     WHEN ${WAITS_ON_AUDITOR.replace('auditor', column)} THEN 'firm' ELSE 'nobody' END`;

/**
 * The organization's turn lasts from the day of the request to the first day it was with the auditor, the firm's each
 * time from then to its answer. Days that were told in the wrong order count as none.
 */
const TURNAROUND = `WITH passing AS (
    SELECT t.request, t.number, t.on_day, ${turnOf('t.from_status')} AS was, ${turnOf('t.to_status')} AS became,
      r.requested_on
    FROM request_turn AS t JOIN request AS r ON r.number = t.request
    WHERE r.engagement = @engagement AND t.track = 'auditor' AND was <> became
  ), followed AS (
    SELECT *, lead(on_day) OVER (PARTITION BY request ORDER BY number) AS answered_on,
      row_number() OVER (PARTITION BY request, became ORDER BY number) AS time
    FROM passing
  ), lasted AS (
    SELECT 'firm' AS side, max(0, julianday(answered_on) - julianday(on_day)) AS days FROM followed
      WHERE became = 'firm' AND answered_on IS NOT NULL
    UNION ALL
    SELECT 'organization', max(0, julianday(on_day) - julianday(requested_on)) FROM followed
      WHERE became = 'firm' AND time = 1 AND requested_on IS NOT NULL
  ), placed AS (
    SELECT side, days, row_number() OVER (PARTITION BY side ORDER BY days) AS place,
      count(*) OVER (PARTITION BY side) AS turns FROM lasted
  )
  SELECT side, turns, avg(days) FILTER (WHERE place IN ((turns + 1) / 2, (turns + 2) / 2)) AS medianDays,
    CAST(max(days) AS INTEGER) AS longestDays FROM placed GROUP BY side`;

const turnaround = ({ db }: OpenVault, { engagement }: Asked): FollowUp['turnaround'] => {
  const rows = db.prepare(TURNAROUND).all({ engagement }) as FollowUp['turnaround'];
  return (['organization', 'firm'] as const).map(
    (side) =>
      rows.find((row) => row.side === side) ?? { side, turns: 0, medianDays: null, longestDays: null },
  );
};

/** Of those that wait on the organization: who has how many, and how long the oldest waits. */
const owners = ({ db }: OpenVault, asked: Asked): FollowUp['owners'] =>
  (
    db
      .prepare(
        `SELECT owner, count(*) AS open, sum(due_on < @today IS TRUE) AS late, min(waiting_since) AS since
         FROM ${LIST} WHERE engagement = @engagement AND ${WAITS_ON_US}
         GROUP BY owner ORDER BY late DESC, open DESC, owner`,
      )
      .all(asked) as { owner: string; open: number; late: number; since: CalendarDate }[]
  ).map(({ since, ...one }) => ({ ...one, oldestDays: waited(since, asked.today) }));

const WORST_FIRST: readonly FollowUp['blocking'][number]['why'][] = [
  'conflict',
  'returned-and-late',
  'late',
  'returned',
  'no-evidence',
  'needs-clarification',
];

const ANSWERED_BY = `EXISTS (SELECT 1 FROM request_link AS l
  WHERE l.request = number AND l.kind IN ('evidence', 'population', 'sample'))`;

type BlockingRow = Omit<FollowUp['blocking'][number], 'id' | 'waitingDays'> & {
  readonly number: number;
  readonly since: CalendarDate;
  readonly wording: string;
  readonly allHeld: number;
};

const blocking = (
  { db }: OpenVault,
  asked: Asked,
  most: number,
): Pick<FollowUp, 'blocking' | 'blockingCount'> => {
  const rows = db
    .prepare(
      `WITH held AS MATERIALIZED (
         SELECT number, due_on, waiting_since, place, count(*) OVER () AS all_held, CASE
           WHEN ${HAS_CONFLICT} THEN 'conflict'
           WHEN auditor = 'returned' AND ${IS_LATE} THEN 'returned-and-late'
           WHEN ${IS_LATE} THEN 'late'
           WHEN auditor = 'returned' THEN 'returned'
           WHEN ${WAITS_ON_US} AND due_on <= @near AND NOT ${ANSWERED_BY} THEN 'no-evidence'
           WHEN internal = 'needs-clarification' AND ${WAITS_ON_US} THEN 'needs-clarification'
           END AS why
         FROM ${LIST}
         WHERE engagement = @engagement AND (NOT ${SETTLED} OR ${HAS_CONFLICT}) AND why IS NOT NULL
         ORDER BY CASE why ${WORST_FIRST.map((why, at) => `WHEN '${why}' THEN ${String(at)}`).join(' ')} END,
           due_on NULLS LAST, waiting_since, place
         LIMIT @most
       )
       SELECT r.number, r.reference, r.title, r.owner, r.due_on AS dueOn,
         r.waiting_since AS since, h.why, h.all_held AS allHeld, substr(r.wording, 1, 200) AS wording
       FROM (SELECT *, row_number() OVER () AS at FROM held) AS h JOIN request AS r ON r.number = h.number
       ORDER BY h.at`,
    )
    .all({ ...asked, near: addDays(asked.today, NEAR_DAYS), most }) as BlockingRow[];
  const shown = rows.map(({ number, wording, since, allHeld: _, ...row }) => ({
    id: requestId(number),
    ...row,
    waitingDays: waited(since, asked.today),
    // Firms often give no title: then the beginning of what they wrote.
    title: row.title === '' ? wording : row.title,
  }));
  return { blockingCount: rows[0]?.allHeld ?? 0, blocking: shown };
};

/**
 * Of the current engagement; nothing but zeros without one.
 * @param most so many of what holds the audit up, the worst first
 */
export const followUp = (vault: OpenVault, today: CalendarDate, most: number = SHOWN): FollowUp => {
  const current = currentEngagement(vault);
  const asked = { engagement: current === null ? -1 : numberOf(current.id), today };
  const rows = standing(vault, asked);
  return {
    today,
    counts: counted(rows),
    ageing: ageing(rows, today),
    turnaround: turnaround(vault, asked),
    owners: owners(vault, asked),
    ...blocking(vault, asked, most),
  };
};
