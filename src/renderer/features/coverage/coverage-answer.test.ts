import { describe, expect, it } from 'vitest';
import type { Occurrence, OccurrenceState } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { answerFacts } from './coverage-answer';
import { NO_COUNTS } from './occurrence-states';

const day = (date: string) => date as CalendarDate;
const one = (state: OccurrenceState, from: string, to: string): Occurrence => ({
  controlId: 'CTL-001' as ControlId,
  title: '',
  ownerRole: '',
  owner: '',
  cadence: 'quarterly',
  from: day(from),
  to: day(to),
  graceUntil: day(to),
  state,
  servedOn: null,
  evidenceIds: [],
});
const Q2 = one('missed', '2026-04-01', '2026-06-30');
const Q3 = one('due', '2026-07-01', '2026-09-30');
const lists = (missed: readonly Occurrence[], due: readonly Occurrence[]) => ({
  missed: { rows: missed, total: missed.length },
  due: { rows: due, total: due.length },
});
const TODAY = day('2026-09-21');

describe('the sentence above the grid', () => {
  it('says where the missed ones lie and when the next are due', () => {
    const counts = { ...NO_COUNTS, met: 31, missed: 2, late: 1, due: 1, 'not-due': 4 };
    expect(text.answer(answerFacts(counts, ['quarterly'], lists([Q2, Q2], [Q3]), TODAY))).toBe(
      '**31 of 34** quarterly occurrences met; **2 missed in Q2**, 1 late, 1 due in 9 days.',
    );
  });

  it('says no place when they lie in several, or not all are known', () => {
    const counts = { ...NO_COUNTS, met: 1, missed: 2 };
    const q1 = one('missed', '2026-01-01', '2026-03-31');
    const several = answerFacts(counts, [], lists([q1, Q2], []), TODAY);
    const cut = answerFacts(counts, [], lists([Q2], []), TODAY);
    for (const facts of [several, cut])
      expect(text.answer(facts)).toBe('**1 of 3** occurrences met; **2 missed**.');
  });

  it('says no day when not all that is due is known', () => {
    const counts = { ...NO_COUNTS, met: 1, due: 7 };
    expect(text.answer(answerFacts(counts, [], lists([], [Q3]), TODAY))).toBe(
      '**1 of 1** occurrences met; 7 due.',
    );
  });

  it('speaks of what is to come before anything is over', () => {
    const counts = { ...NO_COUNTS, 'not-due': 4 };
    expect(text.answer(answerFacts(counts, [], null, TODAY))).toBe('**None of 4 occurrences** is over yet.');
    expect(text.answer(answerFacts(NO_COUNTS, [], null, TODAY))).toBe(
      'No occurrence is expected in these controls.',
    );
  });

  it('counts controls for an as-of date', () => {
    const counts = { ...NO_COUNTS, met: 46, missed: 20 };
    expect(text.answerAsOf(counts, day('2026-09-30'))).toBe(
      '**46 of 66 controls** have evidence for 30 Sep 2026; **20 missed**.',
    );
  });
});
