import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const reviewHandlers: HandlersFor<'engine', Work>['review'] = {
  open: notHereYet,
  current: () => null,
  close: notHereYet,
  check: notHereYet,
  compareSigner: notHereYet,
  rows: notHereYet,
  record: notHereYet,
  find: notHereYet,
  saveCopy: notHereYet,
  mark: notHereYet,
  note: notHereYet,
  changeNote: notHereYet,
  removeNote: notHereYet,
  notes: notHereYet,
  requests: notHereYet,
  answer: notHereYet,
  comment: notHereYet,
  removeComment: notHereYet,
  populationRows: notHereYet,
  picks: notHereYet,
  pick: notHereYet,
  unpick: notHereYet,
  draft: notHereYet,
  writeResponse: notHereYet,
  writeReceipt: notHereYet,
  saveRecord: notHereYet,
  known: notHereYet,
};
