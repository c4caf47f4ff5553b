// Everything about one request: what it is linked to, what was said, each step on both tracks, and what waits to be
// settled.
import {
  type RequestComment,
  type RequestConflict,
  type RequestDetail,
  type RequestLink,
  type RequestTurn,
} from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import { memberId, numberOf, type RequestId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { SHOWN_STATE } from '../populations';
import type { OpenVault } from '../vault/open-vault';
import { targetOf, type TargetNumbers } from './link-targets';
import { readSummary } from './list-requests';
import { readRequest } from './read-requests';
import { nextInternal } from './track-rules';

/** With the title and the state of what it leads to, in the words of its own kind; the newest control is in force. */
const LINKS = `SELECT l.kind, l.target, l.sample, l.note,
    CASE l.kind
      WHEN 'control' THEN (SELECT title FROM listed_control WHERE control = l.target)
      WHEN 'evidence' THEN (SELECT title FROM listed_evidence WHERE evidence = l.target)
      ELSE (SELECT title FROM population WHERE number = l.target) END AS title,
    CASE l.kind
      WHEN 'control' THEN
        (SELECT CASE WHEN valid_to IS NULL THEN 'in-force' ELSE 'retired' END FROM listed_control
          WHERE control = l.target)
      WHEN 'evidence' THEN (SELECT state FROM listed_evidence WHERE evidence = l.target)
      WHEN 'population' THEN (SELECT state FROM population WHERE number = l.target)
      ELSE (SELECT ${SHOWN_STATE} FROM sample_item AS i JOIN selection AS s ON s.population = i.population
          AND s.number = i.selection WHERE i.population = l.target AND i.number = l.sample) END AS state,
    (SELECT row FROM sample_item AS i WHERE l.kind = 'sample' AND i.population = l.target
      AND i.number = l.sample) AS row
  FROM request_link AS l WHERE l.request = ?
  ORDER BY CASE l.kind WHEN 'evidence' THEN 0 WHEN 'control' THEN 1 WHEN 'population' THEN 2 ELSE 3 END,
    l.target, l.sample`;

type LinkRow = TargetNumbers & {
  readonly note: string;
  readonly title: string | null;
  readonly state: string | null;
  readonly row: number | null;
};

const linksOf = (db: ReadableDb, number: number): RequestLink[] =>
  (db.prepare(LINKS).all(number) as LinkRow[]).map((one) => ({
    target: targetOf(one),
    title: one.row === null ? (one.title ?? '') : `${one.title ?? ''}, row ${String(one.row)}`,
    state: one.state ?? '',
    note: one.note,
  }));

const commentsOf = (db: ReadableDb, number: number): RequestComment[] =>
  (
    db
      .prepare(
        `SELECT number, side, author, at, text, is_internal AS isInternal, via FROM request_comment
         WHERE request = ? ORDER BY at, number`,
      )
      .all(number) as (Omit<RequestComment, 'isInternal'> & { isInternal: 0 | 1 })[]
  ).map((one) => ({ ...one, isInternal: one.isInternal === 1 }));

/** In the order in which the vault learned of them. */
const turnsOf = (db: ReadableDb, number: number): RequestTurn[] =>
  (
    db
      .prepare(
        `SELECT track, from_status AS "from", to_status AS "to", on_day AS "on", at, by, via, said_by AS saidBy,
           note, member.name AS byName
         FROM request_turn AS t JOIN member ON member.number = t.by WHERE request = ? ORDER BY t.number`,
      )
      .all(number) as (Omit<RequestTurn, 'by'> & { by: number })[]
  ).map((one) => ({ ...one, by: memberId(one.by) }));

type ConflictRow = Omit<RequestConflict, 'resolved'> & {
  readonly taken: 'ours' | 'theirs' | null;
  readonly at: NonNullable<RequestConflict['resolved']>['at'] | null;
  readonly byName: string | null;
  readonly note: string;
};

/** Those that wait first. */
const conflictsOf = (db: ReadableDb, number: number): RequestConflict[] =>
  (
    db
      .prepare(
        `SELECT c.number, c.field, c.base, c.ours, c.theirs, c.found_at AS foundAt, r.said_by AS saidBy,
           c.taken, c.resolved_at AS at, member.name AS byName, c.resolved_note AS note
         FROM request_conflict AS c JOIN request_response AS r ON r.number = c.response
         LEFT JOIN member ON member.number = c.resolved_by
         WHERE c.request = ? ORDER BY c.taken IS NOT NULL, c.number`,
      )
      .all(number) as ConflictRow[]
  ).map(({ taken, at, byName, note, ...one }) => ({
    ...one,
    resolved: taken === null || at === null ? null : { take: taken, at, byName: byName ?? '', note },
  }));

/** @throws UserError use.unknown-request */
export const getRequest = ({ db }: OpenVault, id: RequestId, today: CalendarDate): RequestDetail => {
  const number = numberOf(id);
  const summary = readSummary(db, number, today);
  if (summary === null) throw new UserError('use.unknown-request', { id });
  const { asked, auditorWord } = readRequest(db, number);
  return {
    ...summary,
    extra: asked.extra,
    auditorWord,
    links: linksOf(db, number),
    comments: commentsOf(db, number),
    turns: turnsOf(db, number),
    conflicts: conflictsOf(db, number),
    nextInternal: nextInternal(summary.internal, summary.auditor),
  };
};
