import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/period';
import { newDraft, problemsOf, requestOf } from './request-draft';

const day = (text: string) => text as CalendarDate;
const draft = { ...newDraft(day('2026-07-01')), wording: '  List of leavers in the period ' };

describe('the form of a request', () => {
  it('becomes what the engine takes, trimmed, with both days as one period', () => {
    const made = requestOf({ ...draft, periodFrom: day('2026-01-01'), periodTo: day('2026-06-30') });
    expect(made?.asked).toMatchObject({
      wording: 'List of leavers in the period',
      period: { from: '2026-01-01', to: '2026-06-30' },
      requestedOn: '2026-07-01',
    });
    expect(made?.handled).toEqual({ owner: '', ownDueOn: null });
  });

  it('says what is in the way, and becomes nothing', () => {
    expect(problemsOf({ ...draft, wording: ' ' })).toEqual(['wording']);
    expect(problemsOf({ ...draft, periodTo: day('2026-06-30') })).toEqual(['period-half']);
    expect(problemsOf({ ...draft, periodFrom: day('2026-06-30'), periodTo: day('2026-01-01') })).toEqual([
      'period-backwards',
    ]);
    expect(requestOf({ ...draft, wording: ' ' })).toBeNull();
  });
});
