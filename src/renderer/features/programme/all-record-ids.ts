// The numbers of all records that fit a question: what "all" ticks, a page at a time.
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { call } from '../../app/use-call';
import type { RegisterQuestion } from './register-question';

const PAGE = 500;
/** One command takes at most so many. */
const MOST = 1000;

export const allRecordIds = async (question: RegisterQuestion): Promise<readonly RecordId[]> => {
  const ids: RecordId[] = [];
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const { rows, total } = await call('programme', 'list', { ...question, offset, limit: PAGE });
    ids.push(...rows.map((row) => row.id));
    if (ids.length >= total || rows.length === 0) break;
  }
  return ids.slice(0, MOST);
};
