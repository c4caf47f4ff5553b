// How long the next try waits after a wrong passphrase, counting down. The engine waits whatever the
// window does; this says so, instead of letting somebody press a button that does nothing.
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors';

const secondsIn = (failure: Failure | null): number => {
  const given = failure?.details['waitSeconds'];
  return failure?.code === 'vault.wrong-passphrase' && typeof given === 'number' ? Math.ceil(given) : 0;
};

/** @returns seconds left, 0 when one may try again, and what begins it for a failure that says how long */
export const useWait = (): readonly [seconds: number, begin: (failure: Failure) => void] => {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  const isWaiting = seconds > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      setNow(performance.now());
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [isWaiting]);
  const begin = (failure: Failure) => {
    const start = performance.now();
    setNow(start);
    setUntil(start + secondsIn(failure) * 1000);
  };
  return [seconds, begin];
};
