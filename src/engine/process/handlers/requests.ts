import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const requestHandlers: HandlersFor<'engine', Work>['requests'] = {
  list: notHereYet,
  facets: notHereYet,
  get: notHereYet,
  add: notHereYet,
  change: notHereYet,
  assign: notHereYet,
  setInternal: notHereYet,
  recordAuditor: notHereYet,
  submit: notHereYet,
  comment: notHereYet,
  link: notHereYet,
  unlink: notHereYet,
  resolveConflict: notHereYet,
  lookAtList: notHereYet,
  importList: notHereYet,
  exportList: notHereYet,
  takeResponse: notHereYet,
  followUp: notHereYet,
  exportFollowUp: notHereYet,
};
