// How old a report is, by the usual rule: twelve months after the last day it covers, readers want the next one.
import { addMonths, type CalendarDate } from '../../period';

/** The months after which a report is taken for stale. */
export const MONTHS_FRESH = 12;

/** The last day the report says something about; null while nobody has stated it. */
export const coveredTo = (facts: {
  readonly type: string;
  readonly asOf: CalendarDate | null;
  readonly periodTo: CalendarDate | null;
}): CalendarDate | null => (facts.type === 'soc2-type1' ? facts.asOf : (facts.periodTo ?? facts.asOf));

/** The last day on which a report that covers up to this day still counts as current. */
export const staleOn = (to: CalendarDate): CalendarDate => addMonths(to, MONTHS_FRESH);
