// What waits for the next response about a package: answers, comments and picks of this round, and questions of this
// round and of those before it, so that a question is never left behind with an older one.
import type { Instant } from '../../../shared/period';
import type { ResponseStatus } from '../../../shared/response';
import type { ReadableDb } from '../../db/handles';
import type { OpenedReceived } from '../opened-received';
import { picksOf } from './picks';

interface Said {
  readonly number: number;
  readonly text: string;
  readonly at: Instant;
  readonly author: string;
}

export interface Unsent {
  readonly answers: readonly {
    readonly request: string;
    readonly status: ResponseStatus;
    readonly reason: string;
  }[];
  readonly comments: readonly (Said & { readonly request: string })[];
  readonly questions: readonly (Said & { readonly subject: string; readonly question: number })[];
  readonly picks: readonly {
    readonly number: number;
    readonly population: string;
    readonly listSha256: string;
    readonly pickedOn: string;
    readonly note: string;
    readonly attributes: readonly string[];
    readonly rows: readonly number[];
  }[];
}

/**
 * Which client a package is of it says itself, and anybody can say that: questions about an older round go along where the
 * same key signed both, or the auditor has held the other key against what they were told.
 */
const QUESTIONS = `
  SELECT n.number, n.subject, n.question, n.text, n.written_at AS at, m.name AS author
  FROM review_note AS n JOIN review_package AS p ON p.seal = n.seal JOIN member AS m ON m.number = n.written_by
  WHERE p.client = @client AND p.package = @packageId AND p.round <= @round
    AND (p.signer_key = @signerKey OR EXISTS (SELECT 1 FROM review_package AS c
      WHERE c.client = @client AND c.signer_key = @signerKey AND c.comparison = 'same'))
    AND n.question IS NOT NULL AND n.response IS NULL
  ORDER BY n.question`;

export const unsentOf = (
  db: ReadableDb,
  { sealNumber: seal, client, packageId, round, signerKey }: OpenedReceived,
): Unsent => {
  const answers = db
    .prepare(
      `SELECT request, status, reason FROM review_answer WHERE seal = ? AND response IS NULL ORDER BY request`,
    )
    .all(seal) as Unsent['answers'];
  const comments = db
    .prepare(
      `SELECT c.number, c.request, c.text, c.written_at AS at, m.name AS author
       FROM review_comment AS c JOIN member AS m ON m.number = c.written_by
       WHERE c.seal = ? AND c.response IS NULL ORDER BY c.number`,
    )
    .all(seal) as Unsent['comments'];
  const questions = db.prepare(QUESTIONS).all({ client, packageId, round, signerKey }) as Unsent['questions'];
  const lists = new Map(
    (
      db
        .prepare('SELECT number, list_sha256 AS listSha256 FROM review_selection WHERE seal = ?')
        .all(seal) as {
        number: number;
        listSha256: string;
      }[]
    ).map((one) => [one.number, one.listSha256]),
  );
  const picks = picksOf(db, seal)
    .filter(({ isSent }) => !isSent)
    .map(({ number, populationId: population, pickedOn, note, attributes, rows }) => ({
      number,
      population,
      listSha256: lists.get(number) ?? '',
      pickedOn,
      note,
      attributes,
      rows,
    }));
  return { answers, comments, questions, picks };
};

export const isNothing = ({ answers, comments, questions, picks }: Unsent): boolean =>
  answers.length + comments.length + questions.length + picks.length === 0;

/** Requests that are returned and do not say why: no response is written before they do. */
export const missingReasons = ({ answers }: Unsent): string[] =>
  answers.flatMap(({ request, status, reason }) =>
    status === 'returned' && reason.trim() === '' ? [request] : [],
  );
