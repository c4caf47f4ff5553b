// Where files were dropped, when it was on an occurrence: what the row of the intake table is filled with.
import type { CoverageRow, Occurrence } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import type { IntakeOrigin } from '../intake/intake-draft';
import type { IntakeOccurrence } from '../intake/intake-occurrence';
import { occurrenceName } from './occurrence-name';
import type { RowCell } from './row-cells';

export const occurrenceOf = (occurrence: Occurrence, withYear: boolean): IntakeOccurrence => ({
  controlId: occurrence.controlId,
  from: occurrence.from,
  to: occurrence.to,
  graceUntil: occurrence.graceUntil,
  name: occurrenceName(occurrence, withYear),
});

/**
 * Control and days in advance: those of the occurrence as far as they are over, because nothing can prove
 * a day that is still to come.
 */
export const originOf = (occurrence: Occurrence, withYear: boolean, today: CalendarDate): IntakeOrigin => ({
  controlIds: [occurrence.controlId],
  ...(occurrence.from <= today && {
    effective: { from: occurrence.from, to: occurrence.to < today ? occurrence.to : today },
  }),
  occurrence: occurrenceOf(occurrence, withYear),
});

/** Files dropped on a cell of the grid: an occurrence asks for its days of grace, anything else only for the control. */
export const originOfCell = async (
  row: CoverageRow,
  cell: RowCell,
  firstDay: CalendarDate,
  withYear: boolean,
): Promise<IntakeOrigin> => {
  const onlyControl = { controlIds: [row.controlId] };
  if (cell.kind !== 'occurrence') return onlyControl;
  const now = today();
  try {
    const occurrence = await call('coverage', 'occurrence', {
      today: now,
      controlId: row.controlId,
      from: addDays(firstDay, cell.start),
    });
    return originOf(occurrence, withYear, now);
  } catch {
    // The control changed meanwhile: the files are not lost for it.
    return onlyControl;
  }
};
