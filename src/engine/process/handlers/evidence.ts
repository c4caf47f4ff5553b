import type { HandlersFor } from '../../../shared/contract';
import {
  addEvidence,
  evidenceByMonth,
  getEvidence,
  linkEvidence,
  listEvidence,
  saveEvidenceCopy,
  unlinkEvidence,
} from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const evidenceHandlers: HandlersFor<'engine', Work>['evidence'] = {
  byMonth: (_, { session }) => evidenceByMonth(session.vault()),
  list: (query, { session }) => listEvidence(session.vault(), query),
  get: ({ id }, { session }) => getEvidence(session.vault(), id),
  add: ({ items }, { session, job, path }) =>
    addEvidence(
      session.vault(),
      items.map((item) => ({ paths: item.files.map(path), facts: item.facts })),
      job,
    ),
  facets: notHereYet,
  request: notHereYet,
  addVersion: notHereYet,
  changeVersion: notHereYet,
  changeItem: notHereYet,
  submit: notHereYet,
  reopen: notHereYet,
  approve: notHereYet,
  reject: notHereYet,
  withdraw: notHereYet,
  reviewMany: notHereYet,
  nextLike: notHereYet,
  setLinkReason: notHereYet,
  link: ({ id, controlIds, pointOfFocusIds }, { session }) =>
    linkEvidence(session.vault(), id, controlIds, pointOfFocusIds),
  unlink: ({ id, controlIds, pointOfFocusIds }, { session }) =>
    unlinkEvidence(session.vault(), id, controlIds, pointOfFocusIds),
  saveCopy: async ({ id, position, target }, { session, job, path }) => {
    await saveEvidenceCopy(session.vault(), id, position, path(target), job);
    return {};
  },
};
