import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/errors';
import { countTries, type Tries } from './tries';

/** A clock that only the test and a sleeper move. */
const stoppedTime = () => {
  let now = 1000;
  const slept: number[] = [];
  return {
    slept,
    pass: (milliseconds: number) => (now += milliseconds),
    now: () => now,
    sleep: (milliseconds: number, signal: AbortSignal) => {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      slept.push(milliseconds / 1000);
      now += milliseconds;
      return Promise.resolve();
    },
  };
};

const nobodyCancels = new AbortController().signal;
const wrong = (): Promise<never> =>
  Promise.reject(new UserError('vault.wrong-passphrase', { kind: 'typed' }));
const waitAfter = async (tries: Tries, vault = 'one', work = wrong): Promise<unknown> => {
  const error: unknown = await tries.attempt(vault, nobodyCancels, work).catch((reason: unknown) => reason);
  return (error as UserError).details['waitSeconds'];
};

describe('wrong passphrases', () => {
  it('cost nothing three times, then 1, 2, 4 … up to 30 seconds each', async () => {
    const time = stoppedTime();
    const tries = countTries(time);
    const told: unknown[] = [];
    for (let round = 0; round < 11; round += 1) told.push(await waitAfter(tries));
    expect(told).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
    expect(time.slept).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('keep what the error said besides', async () => {
    const error = countTries(stoppedTime()).attempt('one', nobodyCancels, wrong);
    await expect(error).rejects.toMatchObject({ code: 'vault.wrong-passphrase', details: { kind: 'typed' } });
  });

  it('are forgotten by a right one', async () => {
    const time = stoppedTime();
    const tries = countTries(time);
    for (let round = 0; round < 5; round += 1) await waitAfter(tries);
    await expect(tries.attempt('one', nobodyCancels, () => Promise.resolve('open'))).resolves.toBe('open');
    time.slept.length = 0;
    expect([await waitAfter(tries), await waitAfter(tries), await waitAfter(tries)]).toEqual([0, 0, 1]);
    expect(time.slept).toEqual([]);
  });

  it('count for the vault they were tried on, recovery words and passphrases together', async () => {
    const tries = countTries(stoppedTime());
    const words = () => Promise.reject(new UserError('vault.wrong-recovery-key'));
    await waitAfter(tries);
    await waitAfter(tries, 'one', words);
    expect(await waitAfter(tries)).toBe(1);
    expect(await waitAfter(tries, 'two')).toBe(0);
  });

  it('need no wait once the time has passed by itself', async () => {
    const time = stoppedTime();
    const tries = countTries(time);
    for (let round = 0; round < 4; round += 1) await waitAfter(tries);
    time.slept.length = 0;
    time.pass(1999);
    await waitAfter(tries);
    expect(time.slept).toEqual([0.001]);
    time.slept.length = 0;
    time.pass(4000);
    await waitAfter(tries);
    expect(time.slept).toEqual([]);
  });

  it('are not counted for what is no wrong secret', async () => {
    const tries = countTries(stoppedTime());
    for (let round = 0; round < 5; round += 1) {
      const inUse = () => Promise.reject(new UserError('vault.in-use'));
      expect(await waitAfter(tries, 'one', inUse)).toBeUndefined();
    }
    expect(await waitAfter(tries)).toBe(0);
  });

  it('can be left while waiting, and nothing is tried then', async () => {
    const tries = countTries(stoppedTime());
    for (let round = 0; round < 3; round += 1) await waitAfter(tries);
    const left = tries.attempt('one', AbortSignal.abort(), () => Promise.reject(new Error('was tried')));
    await expect(left).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('really wait, and really stop waiting when somebody cancels', async () => {
    const tries = countTries();
    for (let round = 0; round < 4; round += 1) await waitAfter(tries);
    const controller = new AbortController();
    const started = performance.now();
    const left = tries.attempt('one', controller.signal, () => Promise.reject(new Error('was tried')));
    setTimeout(() => controller.abort(), 20);
    await expect(left).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
