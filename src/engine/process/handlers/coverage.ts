import type { HandlersFor } from '../../../shared/contract';
import {
  assignEvidence,
  coverageGrid,
  coverageRows,
  coverageSummary,
  excuseOccurrence,
  getOccurrence,
  occurrencesOfControl,
  unassignEvidence,
  withdrawExcuse,
} from '../..';
import type { Work } from '../work';

export const coverageHandlers: HandlersFor<'engine', Work>['coverage'] = {
  grid: (query, { session }) => coverageGrid(session.vault(), query),
  rows: (query, { session }) => coverageRows(session.vault(), query),
  summary: (query, { session }) => coverageSummary(session.vault(), query),
  ofControl: (query, { session }) => occurrencesOfControl(session.vault(), query),
  occurrence: (query, { session }) => getOccurrence(session.vault(), query),
  excuse: (input, { session }) => {
    excuseOccurrence(session.vault(), input);
    return {};
  },
  withdrawExcuse: (input, { session }) => {
    withdrawExcuse(session.vault(), input);
    return {};
  },
  assign: (input, { session }) => {
    assignEvidence(session.vault(), input);
    return {};
  },
  unassign: (input, { session }) => {
    unassignEvidence(session.vault(), input);
    return {};
  },
};
