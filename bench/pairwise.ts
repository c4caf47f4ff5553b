// Measurements beside other programs, pairwise in one run: the steps take turns, and what counts is our time
// by theirs of the same round.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const MEBIBYTE = 2 ** 20;

export type Step = () => unknown;

export const seconds = async (work: Step): Promise<number> => {
  execFileSync('sync');
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Each round runs every step once, in turning order, so that none always comes after the same other. */
export const alternate = async (
  rounds: number,
  steps: Readonly<Record<string, { readonly before?: Step; readonly step: Step; readonly after?: Step }>>,
): Promise<Record<string, number[]>> => {
  const times: Record<string, number[]> = {};
  const names = Object.keys(steps);
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round) % names.length] ?? '';
      const { before, step, after } = steps[name] ?? { step: () => undefined };
      await before?.();
      (times[name] ??= []).push(await seconds(step));
      await after?.();
    }
  }
  return times;
};

export const print = (result: Record<string, unknown>): void => {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
};

/** Medians in seconds, and per round our time by the sum of the named ones. */
export const told = (
  times: Record<string, number[]>,
  ratios: Readonly<Record<string, readonly string[]>>,
) => ({
  medianSeconds: Object.fromEntries(
    Object.entries(times).map(([name, values]) => [name, rounded(median(values))]),
  ),
  seconds: Object.fromEntries(Object.entries(times).map(([name, values]) => [name, values.map(rounded)])),
  medianRatios: Object.fromEntries(
    Object.entries(ratios).map(([name, peers]) => [
      name,
      rounded(
        median(
          (times['ours'] ?? []).map(
            (ours, round) => ours / peers.reduce((sum, peer) => sum + (times[peer]?.[round] ?? NaN), 0),
          ),
        ),
      ),
    ]),
  ),
});

export const writeRandom = (path: string, mebibytes: number): void => {
  const descriptor = openSync(path, 'wx');
  for (let i = 0; i < mebibytes; i += 1) writeSync(descriptor, randomBytes(MEBIBYTE));
  fsyncSync(descriptor);
  closeSync(descriptor);
};
