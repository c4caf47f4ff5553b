import type { HandlersFor } from '../../../shared/contract';
import { takenIn } from '../../../shared/taken-in';
import {
  addEvidence,
  evidenceByMonth,
  getEvidence,
  linkEvidence,
  listEvidence,
  saveEvidenceCopy,
  setLinkReason,
  unlinkEvidence,
} from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const evidenceHandlers: HandlersFor<'engine', Work>['evidence'] = {
  byMonth: (_, { session }) => evidenceByMonth(session.vault()),
  list: (query, { session }) => listEvidence(session.vault(), query),
  get: ({ id }, { session }) => getEvidence(session.vault(), id),
  add: async ({ items }, { session, job, file }) => {
    const result = await addEvidence(
      session.vault(),
      items.map((item) => ({ paths: item.files.map(file), facts: item.facts })),
      job,
    );
    // What was pasted is in the vault now, and in memory no longer.
    session.held.forget(takenIn(items, result).flatMap((item) => item.files));
    return result;
  },
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
  setLinkReason: ({ id, of, reason }, { session }) => setLinkReason(session.vault(), id, of, reason),
  link: ({ id, controlIds, pointOfFocusIds, reason }, { session }) =>
    linkEvidence(session.vault(), id, controlIds, pointOfFocusIds, reason),
  unlink: ({ id, controlIds, pointOfFocusIds }, { session }) =>
    unlinkEvidence(session.vault(), id, controlIds, pointOfFocusIds),
  saveCopy: async ({ id, position, target }, { session, job, path }) => {
    await saveEvidenceCopy(session.vault(), id, position, path(target), job);
    return {};
  },
};
