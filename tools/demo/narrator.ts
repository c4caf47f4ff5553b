// What a person reads while the demo runs: one line for each step, with how long it took.
import { performance } from 'node:perf_hooks';
import { makeProgressBar } from '../../src/cli/progress-bar';
import type { EngineProgress } from '../../src/shared/engine-messages';

export interface Narrator {
  readonly say: (line?: string) => void;
  /** Runs one step; the text it gives back ends its line. */
  readonly step: <T>(name: string, work: () => Promise<readonly [told: string, result: T]>) => Promise<T>;
  readonly progress: (progress: EngineProgress) => void;
}

const NAME_WIDTH = 12;

export const makeNarrator = (output: NodeJS.WriteStream): Narrator => {
  const watched = output.isTTY;
  const bar = makeProgressBar((text) => void output.write(text), '    ');
  return {
    say: (line = '') => void output.write(`${line}\n`),
    step: async (name, work) => {
      const begun = performance.now();
      if (watched) output.write(`    ${name.padEnd(NAME_WIDTH)} …`);
      const [told, result] = await work();
      bar.clear();
      if (watched) output.write('\r\u001b[K');
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      output.write(`  ✓ ${name.padEnd(NAME_WIDTH)} ${told}  (${seconds} s)\n`);
      return result;
    },
    progress: (progress) => {
      if (watched) bar.show(progress);
    },
  };
};
