// What an engagement's coverage hands over to whoever examines it: each occurrence of each control with its
// state on one day, its wording's version and the reason of an excuse that stands. No judgement.
import type { Occurrence } from '../../shared/domain/coverage';
import { type ControlId, controlId, type EngagementId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { dateOf } from './calendar';
import { eventDaysOf } from './coverage-grid';
import { type ControlCoverage, coverageNow } from './coverage-now';
import { occurrenceLine, versionOf } from './occurrence-lines';

export interface HandedOverOccurrence extends Pick<
  Occurrence,
  'from' | 'to' | 'graceUntil' | 'state' | 'servedOn' | 'evidenceIds'
> {
  /** In force on its last day. */
  readonly version: number;
  /** Empty unless it is excused. */
  readonly excuse: string;
}

export interface HandedOverCoverage {
  /** In order of time. */
  readonly occurrences: readonly HandedOverOccurrence[];
  /** Days with evidence while the control asks for no cadence, in order. */
  readonly eventDays: readonly CalendarDate[];
}

const excusesOf = ({ db }: OpenVault, engagement: EngagementId): ReadonlyMap<string, string> => {
  const rows = db
    .prepare('SELECT control, occurrence_from, reason FROM excuse WHERE engagement = ?')
    .all(numberOf(engagement)) as { control: number; occurrence_from: string; reason: string }[];
  return new Map(rows.map((row) => [`${String(row.control)} ${row.occurrence_from}`, row.reason]));
};

const handedOver = (
  control: ControlCoverage,
  at: number,
  excuses: ReadonlyMap<string, string>,
): HandedOverOccurrence => {
  const { from, to, graceUntil, state, servedOn, evidenceIds } = occurrenceLine(control, at);
  const excuse = state === 'excused' ? (excuses.get(`${String(control.number)} ${from}`) ?? '') : '';
  const version = versionOf(control, at)?.version ?? 1;
  return { from, to, graceUntil, state, servedOn, evidenceIds, version, excuse };
};

/**
 * By control, those in force on some day of the engagement's time.
 * @throws UserError use.unknown-engagement, use.bad-input (a period of more than ten years)
 */
export const handedOverCoverage = (
  vault: OpenVault,
  today: CalendarDate,
  engagement: EngagementId,
): ReadonlyMap<ControlId, HandedOverCoverage> => {
  const excuses = excusesOf(vault, engagement);
  return new Map(
    coverageNow(vault, today, engagement).inForce.map((control) => [
      controlId(control.number),
      {
        occurrences: Array.from(control.states, (_, at) => handedOver(control, at, excuses)),
        eventDays: eventDaysOf(control).map(dateOf),
      },
    ]),
  );
};
