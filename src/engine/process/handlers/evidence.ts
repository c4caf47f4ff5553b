import type { HandlersFor } from '../../../shared/contract';
import { takenIn } from '../../../shared/taken-in';
import {
  addEvidence,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  evidenceByMonth,
  evidenceFacets,
  getEvidence,
  linkEvidence,
  listEvidence,
  nextLike,
  rejectEvidence,
  reopenEvidence,
  requestEvidence,
  reviewMany,
  saveEvidenceCopy,
  setLinkReason,
  submitEvidence,
  unlinkEvidence,
  withdrawEvidence,
} from '../..';
import type { Work } from '../work';

export const evidenceHandlers: HandlersFor<'engine', Work>['evidence'] = {
  byMonth: (_, { session }) => evidenceByMonth(session.vault()),
  list: (query, { session }) => listEvidence(session.vault(), query),
  facets: (_, { session }) => evidenceFacets(session.vault()),
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
  request: (asked, { session }) => requestEvidence(session.vault(), asked),
  addVersion: async ({ id, files, facts, changeNote }, { session, job, file }) => {
    const detail = await addVersion(session.vault(), id, files.map(file), facts, changeNote, job);
    session.held.forget(files);
    return detail;
  },
  changeVersion: ({ id, version, facts }, { session }) => changeVersion(session.vault(), id, version, facts),
  changeItem: ({ id, item }, { session }) => changeItem(session.vault(), id, item),
  submit: ({ id, version }, { session }) => submitEvidence(session.vault(), id, version),
  reopen: ({ id, version }, { session }) => reopenEvidence(session.vault(), id, version),
  approve: ({ id, version, overrideReason }, { session }) =>
    approveEvidence(session.vault(), id, version, overrideReason),
  reject: ({ id, version, reason }, { session }) => rejectEvidence(session.vault(), id, version, reason),
  withdraw: ({ id, reason }, { session }) => withdrawEvidence(session.vault(), id, reason),
  reviewMany: (asked, { session }) => reviewMany(session.vault(), asked),
  nextLike: (asked, { session }) => nextLike(session.vault(), asked),
  link: ({ id, controlIds, pointOfFocusIds, reason }, { session }) =>
    linkEvidence(session.vault(), id, controlIds, pointOfFocusIds, reason),
  setLinkReason: ({ id, of, reason }, { session }) => setLinkReason(session.vault(), id, of, reason),
  unlink: ({ id, controlIds, pointOfFocusIds }, { session }) =>
    unlinkEvidence(session.vault(), id, controlIds, pointOfFocusIds),
  saveCopy: async ({ id, version = null, position, target, purpose }, { session, job, path }) => {
    await saveEvidenceCopy(session.vault(), id, position, path(target), job, version, purpose);
    return {};
  },
};
