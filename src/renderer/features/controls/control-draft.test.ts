import { describe, expect, it } from 'vitest';
import { ControlFacts } from '../../../shared/domain/control';
import { draftOf, EMPTY_DRAFT, factsOf, faultsOf, linesOf } from './control-draft';

const draft = { ...EMPTY_DRAFT, title: ' Access review ', wording: 'Owners review access.' };

describe('a control as it is typed', () => {
  it('needs a title and a wording', () => {
    expect(faultsOf(EMPTY_DRAFT)).toEqual(['title-missing', 'wording-missing']);
    expect(faultsOf(draft)).toEqual([]);
  });

  it('takes whole days of grace up to a year, or none', () => {
    for (const graceDays of ['', '0', '14', '366']) expect(faultsOf({ ...draft, graceDays })).toEqual([]);
    for (const graceDays of ['-1', '1.5', '367', 'ten'])
      expect(faultsOf({ ...draft, graceDays })).toEqual(['grace-days']);
    expect(factsOf({ ...draft, graceDays: '0' }).graceDays).toBe(0);
    expect(factsOf(draft).graceDays).toBeNull();
  });

  it('becomes facts that the contract accepts, without spaces around the words', () => {
    const facts = factsOf(draft);
    expect(ControlFacts.parse(facts)).toEqual(facts);
    expect(facts.title).toBe('Access review');
  });

  it('keeps weekdays for a daily control only', () => {
    const weekdays = { ...draft, weekdaysOnly: true };
    expect(factsOf({ ...weekdays, cadence: 'daily' }).weekdaysOnly).toBe(true);
    expect(factsOf({ ...weekdays, cadence: 'weekly' }).weekdaysOnly).toBe(false);
  });

  it('comes back the same from a stored control', () => {
    const facts = factsOf({ ...draft, graceDays: '5', cadence: 'daily', weekdaysOnly: true });
    expect(factsOf(draftOf(facts))).toEqual(facts);
  });
});

describe('a checklist typed as lines', () => {
  it('has an item for each line that says something', () => {
    expect(linesOf('Review sheet\n\n  Ticket  \n')).toEqual(['Review sheet', 'Ticket']);
  });
});
