import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/errors';
import { failureOf } from './failure';

const logged: { message: string; data: object | undefined }[] = [];
const environment = {
  random: (count: number) => new Uint8Array(count).fill(0xab),
  logger: { log: (_: string, message: string, data?: object) => void logged.push({ message, data }) },
};
const going = new AbortController().signal;

describe('what of an error leaves the process', () => {
  it('gives a user error as its code and details', () => {
    const error = new UserError('vault.wrong-passphrase', { tries: 3 });
    expect(failureOf(error, 'vault.unlock', going, environment)).toEqual({
      code: 'vault.wrong-passphrase',
      details: { tries: 3 },
    });
  });

  it('gives a bug a number, and logs where it happened without any value', () => {
    const cause = new TypeError('could not read /home/ada/salaries.xlsx');
    const error = new Error('evidence "Salaries" broke\n    of all people', { cause });
    const failure = failureOf(error, 'evidence.add', going, environment);
    expect(failure).toEqual({ code: 'internal.bug', details: {}, incidentId: 'ABABABAB' });
    const text = JSON.stringify(logged.at(-1));
    expect(text).toContain('ABABABAB');
    expect(text).toContain('evidence.add');
    expect(text).toContain('failure.test.ts:');
    expect(text).not.toMatch(/salaries|ada|people|\/work|\/home/i);
  });

  it('takes an aborted wait for a cancelled job, but only of a cancelled call', () => {
    const aborted = AbortSignal.abort();
    expect(failureOf(aborted.reason, 'evidence.add', aborted, environment).code).toBe('job.cancelled');
    expect(failureOf(aborted.reason, 'evidence.add', going, environment).code).toBe('internal.bug');
  });
});
