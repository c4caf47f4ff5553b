// What is said about a request: each text once, on whichever side, and never taken back.
import type { RequestComment } from '../../shared/domain/request';
import type { Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { Change } from '../vault/open-vault';
import { readRequest } from './read-requests';

export interface NewComment {
  readonly side: RequestComment['side'];
  readonly author: string;
  /** As the author's side said it; midnight of the day where a list told a day only. */
  readonly at: Instant;
  readonly text: string;
  readonly isInternal: boolean;
  readonly via: RequestComment['via'];
}

/** Whether a comment of this text by this author on this day is there already. */
export const isSaid = (
  db: ReadableDb,
  request: number,
  { side, author, at, text, isInternal }: NewComment,
): boolean =>
  db
    .prepare(
      `SELECT 1 FROM request_comment WHERE request = @request AND side = @side AND author = @author
         AND substr(at, 1, 10) = substr(@at, 1, 10) AND text = @text AND is_internal = @isInternal`,
    )
    .get({ request, side, author, at, text, isInternal: isInternal ? 1 : 0 }) !== undefined;

/**
 * Something that was said. The same text of the same side and author on the same day is one comment, however often
 * a list brings it; answers whether it was new.
 * @throws UserError use.unknown-request
 */
export const addComment = ({ db, record }: Change, request: number, comment: NewComment): boolean => {
  const { id } = readRequest(db, request);
  const { side, author, at, text, isInternal, via } = comment;
  if (isSaid(db, request, comment)) return false;
  const number = db
    .prepare('SELECT ifnull(max(number), 0) + 1 FROM request_comment WHERE request = ?')
    .pluck()
    .get(request) as number;
  db.prepare(
    `INSERT INTO request_comment (request, number, side, author, at, text, is_internal, via)
     VALUES (@request, @number, @side, @author, @at, @text, @isInternal, @via)`,
  ).run({ request, number, side, author, at, text, isInternal: isInternal ? 1 : 0, via });
  record('request.commented', id, { number, side, author, at, text, isInternal, via });
  return true;
};
