// What a cell of the grid is called when it is read aloud, or shown in full.
import type { CoverageRow } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { occurrenceName } from './occurrence-name';
import type { RowCell } from './row-cells';

export const cellLabel = (
  row: Pick<CoverageRow, 'controlId'>,
  cell: RowCell,
  firstDay: CalendarDate,
  withYear: boolean,
): string => {
  if (cell.kind === 'events') return text.eventsLabel(row.controlId, cell.days.length);
  if (cell.kind === 'month')
    return text.monthLabel(row.controlId, cell.month.name, text.countsInWords(cell.counts));
  const { start, end, state, servedOn, servedBy } = cell.occurrence;
  const to = addDays(firstDay, end);
  return text.cellLabel(
    row.controlId,
    occurrenceName({ from: addDays(firstDay, start), to }, withYear),
    state,
    to,
    servedOn === null ? null : addDays(firstDay, servedOn),
    servedBy,
  );
};
