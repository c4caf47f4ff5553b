// A Failure as an Error, so that the query cache can carry it.
import type { Failure } from '../../shared/errors';
import { incidentOf } from './incident';

export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** The failure behind anything thrown in the window; what is not a CallFailed is a bug of ours. */
export const failureOf = (error: unknown): Failure =>
  error instanceof CallFailed
    ? error.failure
    : { code: 'internal.bug', details: {}, incidentId: incidentOf(error, 'call') };
