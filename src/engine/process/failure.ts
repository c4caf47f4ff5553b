// What of an error crosses to the other process and into the log. A user's error goes as code and details;
// anything else is a bug: the person gets a number, the log gets where it happened and nothing of what
// was in hand.
import type { Failure } from '../../shared/errors';
import { UserError } from '../../shared/errors';
import { whereThrown } from '../../shared/where-thrown';
import type { Environment } from '../environment';

export const failureOf = (
  error: unknown,
  call: string,
  signal: AbortSignal,
  { random, logger }: Pick<Environment, 'random' | 'logger'>,
): Failure => {
  if (error instanceof UserError) return { code: error.code, details: error.details };
  if (signal.aborted && error instanceof Error && error.name === 'AbortError') {
    return { code: 'job.cancelled', details: {} };
  }
  const incidentId = Buffer.from(random(4)).toString('hex').toUpperCase();
  logger.log('error', 'A call failed because of a bug.', {
    incidentId,
    call,
    where: whereThrown(error),
  });
  return { code: 'internal.bug', details: {}, incidentId };
};
