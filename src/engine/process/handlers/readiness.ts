import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const readinessHandlers: HandlersFor<'engine', Work>['readiness'] = {
  assessments: notHereYet,
  begin: notHereYet,
  close: notHereYet,
  worksheet: notHereYet,
  rate: notHereYet,
  history: notHereYet,
  exportWorksheet: notHereYet,
  importWorksheet: notHereYet,
  tasks: notHereYet,
  task: notHereYet,
  addTask: notHereYet,
  changeTask: notHereYet,
};
