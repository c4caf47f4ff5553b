// Feeds a reader with inputs made by the thousand: it answers or refuses, soon, and never crashes. How many,
// and from which seed, is recorded: `INPUTS=100000 SEED=7`, as `npm run campaign -- hostile-input` sets it.
import { expect } from 'vitest';
import { UserError } from '../../src/shared/errors';
import type { Choose } from './mutate';
import { generator } from './seeded';

export const INPUTS = Number(process.env['INPUTS'] ?? 400);
const SEED = Number(process.env['SEED'] ?? 20261121);
export const LONG = 7_200_000;
const SLOWEST_MILLISECONDS = 2000;

interface Tally {
  accepted: number;
  refused: number;
}

/** Feeds `count` inputs; a reader answers true when it took one. What it throws is a refusal or a crash. */
export const feed = async <T>(
  make: (choose: Choose) => T,
  reader: (input: T) => boolean | Promise<boolean>,
  count = INPUTS,
): Promise<Tally> => {
  const choose = generator(SEED);
  const tally = { accepted: 0, refused: 0 };
  for (let number = 0; number < count; number += 1) {
    const input = make(choose);
    const before = process.cpuUsage();
    let taken = false;
    try {
      taken = await reader(input);
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'internal.bug') {
        const shown = Buffer.isBuffer(input) ? input.subarray(0, 4000).toString('base64') : String(input);
        throw new Error(`input ${String(number)} of seed ${String(SEED)}: ${shown}`, { cause: error });
      }
    }
    const spent = process.cpuUsage(before);
    const took = (spent.user + spent.system) / 1000;
    if (took > SLOWEST_MILLISECONDS) throw new Error(`input ${String(number)} took ${took.toFixed(0)} ms`);
    tally[taken ? 'accepted' : 'refused'] += 1;
  }
  if (INPUTS > 10_000)
    process.stdout.write(`${expect.getState().currentTestName ?? ''}: ${JSON.stringify(tally)}\n`);
  return tally;
};
