import type { HandlersFor } from '../../../shared/contract';
import {
  addControl,
  controlFacets,
  controlMatrix,
  exportRegister,
  getControl,
  importRegister,
  listControls,
  loadedStarterControls,
  loadStarterControls,
  mapControl,
  mapControls,
  correctControlDays,
  retireControl,
  reviseControl,
  setChecklist,
  setControlDomain,
  setRationale,
  tickItem,
  unmapControl,
  untickItem,
} from '../..';
import type { Work } from '../work';

export const controlsHandlers: HandlersFor<'engine', Work>['controls'] = {
  list: (query, { session }) => listControls(session.vault(), query),
  get: ({ id }, { session }) => getControl(session.vault(), id),
  facets: (_, { session }) => controlFacets(session.vault()),
  add: (control, { session }) => addControl(session.vault(), control),
  revise: ({ id, facts, validFrom, note }, { session }) =>
    reviseControl(session.vault(), id, facts, validFrom, note),
  retire: ({ id, lastDay, reason }, { session }) => retireControl(session.vault(), id, lastDay, reason),
  correctDays: ({ id, ...days }, { session }) => correctControlDays(session.vault(), id, days),
  setDomain: ({ ids, domain }, { session }) => {
    setControlDomain(session.vault(), ids, domain);
    return {};
  },
  setChecklist: ({ id, items }, { session }) => setChecklist(session.vault(), id, items),
  tick: ({ id, number, evidenceIds }, { session }) => tickItem(session.vault(), id, number, evidenceIds),
  untick: ({ id, number, evidenceIds }, { session }) => untickItem(session.vault(), id, number, evidenceIds),
  loadedStarters: (_, { session }) => loadedStarterControls(session.vault()),
  loadStarters: ({ ids }, { session }) => loadStarterControls(session.vault(), ids),
  map: ({ id, rationale, ...mapped }, { session }) => mapControl(session.vault(), id, mapped, rationale),
  unmap: ({ id, ...mapped }, { session }) => {
    unmapControl(session.vault(), id, mapped);
    return {};
  },
  mapMany: ({ ids, rationale, ...mapped }, { session }) =>
    mapControls(session.vault(), ids, mapped, rationale),
  setRationale: ({ id, of, rationale }, { session }) => {
    setRationale(session.vault(), id, of, rationale);
    return {};
  },
  matrix: (query, { session }) => controlMatrix(session.vault(), query),
  exportTable: ({ target }, { session, path, job }) => exportRegister(session.vault(), path(target), job),
  importTable: ({ file, ...how }, { session, path }) =>
    importRegister(session.vault(), { path: path(file), ...how }),
};
