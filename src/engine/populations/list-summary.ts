// What a list is, in figures: its rows counted, its columns named and digested. Written down in
// docs/format/population-v1.md, so that somebody else gets the same from the same file.
import { createHash, type Hash } from 'node:crypto';
import type { Population } from '../../shared/domain/population';
import type { Sha256 } from '../../shared/ids';
import { goOnOrStop, type Job } from '../environment';
import { tooLarge } from '../tables';
import { LIST_LIMITS, type OpenList } from './list-file';

const LONGEST_NAME = 200;

/**
 * Names to tell the columns apart by: what the head says, cut to 200 characters; `Column 3` where it says
 * nothing; `Name (2)` for the second column of that name.
 */
export const columnNames = (head: readonly string[], width = head.length): string[] => {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_none, at) => {
    const said = [...(head[at] ?? '')].slice(0, LONGEST_NAME).join('');
    const wanted = said === '' ? `Column ${String(at + 1)}` : said;
    let name = wanted;
    for (let again = 2; taken.has(name); again += 1) name = `${wanted} (${String(again)})`;
    taken.add(name);
    return name;
  });
};

/** How a cell goes into the digest of its column: the length of its UTF-8 bytes, a colon, them, a line feed. */
export const digestedCell = (cell: string): string => `${String(Buffer.byteLength(cell))}:${cell}\n`;

interface Column {
  readonly hash: Hash;
  blanks: number;
}

/** So many blank cells are digested at a time. */
const AT_ONCE = 10_000;

const newColumn = (rowsBefore: number): Column => {
  const hash = createHash('sha256');
  for (let left = rowsBefore; left > 0; left -= AT_ONCE)
    hash.update(digestedCell('').repeat(Math.min(left, AT_ONCE)));
  return { hash, blanks: rowsBefore };
};

export type ListSummary = Pick<Population, 'rowCount' | 'columns'>;

/** Of lists that are still open: whoever looked at a file and then records it does not read it twice. */
const known = new WeakMap<OpenList, ListSummary>();

/** Reads the list once. @throws UserError as openList, and job.cancelled */
export const summarizeList = async (list: OpenList, job: Job): Promise<ListSummary> => {
  goOnOrStop(job);
  const summary = known.get(list) ?? (await readSummary(list, job));
  known.set(list, summary);
  return summary;
};

const readSummary = async (list: OpenList, job: Job): Promise<ListSummary> => {
  let rowCount = 0;
  const columns = list.head.map(() => newColumn(0));
  for await (const batch of list.rows(0)) {
    goOnOrStop(job);
    const widest = batch.reduce((most, { cells }) => Math.max(most, cells.length), columns.length);
    if (widest > LIST_LIMITS.columns) throw tooLarge(LIST_LIMITS, 'columns');
    while (columns.length < widest) columns.push(newColumn(rowCount));
    columns.forEach((column, at) => {
      const texts = batch.map(({ cells }) => {
        const cell = cells[at] ?? '';
        if (cell.trim() === '') column.blanks += 1;
        return digestedCell(cell);
      });
      column.hash.update(texts.join(''));
    });
    rowCount += batch.length;
    job.progress({ phase: 'reading', done: rowCount, total: null, unit: 'items' });
  }
  const names = columnNames(list.head, columns.length);
  return {
    rowCount,
    columns: columns.map(({ hash, blanks }, at) => ({
      position: at + 1,
      name: names[at] ?? '',
      digest: hash.digest('hex') as Sha256,
      blankCount: blanks,
    })),
  };
};
