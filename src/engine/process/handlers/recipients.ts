import type { HandlersFor } from '../../../shared/contract';
import { notHereYet } from '../not-here-yet';
import type { Work } from '../work';

export const recipientHandlers: HandlersFor<'engine', Work>['recipients'] = {
  list: () => [],
  add: notHereYet,
  change: notHereYet,
  retire: notHereYet,
  addKey: notHereYet,
  confirmKey: notHereYet,
  removeKey: notHereYet,
  setReceiptKey: notHereYet,
};
