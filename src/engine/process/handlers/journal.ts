import type { HandlersFor } from '../../../shared/contract';
import { listJournal, verifyJournal } from '../..';
import type { Work } from '../work';

export const journalHandlers: HandlersFor<'engine', Work>['journal'] = {
  list: (query, { session }) => listJournal(session.vault(), query),
  verify: (_, { session, job }) => verifyJournal(session.vault(), job),
};
