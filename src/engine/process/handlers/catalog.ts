import type { HandlersFor } from '../../../shared/contract';
import { catalog, starterControls } from '../..';
import type { Work } from '../work';

export const catalogHandlers: HandlersFor<'engine', Work>['catalog'] = {
  get: () => catalog(),
  starterControls: () => [...starterControls()],
};
