import { expect, it } from 'vitest';
import { NO_RECORD } from '../../../shared/domain/population';
import type { CalendarDate } from '../../../shared/period';
import { attributesOf, countOf, draftOf, problemsOf, statementOf } from './record-draft';

const STATEMENT = {
  title: 'Leavers 2026',
  controlIds: [],
  record: {
    ...NO_RECORD,
    range: { from: '2026-01-01' as CalendarDate, to: '2026-12-31' as CalendarDate },
    countOnScreen: 14,
  },
};

it('a statement goes through the form unchanged', () => {
  expect(statementOf(draftOf(STATEMENT))).toEqual(STATEMENT);
});

it.each([
  ['1,204', 1204],
  ['1 204', 1204],
  ['', undefined],
  ['about 12', null],
  ['-3', null],
])('reads the count “%s” as %s', (typed, is) => {
  expect(countOf(typed)).toBe(is);
});

it('says what is wrong, and states nothing meanwhile', () => {
  const draft = draftOf(STATEMENT);
  expect(problemsOf({ ...draft, to: null }).isRangeWrong).toBe(true);
  expect(problemsOf({ ...draft, to: '2025-12-31' as CalendarDate }).isRangeWrong).toBe(true);
  expect(problemsOf({ ...draft, title: ' ' }).isTitleMissing).toBe(true);
  expect(statementOf({ ...draft, countOnScreen: 'some' })).toBeNull();
});

it('takes attributes one a line, each once', () => {
  expect(attributesOf(' Ticket \n\nApproval\nTicket')).toEqual(['Ticket', 'Approval']);
});
