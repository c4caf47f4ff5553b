// Answers that came back from a vendor: looked at question by question, then taken in as one version of the record.
import type { z } from 'zod';
import type { AnswersLook } from '../../shared/calls/documents';
import { QUESTIONNAIRE } from '../../shared/domain/programme';
import type { Question } from '../../shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import { changeRecord, factsAs } from '../programme';
import { cellText, toCell } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { dayOf, LONGEST_ANSWER, plain, plainCell, readAnswer } from './answer-forms';
import { markOf, readQuestionnaire, type ReturnedAnswer, type ReturnedAnswers } from './asked-questionnaire';
import { readReturned } from './returned-file';

export type AnswersLook = z.infer<typeof AnswersLook>;
type LookRow = AnswersLook['rows'][number];

export interface AnswersToTake {
  readonly path: string;
  /** The day from which the answers hold in the register. */
  readonly on: CalendarDate;
  readonly apply: boolean;
  /** Of the file that was looked at; null for a look. */
  readonly sha256: string | null;
}

const MOST_SHOWN = 300;

/** Saving it in another program changes nothing; cutting it to what a cell holds neither. */
const isAsItWent = (text: string, returned: string): boolean =>
  returned === plain(text) || returned === plainCell(cellText(toCell(text)));
const isAsAsked = (asked: string, returned: string | null): boolean =>
  returned === null ||
  isAsItWent(asked, returned) ||
  returned.replace(/\s+/g, ' ') === plain(asked).replace(/\s+/g, ' ');

const rowOf = (question: Question, given: ReturnedAnswer | undefined, count: number): LookRow => {
  const { reference, question: words, answer: before } = question;
  const row = { reference, question: words, before, after: before, comment: question.comment, problem: null };
  /** What came is shown, not stored. */
  const refused = (problem: string): LookRow => ({
    ...row,
    after: given?.answer.slice(0, MOST_SHOWN).toWellFormed() ?? '',
    change: 'refused',
    problem,
  });
  if (given === undefined) return { ...row, change: before === '' ? 'unanswered' : 'same' };
  if (count > 1) return refused('Its reference stands in the file more than once.');
  if (!isAsAsked(words, given.question)) return refused('Its words are not those that were asked.');
  const read = readAnswer(question, given.answer);
  if ('problem' in read) return refused(read.problem);
  if (given.comment.length > LONGEST_ANSWER)
    return refused(`Its comment is longer than ${String(LONGEST_ANSWER)} characters.`);
  const { comment: commentBefore } = question;
  const after = read.answer === '' || isAsItWent(before, given.answer) ? before : read.answer;
  const comment =
    given.comment === '' || isAsItWent(commentBefore, given.comment) ? commentBefore : given.comment;
  if (after !== before || comment !== commentBefore) return { ...row, after, comment, change: 'answer' };
  return { ...row, change: after === '' ? 'unanswered' : 'same' };
};

/** A row for each question that was asked, in their order, and one for each that nobody asked. */
export const lookAtAnswers = (questions: readonly Question[], { answers }: ReturnedAnswers): LookRow[] => {
  const given = Map.groupBy(answers, ({ reference }) => reference);
  const asked = new Set(questions.map(({ reference }) => reference));
  return [
    ...questions.map((question) => {
      const found = given.get(question.reference) ?? [];
      return rowOf(question, found[0], found.length);
    }),
    ...answers
      .filter(({ reference }) => !asked.has(reference))
      .map((one) => ({
        reference: one.reference.slice(0, MOST_SHOWN),
        question: (one.question ?? '').slice(0, MOST_SHOWN),
        before: '',
        after: one.answer.slice(0, MOST_SHOWN),
        comment: '',
        change: 'refused' as const,
        problem: 'No question of this questionnaire has this reference.',
      })),
  ];
};

/**
 * Looks at a file, or takes it in. Rows that are refused leave their questions as they are.
 * @throws UserError programme.unknown-record, programme.withdrawn, questionnaire.closed, questionnaire.other, questionnaire.older,
 * table.not-readable, table.too-large, table.changed-since-preview, vault.read-only, member.not-allowed
 */
export const takeAnswers = async (
  vault: OpenVault,
  id: RecordId,
  { path, on, apply, sha256: seen }: AnswersToTake,
): Promise<AnswersLook> => {
  const stored = readQuestionnaire(vault, id);
  if (stored.state === 'closed') throw new UserError('questionnaire.closed', { id });
  if (apply) vault.requireMay('register.changed');
  const { returned, sha256 } = await readReturned(path);
  if (apply && seen !== sha256) throw new UserError('table.changed-since-preview');
  if (returned.mark !== markOf(vault.vaultId, id))
    throw new UserError('questionnaire.other', { what: `It was not made from ${id} of this vault.` });
  const facts = factsAs(QUESTIONNAIRE, stored);
  const rows = lookAtAnswers(facts.questions, returned);
  const answeredBy = returned.answeredBy.replace(/\s+/g, ' ').slice(0, MOST_SHOWN).trim() || facts.answeredBy;
  const answeredOn = dayOf(returned.answeredOn) ?? facts.answeredOn;
  // A file that was sent again by mistake would put old answers over new ones.
  if (facts.answeredOn !== null && answeredOn !== null && answeredOn < facts.answeredOn)
    throw new UserError('questionnaire.older', { id, file: answeredOn, here: facts.answeredOn });
  const news = new Map(rows.filter(({ change }) => change === 'answer').map((row) => [row.reference, row]));
  if (apply && (news.size > 0 || answeredBy !== facts.answeredBy || answeredOn !== facts.answeredOn)) {
    const questions = facts.questions.map((question) => {
      const row = news.get(question.reference);
      return row === undefined ? question : { ...question, answer: row.after, comment: row.comment };
    });
    const state = news.size > 0 ? 'answered' : stored.state;
    vault.write((change) => {
      changeRecord(
        change,
        id,
        { facts: { questions, answeredBy, answeredOn }, state },
        { on, note: '', via: 'answers', version: stored.version },
      );
    });
  }
  return { rows, answeredBy, sha256, applied: apply };
};
