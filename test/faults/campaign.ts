// How much of the faults is tried: a few in every run of the tests, all of them (or a given number) in a
// campaign. `npm run campaign -- faults` sets the variables; see docs/reliability.md.
import { createHash } from 'node:crypto';

const isLong = process.env['FAULTS'] === 'long';
/** As `npm test` has it without `--thorough`. */
const isQuick = !isLong && process.env['MUNIMENT_TESTS'] === 'quick';
const amount = (name: string, short: number, long: number): number =>
  Number(process.env[name] ?? (isLong ? long : short));

export const CAMPAIGN = {
  isLong,
  isQuick,
  /** Recorded, so that a failure can be played again. */
  seed: process.env['SEED'] ?? '20261121',
  /** Over all scenes together. */
  kills: amount('KILLS', 17, Infinity),
  errors: amount('ERRORS', 7, Infinity),
  powerCuts: amount('POWER_CUTS', 22, 5000),
  rounds: amount('ROUNDS', 10, 200),
  processes: amount('PROCESSES', 6, 50),
  milliseconds: isLong ? 3_600_000 : 60_000,
  /** The result of a long form, for docs/reliability.md. */
  tell: (line: string): void => {
    if (isLong) process.stdout.write(`${line}\n`);
  },
} as const;

/** Numbers from 0 to before 1 that the seed and `name` decide. */
export const sequence = (name: string): (() => number) => {
  let drawn = 0;
  return () =>
    createHash('sha256')
      .update(`${CAMPAIGN.seed} ${name} ${String((drawn += 1))}`)
      .digest()
      .readUInt32LE(0) /
    2 ** 32;
};

/**
 * Of the scenes, every one in a campaign. In a thorough run of the tests every other one: what is not killed has its
 * power cut, so that each scene is troubled on every landing. In a quick run one in sixteen.
 */
export const someOf = <T>(scenes: readonly T[], first: 0 | 1): T[] => {
  const step = isQuick ? 16 : 2;
  return scenes.filter((_, place) => isLong || place % step === first);
};

export const shared = (amountOfAll: number, parts: number): number => Math.ceil(amountOfAll / parts);

/** At most `count` of the items, spread over their whole length. */
export const chosen = <T>(items: readonly T[], count: number, name: string): T[] => {
  if (count >= items.length) return [...items];
  const random = sequence(name);
  const width = items.length / count;
  const places = Array.from({ length: count }, (_, part) => Math.floor((part + random()) * width));
  return places.flatMap((place) => items.slice(place, place + 1));
};
