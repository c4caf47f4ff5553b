import type { HandlersFor } from '../../../shared/contract';
import {
  getRecordDetail,
  makeQuestionnaire,
  makeTasks,
  questionnaireScore,
  questionnaireTemplates,
  saveQuestionnaire,
  takeAnswers,
} from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const documentHandlers: HandlersFor<'engine', Work>['documents'] = {
  begin: notHereYet,
  suggestion: notHereYet,
  completeness: notHereYet,
  save: notHereYet,
  templates: () =>
    questionnaireTemplates().map(({ id, title, about, questions }) => ({
      ...{ id, title, about },
      questions: questions.length,
    })),
  makeQuestionnaire: (asked, { session }) => {
    const id = makeQuestionnaire(session.vault(), asked);
    return getRecordDetail(session.vault(), id, asked.on);
  },
  saveQuestionnaire: async ({ id, target }, { session, path }) => {
    await saveQuestionnaire(session.vault(), id, path(target));
    return {};
  },
  takeAnswers: ({ id, file, on, apply, sha256 }, { session, path }) =>
    takeAnswers(session.vault(), id, { path: path(file), on, apply, sha256 }),
  score: ({ id }, { session }) => questionnaireScore(session.vault(), id),
  makeTasks: ({ id, ...asked }, { session }) => makeTasks(session.vault(), id, asked),
  saveWatermarked: notHereYet,
  renewals: notHereYet,
};
