import type { HandlersFor } from '../../../shared/contract';
import {
  addTask,
  addTasksOfGaps,
  beginAssessment,
  changeTask,
  closeAssessment,
  exportWorksheet,
  getTask,
  importWorksheet,
  listAssessments,
  listTasks,
  ratingHistory,
  rateSubjects,
  worksheet,
} from '../..';
import type { Work } from '../work';

export const readinessHandlers: HandlersFor<'engine', Work>['readiness'] = {
  assessments: (_, { session }) => listAssessments(session.vault()),
  begin: (input, { session }) => beginAssessment(session.vault(), input),
  close: ({ id }, { session }) => closeAssessment(session.vault(), id),
  worksheet: (query, { session }) => worksheet(session.vault(), query),
  rate: ({ id, ratings }, { session }) => {
    rateSubjects(session.vault(), id, ratings);
    return {};
  },
  history: ({ subject }, { session }) => ratingHistory(session.vault(), subject),
  exportWorksheet: ({ id, today, target }, { session, path, job }) =>
    exportWorksheet(session.vault(), id, today, path(target), job),
  importWorksheet: ({ id, file, apply, sha256 }, { session, path }) =>
    importWorksheet(session.vault(), id, path(file), { apply, sha256 }),
  tasks: (query, { session }) => listTasks(session.vault(), query),
  task: ({ id }, { session }) => getTask(session.vault(), id),
  addTask: (input, { session }) => addTask(session.vault(), input),
  addTasksOfGaps: (input, { session }) => addTasksOfGaps(session.vault(), input),
  changeTask: ({ id, task }, { session }) => changeTask(session.vault(), id, task),
};
