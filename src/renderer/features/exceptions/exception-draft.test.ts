import { describe, expect, it } from 'vitest';
import type { Occurrence, OccurrenceState } from '../../../shared/domain/coverage';
import { NewException } from '../../../shared/domain/exception';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { draftProblems, exceptionOf, isChanged, newDraft } from './exception-draft';

const day = (date: string) => date as CalendarDate;
const CONTROL = 'CTL-034' as ControlId;
const occurrence = (from: string, state: OccurrenceState): Occurrence => ({
  controlId: CONTROL,
  title: 'Keys',
  ownerRole: 'Security Lead',
  owner: 'Anya',
  cadence: 'quarterly',
  from: day(from),
  to: day(from),
  graceUntil: day(from),
  state,
  servedOn: null,
  evidenceIds: [],
});
const ALL = [
  occurrence('2026-01-01', 'met'),
  occurrence('2026-04-01', 'missed'),
  occurrence('2026-07-01', 'due'),
  occurrence('2026-10-01', 'not-due'),
];
const draft = newDraft(CONTROL, ALL[1] ?? null, ALL, 'Missed in Q2', day('2026-09-21'));

describe('a new exception', () => {
  it('is filled from its occurrence, its extent from what is over', () => {
    expect(draft).toMatchObject({ occurrenceFrom: '2026-04-01', owner: 'Anya', failed: '1', of: '2' });
  });

  it('becomes what the contract takes', () => {
    expect(NewException.parse(exceptionOf(draft))).toMatchObject({
      title: 'Missed in Q2',
      extent: { failed: 1, of: 2 },
      foundOn: '2026-09-21',
    });
  });

  it('may be without an extent, but not with half of one', () => {
    expect(exceptionOf({ ...draft, failed: '', of: '' })?.extent).toBeNull();
    for (const [failed, of] of [
      ['1', ''],
      ['3', '2'],
      ['x', '2'],
      ['0', '0'],
    ] as const) {
      expect(draftProblems({ ...draft, failed, of })).toEqual(['extent']);
      expect(exceptionOf({ ...draft, failed, of })).toBeNull();
    }
  });

  it('needs a title and the day it was found', () => {
    expect(draftProblems({ ...draft, title: ' ', foundOn: null })).toEqual(['title', 'found-on']);
  });

  it('knows whether anything was changed', () => {
    expect(isChanged({ ...draft }, draft)).toBe(false);
    expect(isChanged({ ...draft, cause: 'Leave' }, draft)).toBe(true);
  });
});
