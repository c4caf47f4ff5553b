// What the coverage of the rows around the view is, asked for many of them at once.
import { useCallback, useMemo, useState } from 'react';
import type { ControlSummary } from '../../../shared/domain/control';
import type { CoverageRow } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { useExaminedTime } from '../evidence/use-examined-time';

export interface KnownCoverage {
  readonly row: CoverageRow;
  /** Day 0 of the row. */
  readonly from: CalendarDate;
}

interface CoverageOf {
  /** Undefined while it is on its way, and for ever without an engagement. */
  readonly of: (id: ControlId) => KnownCoverage | undefined;
  /** For DataTable's `onBlock`. */
  readonly onBlock: (rows: readonly ControlSummary[]) => void;
}

export const useCoverageOf = (): CoverageOf => {
  const examined = useExaminedTime();
  const [controlIds, setControlIds] = useState<ControlId[]>([]);
  const { data } = useCall(
    'coverage',
    'rows',
    { today: today(), controlIds },
    { enabled: examined !== null && controlIds.length > 0 },
  );
  const known = useMemo(
    () =>
      new Map<ControlId, KnownCoverage>(
        (data?.rows ?? []).map((row) => [row.controlId, { row, from: data?.from ?? today() }]),
      ),
    [data],
  );
  const onBlock = useCallback((rows: readonly ControlSummary[]) => {
    setControlIds(rows.map((row) => row.id));
  }, []);
  return { of: (id) => known.get(id), onBlock };
};
