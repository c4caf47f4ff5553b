import type { HandlersFor } from '../../../shared/contract';
import {
  changePopulation,
  changeSample,
  exportSamples,
  getPopulation,
  importPicks,
  linkSamples,
  listPopulations,
  lookAtList,
  pageOfSamples,
  populationRows,
  recordPopulation,
  selfSample,
  setPopulationState,
  unlinkSamples,
} from '../..';
import type { Work } from '../work';

export const populationHandlers: HandlersFor<'engine', Work>['populations'] = {
  list: ({ offset, limit }, { session }) => {
    const all = listPopulations(session.vault());
    return { rows: all.slice(offset, offset + limit), total: all.length };
  },
  get: ({ id }, { session }) => getPopulation(session.vault(), id),
  look: (place, { session, job }) => lookAtList(session.vault(), place, job),
  record: (input, { session, job }) => recordPopulation(session.vault(), input, job),
  change: ({ id, statement }, { session }) => changePopulation(session.vault(), id, statement),
  setState: ({ id, state, note }, { session }) => setPopulationState(session.vault(), id, state, note),
  rows: (input, { session }) => populationRows(session.vault(), input),
  importPicks: ({ file, ...input }, { session, job, path }) =>
    importPicks(session.vault(), { ...input, path: path(file) }, job),
  selfSample: (input, { session, job }) => selfSample(session.vault(), input, job),
  samples: ({ id, selection, picker, ...page }, { session }) =>
    pageOfSamples(session.vault().db, id, { selection, picker }, page),
  changeSample: ({ id, state, note }, { session }) => changeSample(session.vault(), id, state, note),
  linkSamples: ({ evidenceId, items, reason }, { session }) => {
    linkSamples(session.vault(), evidenceId, items, reason);
    return {};
  },
  unlinkSamples: ({ evidenceId, items }, { session }) => {
    unlinkSamples(session.vault(), evidenceId, items);
    return {};
  },
  exportSamples: ({ id, picker, target }, { session, path }) =>
    exportSamples(session.vault(), id, picker, path(target)),
};
