import type { HandlersFor } from '../../../shared/contract';
import { removeView, savedViews, saveView } from '../..';
import type { Work } from '../work';

export const viewHandlers: HandlersFor<'engine', Work>['views'] = {
  list: (_, { session }) => savedViews(session.vault()),
  save: (view, { session }) => saveView(session.vault(), view),
  remove: ({ number }, { session }) => {
    removeView(session.vault(), number);
    return {};
  },
};
