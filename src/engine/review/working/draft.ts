// How far the work on the open package has come: what is in the response that is being prepared, what went out, and how
// much was looked at.
import type { ResponseDraft } from '../../../shared/domain/review';
import type { Instant } from '../../../shared/period';
import type { OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';
import { keptOf } from './kept';
import { missingReasons, unsentOf } from './unsent';
import { workingFile } from './working-file';

type SentRow = ResponseDraft['responses'][number];

/** Throws review.no-working-file. */
export const responseDraft = (open: OpenVault | null, received: OpenedReceived): ResponseDraft => {
  const vault = workingFile(open);
  const { db } = vault;
  const unsent = unsentOf(db, received);
  const kept = keptOf(vault, received);
  const lookedAt = received.subjects.filter(({ id }) => {
    const digest = received.digestOf(id);
    return digest !== null && kept.markOf(id, digest) === 'looked-at';
  }).length;
  const madeFor = (table: 'review_response' | 'review_receipt'): SentRow[] =>
    db
      .prepare(
        `SELECT r.number, p.package AS packageId, p.round, r.made_at AS madeAt, m.name AS byName
         FROM ${table} AS r JOIN review_package AS p ON p.seal = r.seal JOIN member AS m ON m.number = r.made_by
         WHERE p.client = ? ORDER BY r.number DESC`,
      )
      .all(received.client) as (SentRow & { readonly madeAt: Instant })[];
  const having = (status: string): number => unsent.answers.filter((one) => one.status === status).length;
  return {
    answers: unsent.answers.length,
    returned: having('returned'),
    accepted: having('accepted'),
    comments: unsent.comments.length,
    questions: unsent.questions.length,
    picks: unsent.picks.length,
    missingReasons: missingReasons(unsent),
    responses: madeFor('review_response'),
    receipts: madeFor('review_receipt').map(({ number: _, ...receipt }) => receipt),
    progress: { lookedAt, of: received.subjects.length },
  };
};
