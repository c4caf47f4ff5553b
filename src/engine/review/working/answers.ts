// What the auditor answers to the requests of one round: a status, with a reason, and comments. What went out with a
// response file stays as it was sent; another status is a new answer that goes out with the next.
import type { ReviewedRequest } from '../../../shared/domain/review';
import type { AuditorStatus } from '../../../shared/domain/request';
import { UserError } from '../../../shared/errors';
import { RESPONSE_STATUSES, type ResponseStatus } from '../../../shared/response';
import type { ReadableDb } from '../../db/handles';
import type { OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';
import { knowIn } from './known-packages';
import { requireRequest, requireText, workingFile } from './working-file';

export interface Answer {
  /** Null takes the status back. */
  readonly status: AuditorStatus | null;
  readonly reason: string;
}

interface AnswerRow {
  readonly status: ResponseStatus;
  readonly reason: string;
  readonly response: number | null;
}

const isAuditors = (status: AuditorStatus): status is ResponseStatus =>
  (RESPONSE_STATUSES as readonly string[]).includes(status);

const statusOf = ({ status }: Answer): ResponseStatus | null => {
  if (status === null || isAuditors(status)) return status;
  throw new UserError('use.bad-input', { what: `“${status}” is no status an auditor sets.` });
};

const answerRow = (db: ReadableDb, seal: string, request: string): AnswerRow | undefined =>
  db
    .prepare('SELECT status, reason, response FROM review_answer WHERE seal = ? AND request = ?')
    .get(seal, request) as AnswerRow | undefined;

/**
 * Sets the status of requests, or takes one back that did not go out yet. The reason of `returned` may follow: it is
 * wanted before a response is written.
 * @throws UserError review.no-working-file, use.unknown-request, use.bad-input, review.already-sent
 */
export const answerRequests = (
  open: OpenVault | null,
  received: OpenedReceived,
  { requestIds, ...answer }: Answer & { readonly requestIds: readonly string[] },
): void => {
  const vault = workingFile(open);
  const status = statusOf(answer);
  requireText(answer.reason);
  const reason = status === null ? '' : answer.reason;
  const ids = [...new Set(requestIds)];
  for (const id of ids) requireRequest(received, id);
  const { sealNumber: seal } = received;
  const changing = ids.filter((id) => {
    const row = answerRow(vault.db, seal, id);
    if (status === null && row !== undefined && row.response !== null)
      throw new UserError('review.already-sent');
    return (row?.status ?? null) !== status || (row?.reason ?? '') !== reason;
  });
  if (changing.length === 0) return;
  vault.write((change) => {
    knowIn(change, received);
    const { db, now, record } = change;
    const put = db.prepare(
      `INSERT OR REPLACE INTO review_answer (seal, request, status, reason, set_at, set_by, response)
       VALUES (?, ?, ?, ?, ?, ?, NULL)`,
    );
    const take = db.prepare('DELETE FROM review_answer WHERE seal = ? AND request = ?');
    for (const id of changing) {
      if (status === null) take.run(seal, id);
      else put.run(seal, id, status, reason, now, vault.member.number);
      record('review.answered', id, { seal, status, reason });
    }
  });
};

/** @throws UserError review.no-working-file, use.unknown-request, use.bad-input */
export const addReviewComment = (
  open: OpenVault | null,
  received: OpenedReceived,
  { requestId, text }: { readonly requestId: string; readonly text: string },
): void => {
  const vault = workingFile(open);
  requireText(text);
  requireRequest(received, requestId);
  const { sealNumber: seal } = received;
  vault.write((change) => {
    knowIn(change, received);
    const { db, now, record } = change;
    const number = db
      .prepare('SELECT ifnull(max(number), 0) + 1 FROM review_comment')
      .pluck()
      .get() as number;
    db.prepare(
      `INSERT INTO review_comment (number, seal, request, text, written_at, written_by) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(number, seal, requestId, text, now, vault.member.number);
    record('review.commented', requestId, { number, seal, text });
  });
};

/** @throws UserError review.no-working-file, use.unknown-record, review.already-sent */
export const removeReviewComment = (
  open: OpenVault | null,
  received: OpenedReceived,
  number: number,
): void => {
  workingFile(open).write(({ db, record }) => {
    const row = db
      .prepare('SELECT request, text, response FROM review_comment WHERE number = ? AND seal = ?')
      .get(number, received.sealNumber) as
      { request: string; text: string; response: number | null } | undefined;
    if (row === undefined) throw new UserError('use.unknown-record', { id: number });
    if (row.response !== null) throw new UserError('review.already-sent');
    db.prepare('DELETE FROM review_comment WHERE number = ?').run(number);
    record('review.comment-removed', row.request, { number, text: row.text });
  });
};

type ShownAnswer = NonNullable<ReviewedRequest['answer']>;

interface CommentRow {
  readonly request: string;
  readonly number: number;
  readonly author: string;
  readonly at: ShownAnswer['comments'][number]['at'];
  readonly text: string;
  readonly response: number | null;
}

/** By request: what was answered to one package. `isSent`: nothing of it waits for the next response. */
export const answersOf = (db: ReadableDb, seal: string): ReadonlyMap<string, ShownAnswer> => {
  const answers = new Map<string, ShownAnswer>();
  const statuses = db
    .prepare('SELECT request, status, reason, response FROM review_answer WHERE seal = ?')
    .all(seal) as (AnswerRow & { request: string })[];
  for (const { request, status, reason, response } of statuses)
    answers.set(request, { status, reason, comments: [], isSent: response !== null });
  const comments = db
    .prepare(
      `SELECT c.request, c.number, m.name AS author, c.written_at AS at, c.text, c.response
       FROM review_comment AS c JOIN member AS m ON m.number = c.written_by WHERE c.seal = ? ORDER BY c.number`,
    )
    .all(seal) as CommentRow[];
  for (const { request, response, ...comment } of comments) {
    const before = answers.get(request) ?? { status: null, reason: '', comments: [], isSent: true };
    const isSent = before.isSent && response !== null;
    answers.set(request, { ...before, comments: [...before.comments, comment], isSent });
  }
  return answers;
};
