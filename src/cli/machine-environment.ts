// The environment of a run from a terminal: the machine's clock, unless SOURCE_DATE_EPOCH fixes it, and
// no log unless MUNIMENT_LOG asks for one.
import { isAbsolute, join } from 'node:path';
import type { Environment, Logger } from '../engine';
import type { Instant } from '../shared/period';
import type { Terminal } from './terminal';
import { WrongUse } from './wrong-use';

/** The fixed clock SOURCE_DATE_EPOCH asks for, in seconds since 1970; null without it. Errors: wrong use. */
export const fixedClock = (
  epoch: string | undefined,
  instantOf: (milliseconds: number) => Instant,
): (() => Instant) | null => {
  if (epoch === undefined || epoch === '') return null;
  if (!/^\d{1,11}$/.test(epoch)) throw new WrongUse('SOURCE_DATE_EPOCH is not a number of seconds.');
  const fixed = instantOf(Number(epoch) * 1000);
  return () => fixed;
};

/** Fixed sentences with ids and numbers, on standard error. */
const logger = (terminal: Terminal): Logger => ({
  log: (level, message, data = {}) => {
    if ((terminal.env['MUNIMENT_LOG'] ?? '') === '') return;
    terminal.stderr(`${level} ${message} ${JSON.stringify(data)}\n`);
  },
});

/** Where the system keeps what programs remember of a person's use; null when it does not say. */
export const memoryFolder = (
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null => {
  const below = (root: string | undefined, ...names: string[]): string | null =>
    root === undefined || !isAbsolute(root) ? null : join(root, ...names, 'vaults');
  if (platform === 'win32') return below(env['LOCALAPPDATA'], 'Muniment');
  if (platform === 'darwin') return below(env['HOME'], 'Library', 'Application Support', 'Muniment', 'cli');
  return below(env['XDG_STATE_HOME'], 'muniment') ?? below(env['HOME'], '.local', 'state', 'muniment');
};

/** Loads the engine, which help and verification do without. */
export const machineEnvironment = async (terminal: Terminal): Promise<Environment> => {
  const { instantOf, keepMemoryOutOfCoreDumps, realEnvironment, systemClock } = await import('../engine');
  keepMemoryOutOfCoreDumps();
  return realEnvironment({
    logger: logger(terminal),
    clock: fixedClock(terminal.env['SOURCE_DATE_EPOCH'], instantOf) ?? systemClock,
    memoryFolder: memoryFolder(process.platform, terminal.env),
  });
};
