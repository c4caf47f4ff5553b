// The occurrences of one control in the period as a line of small marks, for a cell of a table. What it
// shows is said in words to those who hear it. Rows come from `coverage.rows`.
import type { CoverageRow } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';
import { coverage as text } from '../../messages/coverage';
import { MarkPaths } from './MarkPaths';
import { sparkMarks } from './spark-marks';

const PITCH = 11;
const SIZE = 7;
const HEIGHT = 10;

interface CoverageSparkProps {
  readonly row: CoverageRow;
  /** Day 0 of the row's numbers: `from` of the answer of `coverage.rows`. */
  readonly from: CalendarDate;
}

export const CoverageSpark = ({ row, from }: CoverageSparkProps) => {
  const marks = sparkMarks(row, from);
  if (marks.length === 0)
    return <span className="faint">{row.cadence === 'per-event' ? text.population : text.noneExpected}</span>;
  const width = marks.length * PITCH;
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
      role="img"
      aria-label={text.countsInWords(row.counts)}
    >
      <title>{text.countsInWords(row.counts)}</title>
      <MarkPaths
        size={SIZE}
        marks={marks.map((state, place) => ({ state, x: place * PITCH + 4, y: HEIGHT / 2 }))}
      />
    </svg>
  );
};
