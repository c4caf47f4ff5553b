import { type HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';

// Packages are being built in their own folder; until they land each call is answered as a bug of ours.
const notThereYet = (): never => {
  throw new Error('packages are not there yet');
};

export const packageHandlers: HandlersFor<'engine', Work>['package'] = {
  plan: notThereYet,
  build: notThereYet,
  list: notThereYet,
  verify: notThereYet,
};
