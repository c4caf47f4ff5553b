// Locks the vault when nobody has used the computer for a while. Says so half a minute before, and never
// cuts off work that runs: a backup at night ends, then the vault is locked.

/** How long before the lock the window counts down. */
export const WARNING_SECONDS = 30;

export interface AutoLockParts {
  /** Since the last key or pointer anywhere on this computer. */
  readonly idleSeconds: () => number;
  readonly limitMinutes: () => number;
  readonly isOpen: () => boolean;
  /** Something runs that a lock would cut off. */
  readonly isBusy: () => boolean;
  /** Seconds left, or null when the lock is off again. */
  readonly warn: (seconds: number | null) => void;
  readonly lock: () => void;
  /** Milliseconds of a clock that nobody sets. */
  readonly now: () => number;
}

/** @returns what is to be called about once a second */
export const createAutoLock = (parts: AutoLockParts): (() => void) => {
  let isWarned = false;
  /** Whoever only watched long work gets a full warning after it. */
  let earliest = Number.NEGATIVE_INFINITY;

  const callOff = (): void => {
    if (isWarned) parts.warn(null);
    isWarned = false;
  };

  return () => {
    if (!parts.isOpen()) {
      callOff();
      return;
    }
    const now = parts.now();
    if (parts.isBusy()) {
      earliest = now + WARNING_SECONDS * 1000;
      callOff();
      return;
    }
    const untilLimit = parts.limitMinutes() * 60 - parts.idleSeconds();
    const left = Math.max(untilLimit, Math.ceil((earliest - now) / 1000));
    if (untilLimit > WARNING_SECONDS) {
      callOff();
    } else if (left <= 0) {
      isWarned = false;
      parts.lock();
    } else {
      isWarned = true;
      parts.warn(left);
    }
  };
};
