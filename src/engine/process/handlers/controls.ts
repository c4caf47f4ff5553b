import type { HandlersFor } from '../../../shared/contract';
import {
  getControl,
  listControls,
  loadedStarterControls,
  loadStarterControls,
  mapControl,
  unmapControl,
} from '../..';
import type { Work } from '../work';

export const controlsHandlers: HandlersFor<'engine', Work>['controls'] = {
  list: (query, { session }) => listControls(session.vault(), query),
  get: ({ id }, { session }) => getControl(session.vault(), id),
  loadedStarters: (_, { session }) => loadedStarterControls(session.vault()),
  loadStarters: ({ ids }, { session }) => loadStarterControls(session.vault(), ids),
  map: ({ id, pointOfFocusIds, rationale }, { session }) =>
    mapControl(session.vault(), id, pointOfFocusIds, rationale),
  unmap: ({ id, pointOfFocusIds }, { session }) => {
    unmapControl(session.vault(), id, pointOfFocusIds);
    return {};
  },
};
