import type { HandlersFor } from '../../../shared/contract';
import {
  changeException,
  getException,
  listExceptions,
  recordException,
  setExceptionState,
  withdrawException,
} from '../..';
import type { Work } from '../work';

export const exceptionHandlers: HandlersFor<'engine', Work>['exceptions'] = {
  list: (query, { session }) => listExceptions(session.vault(), query),
  get: ({ id }, { session }) => getException(session.vault(), id),
  record: (input, { session }) => recordException(session.vault(), input),
  change: ({ id, exception }, { session }) => changeException(session.vault(), id, exception),
  setState: ({ id, state }, { session }) => setExceptionState(session.vault(), id, state),
  withdraw: ({ id, reason }, { session }) => withdrawException(session.vault(), id, reason),
};
