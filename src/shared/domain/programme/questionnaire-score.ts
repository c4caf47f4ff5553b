// The team's own rule over answers that came back: which are as it wanted, and what their weights add up to. No
// judgement of ours, and nothing an auditor concludes.
import { type CalendarDate, daysBetween } from '../../period';
import type { Questionnaire } from './questionnaire';
import type { Signal } from './signal';

export type Question = Questionnaire['questions'][number];

const bare = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

export const listed = (text: string): string[] =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Words for what a vendor says does not concern it; somebody looks whether that is so. */
export const NOT_APPLICABLE = 'Not applicable';
export const YES_NO_ANSWERS = ['Yes', 'No', NOT_APPLICABLE] as const;

/** Null where a person has to look: nothing was wanted, none came, or it is said not to apply. */
export const isAsWanted = ({ wanted, answer }: Question): boolean | null => {
  const good = listed(wanted).map(bare);
  if (good.length === 0 || answer.trim() === '') return null;
  if (good.includes(bare(answer))) return true;
  return bare(answer) === bare(NOT_APPLICABLE) ? null : false;
};

/** What somebody wrote down as one, or an answer that is not the wanted one. */
export const isFinding = (question: Question): boolean =>
  question.finding !== '' || isAsWanted(question) === false;

export interface Score {
  readonly reached: number;
  readonly of: number;
  /** Of 100, rounded down; null where nothing could be told. */
  readonly percent: number | null;
  readonly unanswered: number;
  readonly toLookAt: number;
  readonly questions: {
    readonly reference: string;
    readonly asWanted: boolean | null;
    readonly weight: number;
  }[];
}

/** A question without a weight counts 1. */
const weightOf = ({ weight }: Question): number => weight ?? 1;

export const scoreOf = ({ questions }: Pick<Questionnaire, 'questions'>): Score => {
  const judged = questions.map((one) => ({
    reference: one.reference,
    asWanted: isAsWanted(one),
    weight: weightOf(one),
  }));
  const sum = (rows: typeof judged): number => rows.reduce((total, { weight }) => total + weight, 0);
  const of = sum(judged.filter(({ asWanted }) => asWanted !== null));
  const reached = sum(judged.filter(({ asWanted }) => asWanted === true));
  const unanswered = questions.filter(({ answer }) => answer.trim() === '').length;
  return {
    ...{ reached, of, unanswered, questions: judged },
    percent: of === 0 ? null : Math.floor((100 * reached) / of),
    toLookAt: judged.filter(({ asWanted }) => asWanted === null).length - unanswered,
  };
};

/** What about a questionnaire wants somebody's eye. */
export const questionnaireSignals = (
  facts: Questionnaire,
  state: string,
  today: CalendarDate,
): readonly Signal[] => {
  if (state === 'closed' || state === 'draft') return [];
  if (state === 'sent') {
    const { dueOn } = facts;
    if (dueOn === null || dueOn >= today) return [];
    return [{ code: 'answers-overdue', weight: 'look', number: daysBetween(dueOn, today) }];
  }
  const { percent } = scoreOf(facts);
  const open = facts.questions.filter((one) => isFinding(one) && one.task === '').length;
  const isBelow = percent !== null && facts.threshold !== null && percent < facts.threshold;
  return [
    ...(isBelow ? [{ code: 'below-threshold', weight: 'look', number: percent } as const] : []),
    ...(open === 0 ? [] : [{ code: 'findings-open', weight: 'look', number: open } as const]),
  ];
};
