import type { HandlersFor } from '../../../shared/contract';
import {
  addToRegister,
  changeInRegister,
  exportProgramme,
  exportRegisterTable,
  importProgramme,
  getRecordDetail,
  importRegisterTable,
  keepAsEvidence,
  linkInRegister,
  listRecords,
  makePopulation,
  moveInRegister,
  pageOfChanges,
  programmeOverview,
  referringRecords,
  registerFacets,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
} from '../..';
import type { Work } from '../work';

export const programmeHandlers: HandlersFor<'engine', Work>['programme'] = {
  overview: ({ today }, { session }) => programmeOverview(session.vault(), today),
  list: (query, { session }) => listRecords(session.vault(), query),
  facets: ({ register }, { session }) => registerFacets(session.vault(), register),
  get: ({ id, today }, { session }) => getRecordDetail(session.vault(), id, today),
  add: (asked, { session }) => addToRegister(session.vault(), asked),
  change: (asked, { session }) => changeInRegister(session.vault(), asked),
  move: (asked, { session }) => {
    moveInRegister(session.vault(), asked);
    return {};
  },
  withdraw: ({ id, reason }, { session }) => withdrawFromRegister(session.vault(), id, reason),
  link: (asked, { session }) => {
    linkInRegister(session.vault(), asked);
    return {};
  },
  unlink: (asked, { session }) => {
    unlinkInRegister(session.vault(), asked);
    return {};
  },
  sign: (asked, { session }) => signInRegister(session.vault(), asked),
  referring: ({ target, today }, { session }) => referringRecords(session.vault(), target, today),
  changes: ({ register, from, to, ...page }, { session }) =>
    pageOfChanges(session.vault().db, register, from, to, page),
  importTable: ({ file, ...asked }, { session, path, job }) =>
    importRegisterTable(session.vault(), { path: path(file), ...asked }, job),
  exportTable: ({ target, ...asked }, { session, path, job }) =>
    exportRegisterTable(session.vault(), asked, path(target), job),
  keepAsEvidence: (asked, { session }) => keepAsEvidence(session.vault(), asked),
  makePopulation: (asked, { session, job }) => makePopulation(session.vault(), asked, job),
  exportAll: ({ target }, { session, path, job }) => exportProgramme(session.vault(), path(target), job),
  importAll: ({ file, ...asked }, { session, path, job }) =>
    importProgramme(session.vault(), { path: path(file), ...asked }, job),
};
