// For calls whose engine is being built; removed with the last of them.
import { invariant } from '../../shared/errors';

export const notHereYet = (): never => {
  invariant(false, 'this call is answered before it is offered');
  throw new Error('unreachable');
};
