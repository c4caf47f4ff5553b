import type { HandlersFor } from '../../../shared/contract';
import { createEngagement, listEngagements, updateEngagement } from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const engagementHandlers: HandlersFor<'engine', Work>['engagement'] = {
  list: (_, { session }) => listEngagements(session.vault()),
  create: (input, { session }) => createEngagement(session.vault(), input),
  makeCurrent: notHereYet,
  setState: notHereYet,
  scope: notHereYet,
  setScope: notHereYet,
  rollForward: notHereYet,
  update: ({ id, engagement }, { session }) => updateEngagement(session.vault(), id, engagement),
};
