import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const populationHandlers: HandlersFor<'engine', Work>['populations'] = {
  list: notHereYet,
  get: notHereYet,
  look: notHereYet,
  record: notHereYet,
  change: notHereYet,
  setState: notHereYet,
  rows: notHereYet,
  importPicks: notHereYet,
  selfSample: notHereYet,
  samples: notHereYet,
  changeSample: notHereYet,
  linkSamples: notHereYet,
  unlinkSamples: notHereYet,
  exportSamples: notHereYet,
};
