import type { HandlersFor } from '../../../shared/contract';
import { countWords, keepDrawnPage, redactColumns, redactPages, redactWords } from '../..';
import type { Work } from '../work';

export const redactionHandlers: HandlersFor<'engine', Work>['redaction'] = {
  drawPage: ({ id, version, position, page, pages, png, points }, { session }) => ({
    drawn: keepDrawnPage(
      session.vault(),
      session.drawnPages,
      { id, version, position },
      { page, of: pages, drawn: { png, points } },
    ),
  }),
  ofPages: ({ id, version, position, ...what }, { session, job }) =>
    redactPages(session.vault(), session.drawnPages, { id, version, position }, what, job),
  ofColumns: ({ id, version, position, ...what }, { session, job }) =>
    redactColumns(session.vault(), { id, version, position }, what, job),
  ofWords: ({ id, version, position, ...what }, { session, job }) =>
    redactWords(session.vault(), { id, version, position }, what, job),
  countWords: ({ id, version, position, ...what }, { session }) =>
    countWords(session.vault(), { id, version, position }, what),
  discard: (_, { session }) => {
    session.drawnPages.forget();
    return {};
  },
};
