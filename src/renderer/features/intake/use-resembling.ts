// Items of the vault that a waiting row may belong to, for the row one looks at.
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import { useCall } from '../../app/use-call';
import { type IntakeRow, kindOf } from './intake-draft';
import { resembling, tellingWords } from './resembling';

const MOST_SHOWN = 2;
const NONE: readonly EvidenceSummary[] = [];

/** Items whose titles resemble the row's; none while it says nothing. */
export const useResembling = (
  row: IntakeRow | null,
  mediaType: string | undefined,
): readonly EvidenceSummary[] => {
  const [word] = row === null ? [] : tellingWords(row.title);
  const { data } = useCall(
    'evidence',
    'list',
    {
      search: word ?? '',
      controlId: null,
      criterionId: null,
      verdict: null,
      states: ['requested', 'draft', 'in-review', 'approved', 'rejected'],
      sort: 'id',
      direction: 'descending',
      offset: 0,
      limit: 50,
    },
    { enabled: row !== null && word !== undefined },
  );
  return row === null || word === undefined
    ? NONE
    : resembling(row.title, kindOf(row, mediaType), data?.rows ?? [], MOST_SHOWN);
};
