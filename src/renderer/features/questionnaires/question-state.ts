// How the answer to one question stands by the team's own rule, in a word and a shape. Pure.
import { isAsWanted, isFinding, type Question } from '../../../shared/domain/programme/questionnaire-score';
import { answersScreen as text } from '../../messages/questionnaires';
import type { State } from '../../ui/StateMark';

export type QuestionStanding = 'finding' | 'wanted' | 'look' | 'unanswered';

export const standingOf = (question: Question): QuestionStanding => {
  if (isFinding(question)) return 'finding';
  if (question.answer.trim() === '') return 'unanswered';
  return isAsWanted(question) === true ? 'wanted' : 'look';
};

const SHAPES = {
  finding: 'late',
  wanted: 'met',
  look: 'due',
  unanswered: 'notdue',
} as const satisfies Record<QuestionStanding, State>;

export const standingShape = (standing: QuestionStanding): State => SHAPES[standing];
export const standingWord = (standing: QuestionStanding): string => text.states[standing];
