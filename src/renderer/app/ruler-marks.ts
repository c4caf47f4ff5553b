// What of the period the ruler marks: at the end of each month, that something due in it was missed or
// late. One mark for each, however many there are: the numbers stand beside the ruler.
import type { CoverageSummary } from '../../shared/domain/coverage';
import { addDays, type CalendarDate, type ExaminedTime } from '../../shared/period';
import type { RulerMark } from '../ui/PeriodRuler';
import type { State } from '../ui/StateMark';

const lastDayOf = (month: string): CalendarDate => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next =
    number === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next as CalendarDate, -1);
};

export const rulerMarks = (months: CoverageSummary['months'], examined: ExaminedTime): readonly RulerMark[] =>
  months.flatMap(({ month, counts }) => {
    const states: State[] = [];
    if (counts.missed > 0) states.push('missed');
    if (counts.late > 0) states.push('late');
    if (states.length === 0) return [];
    const end = lastDayOf(month);
    const date = examined.type === 1 ? examined.asOf : end > examined.period.to ? examined.period.to : end;
    return [{ date, states }];
  });
