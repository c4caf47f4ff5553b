// A command that takes more than a second: it reports how far it is, and can be cancelled.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Group, Output, Progress } from '../../shared/contract';
import type { Failure } from '../../shared/errors';
import type { JobId } from '../../shared/ids';
import { bridge } from './bridge';
import { failureOf } from './call-failed';
import { onBridgeEvent } from './events';
import { newJob } from './long-work';
import { act, type CallInput } from './use-call';

export interface JobProgress extends Omit<Progress, 'job'> {
  /** When the job began, by performance.now(), to tell the time left. */
  readonly startedAt: number;
}

export interface JobState<Input, T> {
  /** Resolves with the answer, or null when it failed or was cancelled before anything was done. */
  readonly start: (input: Input) => Promise<T | null>;
  readonly cancel: () => void;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  readonly progress: JobProgress | null;
  /** `job.cancelled` is not shown as a failure: the person asked for it. */
  readonly failure: Failure | null;
  readonly reset: () => void;
}

export const useJob = <G extends Group, K extends CallName<G>>(
  group: G,
  name: K,
): JobState<CallInput<G, K>, Output<G, K>> => {
  const [running, setRunning] = useState<JobId | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = useRef<JobId | null>(null);

  useEffect(
    () =>
      onBridgeEvent((event) => {
        if (event.type !== 'progress' || event.progress.job !== current.current) return;
        const { phase, done, total, unit } = event.progress;
        setProgress((before) => ({
          phase,
          done,
          total,
          unit,
          // Time left is told from the pace of the phase one is in.
          startedAt: before !== null && before.phase === phase ? before.startedAt : performance.now(),
        }));
      }),
    [],
  );

  const start = useCallback(
    async (input: CallInput<G, K>) => {
      const job = newJob();
      current.current = job;
      setRunning(job);
      setCancelling(false);
      setProgress(null);
      setFailure(null);
      try {
        return await act(group, name, input, job);
      } catch (error) {
        const failed = failureOf(error);
        if (failed.code !== 'job.cancelled') setFailure(failed);
        return null;
      } finally {
        current.current = null;
        setRunning(null);
        setProgress(null);
      }
    },
    [group, name],
  );

  return {
    start,
    cancel: () => {
      if (running === null) return;
      setCancelling(true);
      bridge.cancel(running);
    },
    isRunning: running !== null,
    isCancelling,
    progress,
    failure,
    reset: () => {
      setFailure(null);
    },
  };
};
