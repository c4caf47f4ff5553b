// What of an error crosses to the other process and into the log. A user's error goes as code and details;
// anything else is a bug: the person gets a number, the log gets where it happened and nothing of what
// was in hand.
import type { Failure } from '../../shared/errors';
import { UserError } from '../../shared/errors';
import type { Environment } from '../environment';

/** The frames of a stack without its first lines (messages hold values) and without folders. */
const frames = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) =>
      line.trim().replaceAll(/(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()]*[\\/](?=[^\\/\s()]+:\d+:\d+)/g, ''),
    )
    .join('\n');

/** Names and frames of an error and of what caused it, five deep at most. */
export const whereItHappened = (error: unknown): string => {
  const parts: string[] = [];
  for (let at = error; at instanceof Error && parts.length < 5; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? ` ${at.code}` : '';
    parts.push(`${at.name}${code}\n${frames(at.stack ?? '')}`);
  }
  return parts.length === 0 ? `a thrown ${typeof error}` : parts.join('\ncaused by ');
};

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
  const incidentId = Buffer.from(random(4)).toString('hex');
  logger.log('error', 'A call failed because of a bug.', {
    incident: incidentId,
    call,
    where: whereItHappened(error),
  });
  return { code: 'internal.bug', details: {}, incidentId };
};
