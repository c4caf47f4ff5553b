import type { HandlersFor } from '../../../shared/contract';
import { catalog, importOwnedTexts, ownedTexts, removeOwnedTexts, starterControls } from '../..';
import type { Work } from '../work';

export const catalogHandlers: HandlersFor<'engine', Work>['catalog'] = {
  get: () => catalog(),
  starterControls: () => [...starterControls()],
  ownedTexts: (_, { session }) => ownedTexts(session.vault()),
  importOwnedTexts: ({ file, apply, sha256 }, { session, path }) =>
    importOwnedTexts(session.vault(), path(file), { apply, sha256 }),
  removeOwnedTexts: (_, { session }) => {
    removeOwnedTexts(session.vault());
    return {};
  },
};
