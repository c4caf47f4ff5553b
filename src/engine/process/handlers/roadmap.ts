import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const roadmapHandlers: HandlersFor<'engine', Work>['roadmap'] = {
  get: notHereYet,
  propose: notHereYet,
  set: notHereYet,
};
