import { describe, expect, it } from 'vitest';
import { createSchedule } from './schedule';

/** Work that ends when it is told to. */
const heldWork = (log: string[], name: string) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    release,
    work: async (signal: AbortSignal) => {
      log.push(`${name} begins`);
      await Promise.race([held, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
      log.push(`${name} ${signal.aborted ? 'is stopped' : 'ends'}`);
      return name;
    },
  };
};
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('the schedule of calls', () => {
  it('lets writes run one after the other and reads beside them', async () => {
    const log: string[] = [];
    const schedule = createSchedule();
    const first = heldWork(log, 'first write');
    const ends = [
      schedule.run(1, 'writing', first.work),
      schedule.run(2, 'writing', () => log.push('second write')),
      schedule.run(3, 'reading', () => log.push('read')),
      schedule.run(4, 'free', () => log.push('free')),
    ];
    await soon();
    expect(log.toSorted()).toEqual(['first write begins', 'free', 'read']);
    first.release();
    await Promise.all(ends);
    expect(log.slice(3)).toEqual(['first write ends', 'second write']);
  });

  it('goes on after a write that failed', async () => {
    const schedule = createSchedule();
    const failing = schedule.run(1, 'writing', () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    await expect(schedule.run(2, 'writing', () => 'next')).resolves.toBe('next');
  });

  it('cancels by id, also what still waits for its turn', async () => {
    const log: string[] = [];
    const schedule = createSchedule();
    const first = heldWork(log, 'first');
    const running = schedule.run(1, 'writing', first.work);
    const waiting = schedule.run(2, 'writing', () => log.push('never'));
    await soon();
    schedule.cancel(2);
    schedule.cancel(1);
    schedule.cancel(99);
    await expect(running).resolves.toBe('first');
    await expect(waiting).rejects.toThrow(expect.objectContaining({ code: 'job.cancelled' }));
    expect(log).toEqual(['first begins', 'first is stopped']);
  });

  it('closes a vault only when nobody uses it any more, and newcomers wait until it is closed', async () => {
    const log: string[] = [];
    const schedule = createSchedule();
    const free = heldWork(log, 'free');
    const ends = [
      schedule.run(1, 'writing', heldWork(log, 'write').work),
      schedule.run(2, 'reading', heldWork(log, 'read').work),
      schedule.run(3, 'free', free.work),
    ];
    await soon();
    ends.push(
      schedule.run(4, 'session', async (_, stopOthers) => {
        await stopOthers();
        log.push('closed');
        return '';
      }),
      schedule.run(5, 'reading', () => {
        log.push('newcomer');
        return '';
      }),
    );
    free.release();
    await Promise.all(ends);
    expect(log.filter((line) => line.endsWith('stopped')).toSorted()).toEqual([
      'read is stopped',
      'write is stopped',
    ]);
    expect(log.indexOf('closed')).toBeGreaterThan(log.indexOf('write is stopped'));
    expect(log.indexOf('newcomer')).toBeGreaterThan(log.indexOf('closed'));
    expect(log).toContain('free ends');
  });
});
