import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const exceptionHandlers: HandlersFor<'engine', Work>['exceptions'] = {
  list: notHereYet,
  get: notHereYet,
  record: notHereYet,
  change: notHereYet,
  setState: notHereYet,
  withdraw: notHereYet,
};
