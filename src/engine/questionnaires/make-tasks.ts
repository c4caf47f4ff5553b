// Findings of a questionnaire become remediation tasks; each question remembers its own, so that none is made twice.
import { QUESTIONNAIRE } from '../../shared/domain/programme';
import type { Question } from '../../shared/domain/programme/questionnaire-score';
import { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { RemediationTaskId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { changeRecord, factsAs, readRecord } from '../programme';
import { addTaskIn } from '../readiness';
import type { OpenVault } from '../vault/open-vault';
import { readQuestionnaire } from './asked-questionnaire';

export interface TasksToMake {
  readonly references: readonly string[];
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly on: CalendarDate;
}

const LONGEST_TITLE = 300;
const LONGEST_PLAN = 5000;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const planOf = (id: RecordId, { reference, question, answer, comment }: Question): string =>
  [
    `${id} ${reference}: ${question}`,
    answer === '' ? 'No answer.' : `Answer: ${answer}`,
    ...(comment === '' ? [] : [`Comment: ${comment}`]),
  ].join('\n');

/**
 * A task for each of these questions that has none yet, in one change with the questions. Answers their ids; nothing is
 * written where all have theirs.
 * @throws UserError programme.unknown-record, programme.withdrawn, use.bad-input (no such reference)
 */
export const makeTasks = (
  vault: OpenVault,
  id: RecordId,
  { references, owner, due, on }: TasksToMake,
): RemediationTaskId[] => {
  const stored = readQuestionnaire(vault, id);
  const facts = factsAs(QUESTIONNAIRE, stored);
  const wanted = new Set(references);
  const known = new Set(facts.questions.map(({ reference }) => reference));
  if ([...wanted].some((reference) => !known.has(reference)))
    throw new UserError('use.bad-input', { what: `${id} has no question with such a reference.` });
  const isOpen = ({ reference, task }: Question): boolean => wanted.has(reference) && task === '';
  if (!facts.questions.some(isOpen)) return [];
  const vendor = RecordId.safeParse(facts.vendor);
  const whose = vendor.success ? `${readRecord(vault.db, vendor.data).title}: ` : '';
  return vault.write((change) => {
    const made: RemediationTaskId[] = [];
    const questions = facts.questions.map((question) => {
      if (!isOpen(question)) return question;
      const what = question.finding === '' ? question.question : question.finding;
      const task = addTaskIn(change, {
        title: cut(oneLine(whose + what), LONGEST_TITLE),
        plan: cut(planOf(id, question), LONGEST_PLAN),
        subject: null,
        likelihood: null,
        effort: null,
        owner,
        due,
        state: 'open',
        progressPercent: 0,
        note: '',
      });
      made.push(task);
      return { ...question, task };
    });
    changeRecord(
      change,
      id,
      { facts: { questions } },
      { on, note: '', via: 'step', version: stored.version },
    );
    return made;
  });
};
