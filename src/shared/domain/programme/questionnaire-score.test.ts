import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../period';
import { nothingStated } from './field';
import { QUESTIONNAIRE, type Questionnaire } from './questionnaire';
import { isAsWanted, type Question, questionnaireSignals, scoreOf } from './questionnaire-score';

const TODAY = '2026-07-01' as CalendarDate;
const question = (given: Partial<Question>): Question => ({
  ...(nothingStated(QUESTIONNAIRE.fields.questions.fields ?? {}) as Question),
  reference: 'Q',
  question: 'Is it?',
  weight: 1,
  ...given,
});
const facts = (given: Partial<Questionnaire>): Questionnaire => ({
  ...(nothingStated(QUESTIONNAIRE.fields) as Questionnaire),
  ...given,
});

describe('an answer', () => {
  it.each([
    ['Yes', 'Yes', true],
    ['Yes', ' yes ', true],
    ['30 days; 90 days', '90 Days', true],
    ['Yes', 'No', false],
    ['No', 'Yes', false],
    ['Yes', '', null],
    ['', 'Yes', null],
    ['Yes', 'Not applicable', null],
    ['No; Not applicable', 'Not applicable', true],
  ] as const)('%j is wanted, %j came', (wanted, answer, expected) => {
    expect(isAsWanted(question({ wanted, answer }))).toBe(expected);
  });
});

describe('the score', () => {
  it('adds the weights of answers that were wanted, of those that can be told', () => {
    const questions = [
      question({ reference: 'a', wanted: 'Yes', answer: 'Yes', weight: 3 }),
      question({ reference: 'b', wanted: 'Yes', answer: 'No', weight: 2 }),
      question({ reference: 'c', wanted: 'Yes', answer: '', weight: 9 }),
      question({ reference: 'd', wanted: '', answer: 'In Oslo', weight: 9 }),
      question({ reference: 'e', wanted: 'Yes', answer: 'yes', weight: null }),
    ];
    expect(scoreOf({ questions })).toMatchObject({
      reached: 4,
      of: 6,
      percent: 66,
      unanswered: 1,
      toLookAt: 1,
    });
    expect(scoreOf({ questions: [] })).toMatchObject({ reached: 0, of: 0, percent: null });
  });
});

describe('a questionnaire', () => {
  const bad = question({ wanted: 'Yes', answer: 'No' });
  const noted = question({ finding: 'Too late' });
  it.each([
    ['draft', facts({ dueOn: '2026-06-01' as CalendarDate }), []],
    ['sent', facts({ dueOn: '2026-06-21' as CalendarDate }), [['answers-overdue', 10]]],
    ['sent', facts({ dueOn: TODAY }), []],
    [
      'answered',
      facts({ questions: [bad, noted], threshold: 80 }),
      [
        ['below-threshold', 0],
        ['findings-open', 2],
      ],
    ],
    ['scored', facts({ questions: [bad, noted] }), [['findings-open', 2]]],
    ['scored', facts({ questions: [{ ...bad, task: 'REM-001' }], threshold: 0 }), []],
    ['closed', facts({ questions: [bad] }), []],
  ] as const)('that is %s wants an eye for %#', (state, given, expected) => {
    const signals = questionnaireSignals(given, state, TODAY);
    expect(signals.map(({ code, number }) => [code, number])).toEqual(expected);
  });
});
