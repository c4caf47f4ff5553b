import type { HandlersFor } from '../../../shared/contract';
import {
  beginnings,
  getRecordDetail,
  makeQuestionnaire,
  makeTasks,
  questionnaireScore,
  saveQuestionnaire,
  takeAnswers,
  beginDocument,
  descriptionCompleteness,
  saveDocument,
  suggestedPart,
  reportRenewals,
  saveWatermarkedCopy,
} from '../..';
import type { Work } from '../work';

export const documentHandlers: HandlersFor<'engine', Work>['documents'] = {
  begin: (asked, { session }) => beginDocument(session.vault(), asked),
  suggestion: (asked, { session }) => suggestedPart(session.vault(), asked),
  completeness: ({ id, today }, { session }) => descriptionCompleteness(session.vault(), id, today),
  save: async ({ id, target }, { session, path }) => {
    await saveDocument(session.vault(), id, path(target));
    return {};
  },
  templates: (_, { session }) =>
    beginnings(session.vault()).map(({ id, title, about, questions }) => ({
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
  saveWatermarked: ({ target, ...asked }, { session, path, job }) =>
    saveWatermarkedCopy(session.vault(), { ...asked, target: path(target) }, job),
  renewals: ({ today }, { session }) => reportRenewals(session.vault().db, today),
};
