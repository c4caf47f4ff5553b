// On a change of screen the focus goes to its heading, so that a screen reader says where one is and
// the keyboard starts at the top. Screens that first ask the engine show their heading a moment later.
import { useEffect, useRef } from 'react';
import { useRouterState } from '@tanstack/react-router';

const DIALOG = '[role=dialog], [role=alertdialog]';

/** Somebody who types already, or was led to the panel of one thing, is left there. */
const isAtWork = (): boolean =>
  document.activeElement?.matches('main :is(input, textarea, [role=spinbutton], .panel *)') === true;

const focusHeading = (): boolean => {
  const heading = document.querySelector<HTMLElement>('[data-page-title]');
  // A dialog over the new screen is answered first.
  if (document.querySelector(DIALOG) !== null || (heading === null && !isAtWork())) return false;
  if (!isAtWork()) heading?.focus({ preventScroll: true });
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
          window.addEventListener(
            type,
            ({ target }) => {
              if (!(target instanceof Element) || target.closest(DIALOG) === null) stop();
            },
            { signal: waiting.signal, capture: true },
          );
        }
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [arrived]);
};
