// The numbers of every control behind the filters, also of those that were never in view.
import type { ControlId } from '../../../shared/ids';
import { call, type CallInput } from '../../app/use-call';

const PAGE = 500;
/** What one command takes at most (shared/calls/controls.ts). */
const MOST = 1000;

export const allControlIds = async (
  question: Omit<CallInput<'controls', 'list'>, 'offset' | 'limit'>,
): Promise<readonly ControlId[]> => {
  const ids: ControlId[] = [];
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const { rows, total } = await call('controls', 'list', { ...question, offset, limit: PAGE });
    ids.push(...rows.map((row) => row.id));
    if (offset + PAGE >= total) break;
  }
  return ids;
};
