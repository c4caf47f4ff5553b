import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BridgeEvent } from '../../shared/contract';

const hear: ((event: BridgeEvent) => void)[] = [];
const cancelled: string[] = [];
vi.mock('./bridge', () => ({
  bridge: {
    cancel: (job: string) => cancelled.push(job),
    on: (listener: (event: BridgeEvent) => void) => {
      hear.push(listener);
      return () => undefined;
    },
  },
}));
const { cancelWork, longWork, newJob, watchCall } = await import('./long-work');
const { startEvents } = await import('./events');

describe('a call that takes long', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    startEvents();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const progress = (job: string, done: number) => {
    hear[0]?.({
      type: 'progress',
      progress: { job: job as never, phase: 'writing', done, total: 9, unit: 'items' },
    });
  };

  it('is shown after a second with how far it is, can be cancelled, and is gone when it ends', () => {
    const job = newJob();
    const end = watchCall(job, 'requests.importList', true);
    vi.advanceTimersByTime(900);
    expect(longWork()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(longWork()).toMatchObject([
      { job, call: 'requests.importList', progress: null, isCancelling: false },
    ]);
    progress(job, 4);
    expect(longWork()).toMatchObject([{ progress: { phase: 'writing', done: 4, total: 9 } }]);
    cancelWork(job);
    expect(cancelled).toEqual([job]);
    expect(longWork()).toMatchObject([{ isCancelling: true }]);
    end?.();
    expect(longWork()).toEqual([]);
  });

  it('is not shown when it was quick, or waits for a person', () => {
    watchCall(newJob(), 'evidence.get', false)?.();
    expect(watchCall(newJob(), 'app.choose', true)).toBeNull();
    vi.advanceTimersByTime(5000);
    expect(longWork()).toEqual([]);
  });

  it('is the unlocking of a vault only once the engine says that there is more to it than a key', () => {
    const job = newJob();
    const end = watchCall(job, 'vault.unlock', true);
    vi.advanceTimersByTime(5000);
    expect(longWork()).toEqual([]);
    progress(job, 1);
    expect(longWork()).toHaveLength(1);
    end?.();
  });
});
