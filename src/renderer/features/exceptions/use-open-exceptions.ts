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
  readonly hasWithdrawn: boolean;
  readonly isLoaded: boolean;
} => {
  const engagement = useEngagement();
  const { data } = useCall(
    'exceptions',
    'list',
    {
      search: '',
      states: [],
      controlId: null,
      withWithdrawn: true,
      sort: 'due',
      direction: 'ascending',
      offset: 0,
      limit: MOST_LINES,
    },
    { enabled: engagement !== null && engagement !== undefined },
  );
  const rows = data?.rows ?? [];
  const all = rows.filter(({ withdrawn }) => withdrawn === null);
  return {
    all,
    open: all.filter(isOpen),
    hasWithdrawn: all.length < rows.length,
    isLoaded: data !== undefined,
  };
};
