import type { HandlersFor } from '../../../shared/contract';
import { catalog, starterControls } from '../..';
import type { Work } from '../work';
import { notHereYet } from './not-here-yet';

export const catalogHandlers: HandlersFor<'engine', Work>['catalog'] = {
  get: () => catalog(),
  starterControls: () => [...starterControls()],
  ownedTexts: notHereYet,
  importOwnedTexts: notHereYet,
  removeOwnedTexts: notHereYet,
};
