import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const policyHandlers: HandlersFor<'engine', Work>['policies'] = {
  starters: notHereYet,
  words: notHereYet,
  setWords: notHereYet,
  starterText: notHereYet,
  adopt: notHereYet,
  approve: notHereYet,
  editions: notHereYet,
  editionText: notHereYet,
  acknowledgements: notHereYet,
  acknowledge: notHereYet,
  withdrawAcknowledgement: notHereYet,
  importAcknowledgements: notHereYet,
  saveDocument: notHereYet,
  saveSignSheet: notHereYet,
};
