// On a change of screen the focus goes to its heading, so that a screen reader says where one is and
// the keyboard starts at the top. Screens that first ask the engine show their heading a moment later.
import { useEffect, useRef } from 'react';
import { useRouterState } from '@tanstack/react-router';

/** Somebody who has begun to do something in the new screen is left alone. */
const isBusy = (): boolean => {
  const active = document.activeElement;
  return (
    active !== null &&
    (active.closest('[role=dialog], [role=alertdialog]') !== null ||
      (active.closest('main') !== null && active.matches('input, textarea, [role=spinbutton]')))
  );
};

const focusHeading = (): boolean => {
  const heading = document.querySelector<HTMLElement>('[data-page-title]');
  if (heading === null && !isBusy()) return false;
  if (!isBusy()) heading?.focus({ preventScroll: true });
  return true;
};

export const useFocusOnArrival = (): void => {
  // Where the router has arrived, not where it is going: until then the old heading is still there.
  const arrived = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    const from = before.current;
    before.current = arrived;
    if (from === undefined || from === arrived) return undefined;
    const waiting = new AbortController();
    const observer = new MutationObserver(() => {
      if (focusHeading()) stop();
    });
    const stop = () => {
      observer.disconnect();
      waiting.abort();
    };
    // After the frame in which a closing palette gives the focus back.
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        if (waiting.signal.aborted || focusHeading()) return;
        observer.observe(document.body, { childList: true, subtree: true });
        for (const type of ['keydown', 'pointerdown'] as const) {
          window.addEventListener(type, stop, { signal: waiting.signal, capture: true });
        }
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [arrived]);
};
