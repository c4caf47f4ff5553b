// Looked at: a mark belongs to exactly one content of a record, so that the next round shows what is new.
import type { PackageRow } from '../../../shared/domain/review';
import { UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import type { OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';
import { knowIn } from './known-packages';
import { workingFile } from './working-file';

const digestOf = (received: OpenedReceived, id: string): Sha256 => {
  const digest = received.digestOf(id);
  if (digest === null) throw new UserError('use.unknown-record', { id });
  return digest;
};

/**
 * Marks records of the open package as looked at, or takes the marks of their present content back.
 * @throws UserError review.no-working-file, use.unknown-record
 */
export const mark = (
  open: OpenVault | null,
  received: OpenedReceived,
  { subjects, lookedAt }: { readonly subjects: readonly string[]; readonly lookedAt: boolean },
): void => {
  const vault = workingFile(open);
  const { client } = received;
  const wanted = [...new Set(subjects)].map((subject) => ({ subject, digest: digestOf(received, subject) }));
  const has = vault.db.prepare('SELECT 1 FROM review_mark WHERE client = ? AND subject = ? AND digest = ?');
  const changing = wanted.filter(
    ({ subject, digest }) => (has.get(client, subject, digest) !== undefined) !== lookedAt,
  );
  if (changing.length === 0) {
    vault.requireMay('review.marked');
    return;
  }
  vault.write((change) => {
    knowIn(change, received);
    const { db, now, record } = change;
    const put = db.prepare(
      'INSERT INTO review_mark (client, subject, digest, marked_at, marked_by) VALUES (?, ?, ?, ?, ?)',
    );
    const take = db.prepare('DELETE FROM review_mark WHERE client = ? AND subject = ? AND digest = ?');
    for (const { subject, digest } of changing) {
      if (lookedAt) put.run(client, subject, digest, now, vault.member.number);
      else take.run(client, subject, digest);
      record(lookedAt ? 'review.marked' : 'review.unmarked', subject, { client, digest });
    }
  });
};

/** Every mark of a client: the contents of each record that were looked at. */
export const marksOf = (db: ReadableDb, client: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const marks = new Map<string, Set<string>>();
  const rows = db.prepare('SELECT subject, digest FROM review_mark WHERE client = ?').all(client);
  for (const { subject, digest } of rows as { subject: string; digest: string }[]) {
    const known = marks.get(subject);
    if (known === undefined) marks.set(subject, new Set([digest]));
    else known.add(digest);
  }
  return marks;
};

export const markIn = (
  marks: ReadonlyMap<string, ReadonlySet<string>>,
  subject: string,
  digest: string,
): PackageRow['mark'] => {
  const known = marks.get(subject);
  if (known === undefined) return 'none';
  return known.has(digest) ? 'looked-at' : 'earlier';
};
