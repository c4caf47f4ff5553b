// All rows of a worksheet, a page after the other: a scope has at most 61 criteria and some hundred controls.
import type { WorksheetRow } from '../../../shared/domain/readiness';
import type { AssessmentId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { call, type CallInput } from '../../app/use-call';

const PAGE = 500;

export type WorksheetFilter = Pick<
  CallInput<'readiness', 'worksheet'>,
  'search' | 'kind' | 'onlyGaps' | 'onlyUnrated'
>;
export const EVERY_ROW: WorksheetFilter = { search: '', kind: null, onlyGaps: false, onlyUnrated: false };

/** Throws CallFailed. */
export const allRows = async (
  id: AssessmentId,
  today: CalendarDate,
  filter: WorksheetFilter = EVERY_ROW,
): Promise<readonly WorksheetRow[]> => {
  const rows: WorksheetRow[] = [];
  for (;;) {
    const page = await call('readiness', 'worksheet', {
      id,
      today,
      ...filter,
      sort: 'subject',
      direction: 'ascending',
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};
