import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const redactionHandlers: HandlersFor<'engine', Work>['redaction'] = {
  drawPage: notHereYet,
  ofPages: notHereYet,
  ofColumns: notHereYet,
  ofWords: notHereYet,
  discard: notHereYet,
};
