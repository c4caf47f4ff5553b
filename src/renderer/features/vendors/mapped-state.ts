// How one expectation of a report stands: answered by us or not, in a word and a shape. Pure.
import { isCsocOpen, isCuecOpen } from '../../../shared/domain/programme/vendor-report-signals';
import type { VendorReport } from '../../../shared/domain/programme/vendor-report';
import { review as text } from '../../messages/vendors';
import type { State } from '../../ui/StateMark';

export interface MappedState {
  readonly state: State;
  readonly word: string;
}

export const cuecState = (row: VendorReport['cuecs'][number]): MappedState => {
  if (row.applies === 'no')
    return isCuecOpen(row)
      ? { state: 'late', word: text.stateNoReason }
      : { state: 'excused', word: text.stateNotForUs };
  if (row.controls.length === 0) return { state: 'late', word: text.stateNoControl };
  return row.evidence.length === 0
    ? { state: 'late', word: text.stateNoEvidence }
    : { state: 'met', word: text.stateAnswered };
};

export const csocState = (row: VendorReport['csocs'][number]): MappedState =>
  isCsocOpen(row) ? { state: 'late', word: text.stateNoCriterion } : { state: 'met', word: text.stateMapped };
