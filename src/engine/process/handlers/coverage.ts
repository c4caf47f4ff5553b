import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const coverageHandlers: HandlersFor<'engine', Work>['coverage'] = {
  grid: notHereYet,
  rows: notHereYet,
  summary: notHereYet,
  ofControl: notHereYet,
  occurrence: notHereYet,
  excuse: notHereYet,
  withdrawExcuse: notHereYet,
  assign: notHereYet,
  unassign: notHereYet,
};
