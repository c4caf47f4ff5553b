import type { HandlersFor } from '../../../shared/contract';
import { criteriaStanding } from '../..';
import type { Work } from '../work';

export const criteriaHandlers: HandlersFor<'engine', Work>['criteria'] = {
  standing: (_, { session }) => criteriaStanding(session.vault()),
};
