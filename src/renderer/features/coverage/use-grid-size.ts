// How wide the names and the time of the grid are: by the room there is, and never so narrow that a month
// could not hold its mark (the grid then scrolls sideways under names that stay).
import { useLayoutEffect, useState } from 'react';

const NAME_SHARE = 0.33;
const [LEAST_NAME, MOST_NAME] = [232, 340];
/** On a large screen names get this share instead, so that they stand in one line. */
const LARGE_SHARE = 0.2;
const LEAST_MONTH = 36;
/** A single column (Type I) needs no more than a date and a number. */
const MOST_SINGLE = 320;

export interface GridSize {
  readonly nameWidth: number;
  readonly timeWidth: number;
  /** One has to scroll sideways. */
  readonly isWide: boolean;
  /** Of the scroller, so that whoever depends on it hears of a change. */
  readonly height: number;
}

export const gridSize = (width: number, months: number): { nameWidth: number; timeWidth: number } => {
  const nameWidth = Math.round(
    Math.min(Math.max(MOST_NAME, width * LARGE_SHARE), Math.max(LEAST_NAME, width * NAME_SHARE)),
  );
  const room = Math.max(months * LEAST_MONTH, width - nameWidth);
  return months === 1
    ? { nameWidth: Math.max(nameWidth, width - MOST_SINGLE), timeWidth: Math.min(room, MOST_SINGLE) }
    : { nameWidth, timeWidth: room };
};

export const useGridSize = (scroller: HTMLElement | null, months: number): GridSize => {
  const [box, setBox] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const measure = () => {
      setBox({ width: scroller.clientWidth, height: scroller.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);
  const size = gridSize(box.width, months);
  return { ...size, isWide: size.nameWidth + size.timeWidth > box.width, height: box.height };
};
