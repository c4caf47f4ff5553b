// Which part of a scroller is in view, so that only the rows there need to exist.
import { type UIEventHandler, useLayoutEffect, useState } from 'react';

interface ScrollView {
  /** Both in pixels. */
  readonly view: { readonly top: number; readonly height: number };
  readonly onScroll: UIEventHandler<HTMLElement>;
}

/** `scroller` as state, not as a ref: it comes and goes with the rows, and is measured each time. */
export const useScrollView = (scroller: HTMLElement | null): ScrollView => {
  const [view, setView] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const measure = () => {
      setView({ top: scroller.scrollTop, height: scroller.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);
  return {
    view,
    onScroll: (event) => {
      const { scrollTop, clientHeight } = event.currentTarget;
      setView({ top: scrollTop, height: clientHeight });
    },
  };
};
