// True once something has lasted for a moment: what is there at once needs no word that it is coming.
import { useEffect, useState } from 'react';

const MOMENT_MS = 150;

export const useLate = (isGoingOn: boolean): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setTimeout(() => {
      setLate(true);
    }, MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isGoingOn]);
  return isLate;
};
