// When the app locks without being asked: the computer sleeps, its screen is locked, another user is let in, or
// nobody has used it for a while. How it locks is not decided here.
import { powerMonitor } from 'electron';
import type { LockReason } from '../shared/contract';
import { createAutoLock } from './auto-lock';

export interface LockByItselfParts {
  readonly lock: (why: LockReason) => void;
  readonly limitMinutes: () => number;
  readonly isOpen: () => boolean;
  readonly isBusy: () => boolean;
  readonly warn: (seconds: number | null) => void;
}

/** Only after the app is ready. */
export const lockByItself = ({ lock, limitMinutes, isOpen, isBusy, warn }: LockByItselfParts): void => {
  powerMonitor.on('suspend', () => {
    lock('suspend');
  });
  powerMonitor.on('lock-screen', () => {
    lock('screen-locked');
  });
  powerMonitor.on('user-did-resign-active', () => {
    lock('user-switched');
  });
  const lookAtIdleTime = createAutoLock({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    limitMinutes,
    isOpen,
    isBusy,
    warn,
    lock: () => {
      lock('idle');
    },
    now: () => performance.now(),
  });
  setInterval(lookAtIdleTime, 1000);
};
