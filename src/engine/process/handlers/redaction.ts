import type { HandlersFor } from '../../../shared/contract';
import { countWords, keepDrawnPage, lookAtTable, redactColumns, redactPages, redactWords } from '../..';
import type { Work } from '../work';

/** What a window shows of a table before its columns are chosen. */
const SHOWN_ROWS = 40;
const SHOWN_COLUMNS = 400;
const SHOWN_CHARACTERS = 200;

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
  lookAtTable: async ({ id, version, position, sheet }, { session }) => {
    const looked = await lookAtTable(session.vault(), { id, version, position }, sheet, SHOWN_ROWS);
    const rows = looked.rows.map((row) =>
      row.slice(0, SHOWN_COLUMNS).map((cell) => cell.slice(0, SHOWN_CHARACTERS).toWellFormed()),
    );
    return { ...looked, rows };
  },
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
