// Failures that no screen shows: of work nobody waits for, and of the app in the background. They are shown over
// whatever screen is open until somebody has read them.
import type { Failure } from '../../shared/errors';
import { CallFailed } from './call-failed';
import { incidentOf } from './incident';

const MOST = 3;

let failures: readonly Failure[] = [];
const listeners = new Set<() => void>();

const setFailures = (next: readonly Failure[]): void => {
  failures = next;
  for (const listener of listeners) listener();
};

export const unshownFailures = (): readonly Failure[] => failures;

/** @returns what ends the listening */
export const onUnshownFailures = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const isSame = (one: Failure, other: Failure): boolean =>
  one.code === other.code && one.code !== 'internal.bug' && one.code !== 'engine.stopped';

export const showFailure = (failure: Failure): void => {
  // The person asked for it.
  if (failure.code === 'job.cancelled') return;
  setFailures([...failures.filter((one) => !isSame(one, failure)), failure].slice(-MOST));
};

export const dismissFailure = (failure: Failure): void => {
  setFailures(failures.filter((one) => one !== failure));
};

/**
 * Chromium's word for a layout that takes one frame more. Nothing is lost by it, and it comes with no error.
 */
const isLateLayout = (event: ErrorEvent): boolean =>
  event.error === null && event.message.startsWith('ResizeObserver loop');

/** Hears what nobody caught. It is not stopped from reaching the console: whoever tests the app sees it too. */
export const hearUncaught = (target: Window): void => {
  target.addEventListener('error', (event) => {
    if (isLateLayout(event)) return;
    const incidentId = incidentOf(event.error ?? new Error('no error'), 'error');
    showFailure({ code: 'internal.bug', details: {}, incidentId });
  });
  target.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof CallFailed) showFailure(reason.failure);
    else showFailure({ code: 'internal.bug', details: {}, incidentId: incidentOf(reason, 'promise') });
  });
};
