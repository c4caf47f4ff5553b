import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const viewHandlers: HandlersFor<'engine', Work>['views'] = {
  list: notHereYet,
  save: notHereYet,
  remove: notHereYet,
};
