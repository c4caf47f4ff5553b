import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const previewHandlers: HandlersFor<'engine', Work>['preview'] = {
  page: notHereYet,
  bytes: notHereYet,
};
