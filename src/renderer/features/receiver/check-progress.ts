// The reading of every file, which goes on while one looks through the package: the frame holds it, so that
// it survives a change of screen.
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { OpenedPackage } from '../../../shared/domain/review';
import { type JobProgress, useJob } from '../../app/use-job';
import type { Failure } from '../../../shared/errors';

export interface CheckProgress {
  readonly isRunning: boolean;
  readonly isStopping: boolean;
  readonly progress: JobProgress | null;
  /** How long it took, by the clock of this window; null when it was not read here to its end. */
  readonly seconds: number | null;
  readonly failure: Failure | null;
  readonly start: () => void;
  readonly stop: () => void;
}

export const CheckContext = createContext<CheckProgress | null>(null);

export const useCheck = (): CheckProgress | null => useContext(CheckContext);

/** Begins to read as soon as a package is open, once for each; what is being read already is joined. */
export const useCheckJob = (opened: OpenedPackage | null): CheckProgress => {
  const job = useJob('review', 'check');
  const [taken, setTaken] = useState<{ readonly seal: string; readonly seconds: number } | null>(null);
  const begun = useRef<string | null>(null);
  const seal = opened?.sealNumber ?? null;
  const state = opened?.check.state ?? null;
  const { start } = job;
  const read = async (of: string) => {
    const from = performance.now();
    const done = await start({});
    if (done?.check.state === 'done') setTaken({ seal: of, seconds: (performance.now() - from) / 1000 });
  };
  useEffect(() => {
    if (seal === null || (state !== 'not-begun' && state !== 'reading') || begun.current === seal) return;
    begun.current = seal;
    void read(seal);
    // `read` is made anew at each render and holds nothing that changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [seal, state]);
  return {
    isRunning: job.isRunning,
    isStopping: job.isCancelling,
    progress: job.progress,
    seconds: taken !== null && taken.seal === seal ? taken.seconds : null,
    failure: job.failure,
    start: () => {
      if (seal !== null) void read(seal);
    },
    stop: job.cancel,
  };
};
