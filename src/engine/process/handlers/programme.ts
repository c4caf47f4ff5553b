import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const programmeHandlers: HandlersFor<'engine', Work>['programme'] = {
  overview: notHereYet,
  list: notHereYet,
  facets: notHereYet,
  get: notHereYet,
  add: notHereYet,
  change: notHereYet,
  move: notHereYet,
  withdraw: notHereYet,
  link: notHereYet,
  unlink: notHereYet,
  sign: notHereYet,
  referring: notHereYet,
  changes: notHereYet,
  importTable: notHereYet,
  exportTable: notHereYet,
  keepAsEvidence: notHereYet,
  makePopulation: notHereYet,
  exportAll: notHereYet,
  importAll: notHereYet,
};
