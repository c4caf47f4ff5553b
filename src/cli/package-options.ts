// What the commands about packages share: whose engagement, where to, and what is worth a warning.
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { OpenVault } from '../engine';
import type { Gap, WaitingRedaction } from '../shared/domain/package';
import { UserError } from '../shared/errors';
import { type EngagementId, evidenceVersionRef, numberOf } from '../shared/ids';
import { text as option } from './command';
import { readEngagementId } from './ids';
import { engine } from './open-vault';
import type { Output } from './output';
import { text } from './safe-text';
import { WrongUse } from './wrong-use';

export const engagementOption = {
  engagement: option('ID', 'such as ENG-01 (left out: the current one)'),
} as const;

export const readEngagement = (typed: string | undefined): EngagementId | null =>
  typed === undefined ? null : readEngagementId(typed);

/** Errors: use.engagement-missing. */
export const engagementOf = async (vault: OpenVault, chosen: EngagementId | null): Promise<EngagementId> => {
  if (chosen !== null) return chosen;
  const { currentEngagement } = await engine();
  const current = currentEngagement(vault);
  if (current === null) throw new UserError('use.engagement-missing');
  return current.id;
};

/** The path of a file that is to be written. Asked before a passphrase: a slip in it should cost nothing. */
export const requireOut = async (typed: string | undefined): Promise<string> => {
  if (typed === undefined) throw new WrongUse('--out FILE is needed.');
  const path = resolve(typed);
  const found = await stat(dirname(path)).catch(() => null);
  if (found?.isDirectory() !== true)
    throw new WrongUse(`There is no folder “${dirname(path)}” to write into.`);
  return path;
};

export const gapLines = (gaps: readonly Gap[]): string[] =>
  gaps.map((gap) => text`  ${gap.key}  ${gap.what}`);

/** On standard error, so that it is seen beside a document as well. */
export const warnOfRedactions = ({ warn }: Output, waiting: readonly WaitingRedaction[]): void => {
  for (const { id, version, goesIn } of waiting)
    warn(
      `Warning: ${evidenceVersionRef(numberOf(id), version)} is redacted and not approved: ` +
        `${evidenceVersionRef(numberOf(id), goesIn)} goes in, with everything it shows.`,
    );
};
