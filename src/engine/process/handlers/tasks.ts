import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const taskHandlers: HandlersFor<'engine', Work>['tasks'] = {
  list: notHereYet,
  exportIcs: notHereYet,
};
