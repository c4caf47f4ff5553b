// Corrects from when to when the newest version of a control holds: for a day that was typed wrong. Without
// it a first day of next year would leave the old wording standing for the whole of this one.
import type { ControlDetail } from '../../shared/domain/control';
import { UserError } from '../../shared/errors';
import { type ControlId, controlId } from '../../shared/ids';
import { addDays, type CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { OpenVault } from '../vault/open-vault';
import { overwriteVersion, requireControl, toldVersion, type VersionRecord } from './control-record';
import { getControl } from './get-control';
import { FIRST_DAY_OF_ALL, newestVersion } from './revise-control';

interface Days {
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

const versionBefore = (db: ReadableDb, control: number, version: number): Days | null =>
  (db
    .prepare(
      `SELECT valid_from AS validFrom, valid_to AS validTo FROM control_version
       WHERE control = ? AND version = ?`,
    )
    .get(control, version - 1) as Days | undefined) ?? null;

/** Whether `newest` begins on the day after the version before it ended. */
const follows = (newest: Days, before: Days): boolean =>
  newest.validFrom !== null && before.validTo === addDays(newest.validFrom, -1);

/** Throws control.valid-from or use.period-reversed unless the newest version may hold on these days. */
const proveDays = (id: ControlId, newest: VersionRecord, before: Days | null, after: Days): void => {
  const { validFrom: from, validTo: to } = after;
  if (from !== null && to !== null && from > to) throw new UserError('use.period-reversed', { from, to });
  if (before === null) return;
  // A version that was retired keeps its last day; one that was only followed ends where this one begins.
  const last = follows(newest, before) ? before.validFrom : before.validTo;
  if (from === null || from === FIRST_DAY_OF_ALL || (last !== null && from <= last))
    throw new UserError('control.valid-from', {
      id,
      validFrom: from ?? 'an unstated day',
      newest: last ?? FIRST_DAY_OF_ALL,
    });
};

/**
 * Says anew on which days the newest version holds; a last day of null takes a retirement back. A version
 * that ended the day before goes on to the day before the new first day. Nothing is written when the days
 * are the same.
 * @throws UserError use.unknown-control, control.valid-from (a first day that the version before has, or null
 * with one before), use.period-reversed
 */
export const correctControlDays = (
  vault: OpenVault,
  id: ControlId,
  { validFrom, validTo, note }: Days & { readonly note: string },
): ControlDetail => {
  const control = requireControl(vault.db, id);
  const newest = newestVersion(vault.db, control);
  if (validFrom === newest.validFrom && validTo === newest.validTo) return getControl(vault, id);
  const before = versionBefore(vault.db, control, newest.version);
  proveDays(id, newest, before, { validFrom, validTo });
  vault.write((change) => {
    if (before !== null && validFrom !== null && follows(newest, before)) {
      change.db
        .prepare('UPDATE control_version SET valid_to = ? WHERE control = ? AND version = ?')
        .run(addDays(validFrom, -1), control, newest.version - 1);
    }
    const corrected = { ...newest, validFrom, validTo, note: note || newest.note };
    overwriteVersion(change, control, corrected);
    change.record('control.corrected', controlId(control), toldVersion(corrected));
  });
  return getControl(vault, id);
};
