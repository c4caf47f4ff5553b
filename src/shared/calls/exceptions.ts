// Calls about exceptions: the register of the current engagement, and each one's way through its states.
import { z } from 'zod';
import { ExceptionDetail, ExceptionState, ExceptionSummary, NewException } from '../domain/exception';
import { ControlId, ExceptionId } from '../ids';
import { direction, engine, page, pageOf, search } from './call';

export const exceptionCalls = {
  list: engine(
    'query',
    z.strictObject({
      search,
      /** Empty for all. */
      states: z.array(ExceptionState),
      controlId: ControlId.nullable(),
      withWithdrawn: z.boolean(),
      sort: z.enum(['id', 'title', 'control', 'foundOn', 'due', 'state']),
      direction,
      ...page,
    }),
    pageOf(ExceptionSummary),
  ),
  get: engine('query', z.strictObject({ id: ExceptionId }), ExceptionDetail),
  /** Begins as a draft of the current engagement. */
  record: engine('command', NewException, ExceptionDetail),
  change: engine('command', z.strictObject({ id: ExceptionId, exception: NewException }), ExceptionDetail),
  /** Refused with exception.state when it cannot follow or what it needs is not stated yet. */
  setState: engine('command', z.strictObject({ id: ExceptionId, state: ExceptionState }), ExceptionDetail),
  /** Refused with exception.in-package once an issued package holds it; it stays readable. */
  withdraw: engine(
    'command',
    z.strictObject({ id: ExceptionId, reason: z.string().trim().min(1).max(2000) }),
    ExceptionDetail,
  ),
} as const;
