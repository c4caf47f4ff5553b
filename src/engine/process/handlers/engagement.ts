import type { HandlersFor } from '../../../shared/contract';
import {
  createEngagement,
  engagementScope,
  listEngagements,
  makeCurrent,
  rollForward,
  setEngagementScope,
  setEngagementState,
  updateEngagement,
} from '../..';
import type { Work } from '../work';

export const engagementHandlers: HandlersFor<'engine', Work>['engagement'] = {
  list: (_, { session }) => listEngagements(session.vault()),
  create: (input, { session }) => createEngagement(session.vault(), input),
  update: ({ id, engagement }, { session }) => updateEngagement(session.vault(), id, engagement),
  makeCurrent: ({ id }, { session }) => makeCurrent(session.vault(), id),
  setState: ({ id, state }, { session }) => setEngagementState(session.vault(), id, state),
  scope: ({ id }, { session }) => engagementScope(session.vault(), id),
  setScope: ({ id, scope }, { session }) => setEngagementScope(session.vault(), id, scope),
  rollForward: ({ from, engagement }, { session }) => rollForward(session.vault(), from, engagement),
};
