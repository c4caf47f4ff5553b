// Stands for a call that is being built; gone when the last one is.
import { invariant } from '../../../shared/errors';

export const notHereYet = (): never => {
  invariant(false, 'the call is being built');
  throw new Error('unreachable');
};
