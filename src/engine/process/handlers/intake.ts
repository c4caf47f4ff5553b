import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const intakeHandlers: HandlersFor<'engine', Work>['intake'] = {
  inspect: notHereYet,
};
