import type { HandlersFor } from '../../../shared/contract';
import { getRoadmap, proposedRoadmap, setRoadmap } from '../..';
import type { Work } from '../work';

export const roadmapHandlers: HandlersFor<'engine', Work>['roadmap'] = {
  get: ({ today }, { session }) => getRoadmap(session.vault(), today),
  propose: ({ path, startsOn }, { session }) => proposedRoadmap(session.vault(), path, startsOn),
  set: ({ today, plan }, { session }) => setRoadmap(session.vault(), today, plan),
};
