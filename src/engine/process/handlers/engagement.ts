import type { HandlersFor } from '../../../shared/contract';
import { createEngagement, listEngagements, updateEngagement } from '../..';
import type { Work } from '../work';

export const engagementHandlers: HandlersFor<'engine', Work>['engagement'] = {
  list: (_, { session }) => listEngagements(session.vault()),
  create: (input, { session }) => createEngagement(session.vault(), input),
  update: ({ id, engagement }, { session }) => updateEngagement(session.vault(), id, engagement),
};
