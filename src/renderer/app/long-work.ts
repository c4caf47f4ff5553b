// Calls that have been under way for more than a second, whoever asked: each is shown with how far it is and a way
// out, over whatever screen is open. Calls that a screen of their own waits for (use-job.ts) are not among them.
import type { Progress } from '../../shared/contract';
import type { JobId } from '../../shared/ids';
import { bridge } from './bridge';
import { onBridgeEvent } from './events';

const SHOWN_AFTER_MS = 1000;

export interface LongWork {
  readonly job: JobId;
  /** `group.name` of the call. */
  readonly call: string;
  /** By performance.now(). */
  readonly startedAt: number;
  readonly progress: Omit<Progress, 'job'> | null;
  /** When the phase it is in began. */
  readonly phaseStartedAt: number;
  readonly canCancel: boolean;
  readonly isCancelling: boolean;
}

/**
 * Waits for a person and not for a machine, is shown by the screen that asked, or is the first question to an engine
 * that is still being started.
 */
const NOT_SHOWN =
  /^(app\.|diagnostics\.|preview\.openOutside$|redaction\.drawPage$|vault\.current$|review\.current$)/;
/** Deriving a key takes about a second, and its screen says so: only what comes after is told here. */
const ONLY_WITH_PROGRESS = /^vault\.(unlock|create|recover)$|^backup\.restoreCopy$/;

let underWay: readonly LongWork[] = [];
let shown: readonly LongWork[] = [];
const listeners = new Set<() => void>();

const isLong = ({ startedAt, progress, call }: LongWork): boolean =>
  performance.now() - startedAt >= SHOWN_AFTER_MS && (progress !== null || !ONLY_WITH_PROGRESS.test(call));

const tell = (): void => {
  const next = underWay.filter(isLong);
  if (next.length === 0 && shown.length === 0) return;
  shown = next;
  for (const listener of listeners) listener();
};

const change = (job: JobId, to: (work: LongWork) => LongWork): void => {
  if (!underWay.some((work) => work.job === job)) return;
  underWay = underWay.map((work) => (work.job === job ? to(work) : work));
  tell();
};

let stopHearing: (() => void) | null = null;
const hearProgress = (): void => {
  stopHearing ??= onBridgeEvent((event) => {
    if (event.type !== 'progress') return;
    const { job, ...progress } = event.progress;
    change(job, (work) => ({
      ...work,
      progress,
      // Time left is told from the pace of the phase it is in.
      phaseStartedAt: work.progress?.phase === progress.phase ? work.phaseStartedAt : performance.now(),
    }));
  });
};

export const newJob = (): JobId => `job-${crypto.randomUUID()}` as JobId;

/** @returns what ends it; null for a call that is never shown */
export const watchCall = (job: JobId, call: string, canCancel: boolean): (() => void) | null => {
  if (NOT_SHOWN.test(call)) return null;
  hearProgress();
  const startedAt = performance.now();
  underWay = [
    ...underWay,
    { job, call, startedAt, progress: null, phaseStartedAt: startedAt, canCancel, isCancelling: false },
  ];
  const timer = setTimeout(tell, SHOWN_AFTER_MS + 10);
  return () => {
    clearTimeout(timer);
    underWay = underWay.filter((work) => work.job !== job);
    tell();
  };
};

export const cancelWork = (job: JobId): void => {
  change(job, (work) => ({ ...work, isCancelling: true }));
  bridge.cancel(job);
};

export const longWork = (): readonly LongWork[] => shown;

/** @returns what ends the listening */
export const onLongWork = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
