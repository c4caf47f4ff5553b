import type { HandlersFor } from '../../../shared/contract';
import {
  askedByHand,
  assignRequests,
  changeRequest,
  commentRequest,
  exportFollowUp,
  exportRequestList,
  followUp,
  getRequest,
  importRequestList,
  linkRequests,
  listRequests,
  lookAtRequestList,
  recordAuditorStatus,
  requestFacets,
  resolveConflict,
  setInternalStatus,
  submitByHand,
  takeResponse,
  unlinkRequest,
} from '../..';
import type { Work } from '../work';

export const requestHandlers: HandlersFor<'engine', Work>['requests'] = {
  list: (query, { session }) => listRequests(session.vault(), query),
  facets: ({ today }, { session }) => requestFacets(session.vault(), today),
  get: ({ id, today }, { session }) => getRequest(session.vault(), id, today),
  add: ({ asked, handled }, { session }) => askedByHand(session.vault(), asked, handled),
  change: ({ id, asked, handled }, { session }) => changeRequest(session.vault(), id, asked, handled),
  assign: (input, { session }) => {
    assignRequests(session.vault(), input);
    return {};
  },
  setInternal: (input, { session }) => {
    setInternalStatus(session.vault(), input);
    return {};
  },
  recordAuditor: (input, { session }) => recordAuditorStatus(session.vault(), input),
  submit: (input, { session }) => {
    submitByHand(session.vault(), input);
    return {};
  },
  comment: (input, { session }) => commentRequest(session.vault(), input),
  link: (input, { session }) => {
    linkRequests(session.vault(), input);
    return {};
  },
  unlink: (input, { session }) => {
    unlinkRequest(session.vault(), input);
    return {};
  },
  resolveConflict: (input, { session }) => resolveConflict(session.vault(), input),
  lookAtList: ({ file, ...input }, { session, path }) =>
    lookAtRequestList(session.vault(), path(file), input),
  importList: ({ file, ...input }, { session, job, path }) =>
    importRequestList(session.vault(), { ...input, path: path(file) }, job),
  exportList: ({ target }, { session, path, job }) => exportRequestList(session.vault(), path(target), job),
  takeResponse: ({ file, signature, ...input }, { session, job, path }) =>
    takeResponse(
      session.vault(),
      { ...input, path: path(file), signaturePath: signature === null ? null : path(signature) },
      job,
    ),
  followUp: ({ today }, { session }) => followUp(session.vault(), today),
  exportFollowUp: async ({ today, target }, { session, path }) => {
    await exportFollowUp(session.vault(), today, path(target));
    return {};
  },
};
