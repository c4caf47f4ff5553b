import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const documentHandlers: HandlersFor<'engine', Work>['documents'] = {
  begin: notHereYet,
  suggestion: notHereYet,
  completeness: notHereYet,
  save: notHereYet,
  templates: notHereYet,
  makeQuestionnaire: notHereYet,
  saveQuestionnaire: notHereYet,
  takeAnswers: notHereYet,
  score: notHereYet,
  makeTasks: notHereYet,
  saveWatermarked: notHereYet,
  renewals: notHereYet,
};
