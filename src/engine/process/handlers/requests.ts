import type { HandlersFor } from '../../../shared/contract';
import {
  askedByHand,
  assignRequests,
  changeRequest,
  commentRequest,
  getRequest,
  linkRequests,
  listRequests,
  recordAuditorStatus,
  requestFacets,
  resolveConflict,
  setInternalStatus,
  submitByHand,
  takeResponse,
  unlinkRequest,
} from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

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
  lookAtList: notHereYet,
  importList: notHereYet,
  exportList: notHereYet,
  takeResponse: ({ file, signature, ...input }, { session, job, path }) =>
    takeResponse(
      session.vault(),
      { ...input, path: path(file), signaturePath: signature === null ? null : path(signature) },
      job,
    ),
  followUp: notHereYet,
  exportFollowUp: notHereYet,
};
