// The bar a person watches: one line that redraws itself, at most some ten times a second, because a
// line that flickers is read by nobody and a terminal is slow.
import { performance } from 'node:perf_hooks';
import type { EngineProgress } from '../shared/engine-messages';
import { progressLine } from './progress-line';

const LEAST_MILLISECONDS = 90;

export interface ProgressBar {
  readonly show: (progress: EngineProgress) => void;
  /** Takes the line away, so that other text does not run into it. */
  readonly clear: () => void;
}

export const makeProgressBar = (write: (text: string) => void, indent = ''): ProgressBar => {
  let shown = '';
  let shownAt = -Infinity;
  return {
    show: (progress) => {
      const now = performance.now();
      if (now - shownAt < LEAST_MILLISECONDS) return;
      const line = indent + progressLine(progress);
      if (line === shown) return;
      write(`\r\u001b[K${line}`);
      shown = line;
      shownAt = now;
    },
    clear: () => {
      if (shown !== '') write('\r\u001b[K');
      shown = '';
    },
  };
};
