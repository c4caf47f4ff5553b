// Fills rows from an item of the vault: as its next version, or as the next item like it.
import type { EvidenceId } from '../../../shared/ids';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import { asNextLike, asVersionOf } from './change-rows';
import type { IntakeRow } from './intake-draft';
import { changeIntake } from './intake-store';
import { learnItems } from './look-at-files';

const change = (keys: ReadonlySet<string>, as: (row: IntakeRow) => IntakeRow): void => {
  changeIntake((rows) => rows.map((row) => (keys.has(row.key) ? as(row) : row)));
};

/** Throws CallFailed when the item is not there. */
export const makeVersionOf = async (keys: ReadonlySet<string>, id: EvidenceId): Promise<void> => {
  const item = await call('evidence', 'get', { id });
  await learnItems([id]);
  change(keys, (row) => asVersionOf(row, item));
};

/** Throws CallFailed when the item is not there. */
export const makeNextLike = async (keys: ReadonlySet<string>, id: EvidenceId): Promise<void> => {
  const { facts } = await call('evidence', 'nextLike', { id, today: today() });
  change(keys, (row) => asNextLike(row, facts));
};
