// On a change of screen the focus goes to its heading, so that a screen reader says where one is and
// the keyboard starts at the top.
import { useEffect, useRef } from 'react';

export const useFocusOnArrival = (pathname: string): void => {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (before.current !== null && before.current !== pathname) {
      const active = document.activeElement;
      // A field of the new screen that has asked for the focus keeps it.
      if (active === null || active === document.body || !(active instanceof HTMLInputElement)) {
        document.querySelector<HTMLElement>('[data-page-title]')?.focus();
      }
    }
    before.current = pathname;
  }, [pathname]);
};
