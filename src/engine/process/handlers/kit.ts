import type { HandlersFor } from '../../../shared/contract';
import { applyKit, exportKit, kitOffer } from '../..';
import type { Work } from '../work';

export const kitHandlers: HandlersFor<'engine', Work>['kit'] = {
  offer: (_, { session }) => kitOffer(session.vault()),
  export: ({ target, ...asked }, { session, path }) =>
    exportKit(session.vault(), { target: path(target), ...asked }),
  apply: ({ file, ...asked }, { session, path, job }) =>
    applyKit(session.vault(), { path: path(file), ...asked }, job),
};
