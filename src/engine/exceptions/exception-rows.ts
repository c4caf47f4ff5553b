// Exceptions between their tables and the domain's shapes.
import type { ExceptionState, NewException } from '../../shared/domain/exception';
import { UserError } from '../../shared/errors';
import {
  controlId,
  type EngagementId,
  engagementId,
  evidenceId,
  type ExceptionId,
  numberOf,
  type PackageId,
} from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import type { ReadableDb, WritableDb } from '../db/handles';

export interface ExceptionRow {
  readonly number: number;
  readonly engagement: number;
  readonly control: number;
  readonly occurrence_from: CalendarDate | null;
  readonly title: string;
  readonly what_happened: string;
  readonly found_by: 'self' | 'auditor';
  readonly found_on: CalendarDate;
  readonly cause: string;
  readonly extent_failed: number | null;
  readonly extent_of: number | null;
  readonly effect: string;
  readonly compensating_control: string;
  readonly remediation: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly fixed_on: CalendarDate | null;
  readonly retest: string;
  readonly response: string;
  readonly response_approved_by: string;
  readonly response_approved_on: CalendarDate | null;
  readonly state: ExceptionState;
  readonly withdrawn: string | null;
  readonly created_at: Instant;
  readonly changed_at: Instant;
}

/** Everything somebody stated about an exception, as the journal tells it. */
export interface StoredException extends NewException {
  readonly engagementId: EngagementId;
  readonly state: ExceptionState;
}

export const extentOf = (
  row: Pick<ExceptionRow, 'extent_failed' | 'extent_of'>,
): { failed: number; of: number } | null =>
  row.extent_failed === null || row.extent_of === null
    ? null
    : { failed: row.extent_failed, of: row.extent_of };

/** @throws UserError use.unknown-exception */
export const exceptionRow = (db: ReadableDb, id: ExceptionId): ExceptionRow => {
  const row = db.prepare('SELECT * FROM exception WHERE number = ?').get(numberOf(id));
  if (row === undefined) throw new UserError('use.unknown-exception', { id });
  return row as ExceptionRow;
};

/** Packages the exception was handed over in, the oldest first. */
export const packagesOf = (db: ReadableDb, number: number): PackageId[] =>
  (
    db
      .prepare(
        `SELECT package FROM round_exception JOIN package_round USING (package, round)
         WHERE exception = ? GROUP BY package ORDER BY min(journal_seq), package`,
      )
      .all(number) as { package: PackageId }[]
  ).map((row) => row.package);

export const storedException = (db: ReadableDb, row: ExceptionRow): StoredException => ({
  engagementId: engagementId(row.engagement),
  title: row.title,
  controlId: controlId(row.control),
  occurrenceFrom: row.occurrence_from,
  whatHappened: row.what_happened,
  foundBy: row.found_by,
  foundOn: row.found_on,
  cause: row.cause,
  extent: extentOf(row),
  effect: row.effect,
  compensatingControl: row.compensating_control,
  remediation: row.remediation,
  owner: row.owner,
  due: row.due,
  fixedOn: row.fixed_on,
  retest: row.retest,
  response: row.response,
  responseApprovedBy: row.response_approved_by,
  responseApprovedOn: row.response_approved_on,
  evidenceIds: (
    db
      .prepare('SELECT evidence FROM exception_evidence WHERE exception = ? ORDER BY evidence')
      .all(row.number) as { evidence: number }[]
  ).map((one) => evidenceId(one.evidence)),
  state: row.state,
});

const parametersOf = (exception: StoredException) => ({
  control: numberOf(exception.controlId),
  occurrenceFrom: exception.occurrenceFrom,
  title: exception.title,
  whatHappened: exception.whatHappened,
  foundBy: exception.foundBy,
  foundOn: exception.foundOn,
  cause: exception.cause,
  extentFailed: exception.extent?.failed ?? null,
  extentOf: exception.extent?.of ?? null,
  effect: exception.effect,
  compensatingControl: exception.compensatingControl,
  remediation: exception.remediation,
  owner: exception.owner,
  due: exception.due,
  fixedOn: exception.fixedOn,
  retest: exception.retest,
  response: exception.response,
  responseApprovedBy: exception.responseApprovedBy,
  responseApprovedOn: exception.responseApprovedOn,
  state: exception.state,
});

const linkEvidence = (db: WritableDb, number: number, exception: StoredException): void => {
  db.prepare('DELETE FROM exception_evidence WHERE exception = ?').run(number);
  const insert = db.prepare('INSERT INTO exception_evidence (exception, evidence) VALUES (?, ?)');
  for (const id of exception.evidenceIds) insert.run(number, numberOf(id));
};

/** Answers the number of the new row. */
export const insertException = (db: WritableDb, exception: StoredException, now: Instant): number => {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO exception (engagement, control, occurrence_from, title, what_happened, found_by, found_on,
         cause, extent_failed, extent_of, effect, compensating_control, remediation, owner, due, fixed_on,
         retest, response, response_approved_by, response_approved_on, state, created_at, changed_at)
       VALUES (@engagement, @control, @occurrenceFrom, @title, @whatHappened, @foundBy, @foundOn,
         @cause, @extentFailed, @extentOf, @effect, @compensatingControl, @remediation, @owner, @due, @fixedOn,
         @retest, @response, @responseApprovedBy, @responseApprovedOn, @state, @now, @now)`,
    )
    .run({ ...parametersOf(exception), engagement: numberOf(exception.engagementId), now });
  const number = Number(lastInsertRowid);
  linkEvidence(db, number, exception);
  return number;
};

export const updateException = (
  db: WritableDb,
  number: number,
  exception: StoredException,
  now: Instant,
): void => {
  db.prepare(
    `UPDATE exception SET control = @control, occurrence_from = @occurrenceFrom, title = @title,
       what_happened = @whatHappened, found_by = @foundBy, found_on = @foundOn, cause = @cause,
       extent_failed = @extentFailed, extent_of = @extentOf, effect = @effect,
       compensating_control = @compensatingControl, remediation = @remediation, owner = @owner, due = @due,
       fixed_on = @fixedOn, retest = @retest, response = @response,
       response_approved_by = @responseApprovedBy, response_approved_on = @responseApprovedOn,
       state = @state, changed_at = @now
     WHERE number = @number`,
  ).run({ ...parametersOf(exception), number, now });
  linkEvidence(db, number, exception);
};
