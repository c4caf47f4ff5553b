import type { HandlersFor } from '../../../shared/contract';
import { exportTasks, listOwed } from '../..';
import type { Work } from '../work';

export const taskHandlers: HandlersFor<'engine', Work>['tasks'] = {
  list: (query, { session }) => listOwed(session.vault(), query),
  exportIcs: ({ target, ...filters }, { session, path }) =>
    exportTasks(session.vault(), filters, path(target)),
};
