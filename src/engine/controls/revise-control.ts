// Changes what a control says, and takes it out of force. What held on which day stays readable: a change
// is a new version, unless it corrects what the newest one ought to have said all along.
import type { ControlDetail, ControlFacts } from '../../shared/domain/control';
import { invariant, UserError } from '../../shared/errors';
import { type ControlId, controlId } from '../../shared/ids';
import { addDays, type CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import type { Change, OpenVault } from '../vault/open-vault';
import {
  insertVersion,
  overwriteVersion,
  requireControl,
  toldVersion,
  type VersionRecord,
} from './control-record';
import { getControl } from './get-control';
import { factsFromRow, type VersionRow } from './version-row';

export const newestVersion = (db: ReadableDb, control: number): VersionRecord => {
  const row = db
    .prepare(
      `SELECT v.* FROM control AS c JOIN control_version AS v ON v.control = c.number
       AND v.version = c.current_version WHERE c.number = ?`,
    )
    .get(control) as VersionRow | undefined;
  invariant(row !== undefined, 'a control has a newest version');
  return {
    version: row.version,
    facts: factsFromRow(row),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    note: row.note,
  };
};

/** The fields of a control's facts in which two differ. */
export const changedFacts = (before: ControlFacts, after: ControlFacts): (keyof ControlFacts)[] =>
  (Object.keys(before) as (keyof ControlFacts)[]).filter((key) => before[key] !== after[key]);

/** The earliest calendar date there is here: no version could end on the day before. */
export const FIRST_DAY_OF_ALL = '1900-01-01' as CalendarDate;

/** Throws control.valid-from unless a version may begin on that day. */
export const requireLaterDay = (newest: VersionRecord, id: ControlId, from: CalendarDate | null): void => {
  if (from === newest.validFrom) return;
  if (from === null || from <= (newest.validFrom ?? FIRST_DAY_OF_ALL)) {
    const validFrom = from ?? 'an unstated day';
    throw new UserError('control.valid-from', {
      id,
      validFrom,
      newest: newest.validFrom ?? FIRST_DAY_OF_ALL,
    });
  }
};

/** Inside a change: the newest version corrected, or a new one behind it. True when something was written. */
export const reviseWithin = (
  change: Change,
  control: number,
  facts: ControlFacts,
  validFrom: CalendarDate | null,
  note: string,
): boolean => {
  const { db, record } = change;
  const id = controlId(control);
  const newest = newestVersion(db, control);
  requireLaterDay(newest, id, validFrom);
  if (validFrom === newest.validFrom || validFrom === null) {
    const isSame = changedFacts(newest.facts, facts).length === 0 && (note === '' || note === newest.note);
    if (isSame) return false;
    const corrected = { ...newest, facts, note: note || newest.note };
    overwriteVersion(change, control, corrected);
    record('control.corrected', id, toldVersion(corrected));
    return true;
  }
  const dayBefore = addDays(validFrom, -1);
  const isStillInForce = newest.validTo === null || newest.validTo >= validFrom;
  if (isStillInForce) {
    db.prepare('UPDATE control_version SET valid_to = ? WHERE control = ? AND version = ?').run(
      dayBefore,
      control,
      newest.version,
    );
  }
  const next: VersionRecord = {
    version: newest.version + 1,
    facts,
    validFrom,
    // A retirement that lies ahead stays decided; behind it the control comes back into force.
    validTo: isStillInForce ? newest.validTo : null,
    note: note || (isStillInForce && newest.validTo !== null ? newest.note : ''),
  };
  insertVersion(change, control, next);
  db.prepare('UPDATE control SET current_version = ? WHERE number = ?').run(next.version, control);
  record('control.revised', id, toldVersion(next));
  return true;
};

/**
 * A new version from `validFrom` on: the version before ends the day before, unless it was retired earlier.
 * With the first day of the newest version (null included) that version itself is corrected.
 * @throws UserError use.unknown-control, control.valid-from (a day not behind the newest version's first)
 */
export const reviseControl = (
  vault: OpenVault,
  id: ControlId,
  facts: ControlFacts,
  validFrom: CalendarDate | null,
  note: string,
): ControlDetail => {
  const control = requireControl(vault.db, id);
  const newest = newestVersion(vault.db, control);
  requireLaterDay(newest, id, validFrom);
  const isSame =
    validFrom === newest.validFrom &&
    changedFacts(newest.facts, facts).length === 0 &&
    (note === '' || note === newest.note);
  if (!isSame) vault.write((change) => reviseWithin(change, control, facts, validFrom, note));
  return getControl(vault, id);
};

/**
 * Takes a control out of force after `lastDay`. It stays in the register, and so does its evidence.
 * @throws UserError use.unknown-control, control.already-retired, control.valid-from (a last day before the
 * newest version's first)
 */
export const retireControl = (
  vault: OpenVault,
  id: ControlId,
  lastDay: CalendarDate,
  reason: string,
): ControlDetail => {
  const control = requireControl(vault.db, id);
  const newest = newestVersion(vault.db, control);
  if (newest.validTo !== null)
    throw new UserError('control.already-retired', { id, lastDay: newest.validTo });
  if (newest.validFrom !== null && lastDay < newest.validFrom)
    throw new UserError('control.valid-from', { id, validFrom: lastDay, newest: newest.validFrom });
  vault.write(({ db, record }) => {
    db.prepare('UPDATE control_version SET valid_to = ?, note = ? WHERE control = ? AND version = ?').run(
      lastDay,
      reason,
      control,
      newest.version,
    );
    record('control.retired', id, { version: newest.version, lastDay, reason });
  });
  return getControl(vault, id);
};
