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
import { notHereYet } from './not-here-yet';

export const controlsHandlers: HandlersFor<'engine', Work>['controls'] = {
  list: (query, { session }) => listControls(session.vault(), query),
  facets: notHereYet,
  add: notHereYet,
  revise: notHereYet,
  retire: notHereYet,
  setDomain: notHereYet,
  setChecklist: notHereYet,
  tick: notHereYet,
  untick: notHereYet,
  mapMany: notHereYet,
  setRationale: notHereYet,
  matrix: notHereYet,
  exportTable: notHereYet,
  importTable: notHereYet,
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
