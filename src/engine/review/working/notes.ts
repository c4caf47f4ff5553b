// Notes about what a package holds, and questions: a question goes into the response file, a note stays here.
import type { AuditorNote } from '../../../shared/domain/review';
import { UserError } from '../../../shared/errors';
import type { ReadableDb } from '../../db/handles';
import type { Change, OpenVault } from '../../vault/open-vault';
import type { OpenedReceived } from '../opened-received';
import { knowIn } from './known-packages';
import { requireText, subjectOf, workingFile } from './working-file';

const digitsOf = (question: number): string => String(question).padStart(3, '0');
/** `Q-001` */
export const questionReference = (question: number | null): string =>
  question === null ? '' : `Q-${digitsOf(question)}`;

interface NoteRow extends Omit<AuditorNote, 'isQuestion' | 'reference' | 'isSent'> {
  readonly question: number | null;
  readonly response: number | null;
}

const NOTES = `
  SELECT n.number, n.subject, n.text, n.question, n.written_at AS writtenAt, m.name AS byName, p.round, n.response
  FROM review_note AS n JOIN review_package AS p ON p.seal = n.seal JOIN member AS m ON m.number = n.written_by`;

const shown = ({ question, response, ...note }: NoteRow): AuditorNote => ({
  ...note,
  isQuestion: question !== null,
  reference: questionReference(question),
  isSent: response !== null,
});

/** Of a client, in all rounds, oldest first. */
export const notesOf = (db: ReadableDb, client: string): AuditorNote[] =>
  (db.prepare(`${NOTES} WHERE p.client = ? ORDER BY n.number`).all(client) as NoteRow[]).map(shown);

/** Throws use.unknown-record for a number nobody has among the notes of this client. */
const noteOf = (db: ReadableDb, client: string, number: number): NoteRow & { readonly seal: string } => {
  const row = db
    .prepare(`${NOTES.replace('SELECT', 'SELECT n.seal,')} WHERE n.number = ? AND p.client = ?`)
    .get(number, client) as (NoteRow & { readonly seal: string }) | undefined;
  if (row === undefined) throw new UserError('use.unknown-record', { id: number });
  return row;
};

/** As `noteOf`; throws review.already-sent. */
const unsentNote = (db: ReadableDb, client: string, number: number) => {
  const note = noteOf(db, client, number);
  if (note.response !== null) throw new UserError('review.already-sent');
  return note;
};

/** Numbers of questions are of one client, over all rounds: that is whom they are asked. */
const nextQuestion = (db: ReadableDb, client: string): number =>
  db
    .prepare(
      `SELECT ifnull(max(n.question), 0) + 1 FROM review_note AS n JOIN review_package AS p ON p.seal = n.seal
       WHERE p.client = ?`,
    )
    .pluck()
    .get(client) as number;

export interface NoteText {
  readonly text: string;
  readonly isQuestion: boolean;
}

/** @throws UserError review.no-working-file, use.unknown-record, use.bad-input */
export const addNote = (
  open: OpenVault | null,
  received: OpenedReceived,
  { subject, text, isQuestion }: NoteText & { readonly subject: string },
): AuditorNote => {
  const vault = workingFile(open);
  requireText(text);
  const { id } = subjectOf(received, subject);
  const { client, sealNumber: seal } = received;
  const write = (change: Change): number => {
    knowIn(change, received);
    const { db, now, record } = change;
    const number = db.prepare('SELECT ifnull(max(number), 0) + 1 FROM review_note').pluck().get() as number;
    const question = isQuestion ? nextQuestion(db, client) : null;
    db.prepare(
      `INSERT INTO review_note (number, seal, subject, text, question, written_at, written_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(number, seal, id, text, question, now, vault.member.number);
    record('review.noted', id, { number, seal, text, question });
    return number;
  };
  return shown(withoutSeal(noteOf(vault.db, client, vault.write(write))));
};

const withoutSeal = ({ seal: _, ...note }: NoteRow & { readonly seal: string }): NoteRow => note;

/** @throws UserError review.no-working-file, use.unknown-record, review.already-sent, use.bad-input */
export const changeNote = (
  open: OpenVault | null,
  received: OpenedReceived,
  { number, text, isQuestion }: NoteText & { readonly number: number },
): AuditorNote => {
  const vault = workingFile(open);
  requireText(text);
  const { client } = received;
  vault.write(({ db, record }) => {
    const before = unsentNote(db, client, number);
    const question = isQuestion ? (before.question ?? nextQuestion(db, client)) : null;
    db.prepare('UPDATE review_note SET text = ?, question = ? WHERE number = ?').run(text, question, number);
    record('review.note-changed', before.subject, {
      number,
      before: { text: before.text, question: before.question },
      after: { text, question },
    });
  });
  return shown(withoutSeal(noteOf(vault.db, client, number)));
};

/** @throws UserError review.no-working-file, use.unknown-record, review.already-sent */
export const removeNote = (open: OpenVault | null, received: OpenedReceived, number: number): void => {
  workingFile(open).write(({ db, record }) => {
    const { subject, text } = unsentNote(db, received.client, number);
    db.prepare('DELETE FROM review_note WHERE number = ?').run(number);
    record('review.note-removed', subject, { number, text });
  });
};

export interface NotesQuery {
  readonly onlyQuestions: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. Throws review.no-working-file. */
export const listNotes = (
  open: OpenVault | null,
  { client }: OpenedReceived,
  { onlyQuestions, offset, limit }: NotesQuery,
): { readonly total: number; readonly rows: AuditorNote[] } => {
  const { db } = workingFile(open);
  const where = `WHERE p.client = ? AND (n.question IS NOT NULL OR ? = 0)`;
  const only = onlyQuestions ? 1 : 0;
  const total = db
    .prepare(`SELECT count(*) FROM review_note AS n JOIN review_package AS p ON p.seal = n.seal ${where}`)
    .pluck()
    .get(client, only) as number;
  const rows = db
    .prepare(`${NOTES} ${where} ORDER BY n.number DESC LIMIT ? OFFSET ?`)
    .all(client, only, limit, offset) as NoteRow[];
  return { total, rows: rows.map(shown) };
};
