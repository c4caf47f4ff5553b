// The exceptions of the current engagement that stand, and those of them that are not at their end.
import type { ExceptionSummary } from '../../../shared/domain/exception';
import { useCall } from '../../app/use-call';
import { useEngagement } from '../engagement/use-engagement';

/** A register longer than this is read on its own screen. */
const MOST_LINES = 500;

const isOpen = ({ state }: ExceptionSummary): boolean => state !== 'closed' && state !== 'accepted';

export const useOpenExceptions = (): {
  readonly all: readonly ExceptionSummary[];
  readonly open: readonly ExceptionSummary[];
} => {
  const engagement = useEngagement();
  const { data } = useCall(
    'exceptions',
    'list',
    {
      search: '',
      states: [],
      controlId: null,
      withWithdrawn: false,
      sort: 'due',
      direction: 'ascending',
      offset: 0,
      limit: MOST_LINES,
    },
    { enabled: engagement !== null && engagement !== undefined },
  );
  const all = data?.rows ?? [];
  return { all, open: all.filter(isOpen) };
};
