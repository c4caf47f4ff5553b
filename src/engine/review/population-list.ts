// Rows of a population's list, read out of the file in the package: the rows an auditor picks from.
import type { Output } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import { goOnOrStop, type Job } from '../environment';
import { columnNames, type ListBytes, type ListRow, openListBytes, type OpenList } from '../populations';
import { createPauses, type PackageJson } from '../verify';
import type { KeptOfReceived } from './opened-received';
import type { PackagedFiles, ReadablePackaged } from './packaged-files';
import { textIn, visibleLines } from './said';

export interface ListQuery {
  readonly id: string;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

type Page = Output<'review', 'populationRows'>;
type Population = NonNullable<PackageJson['populations']>[number];

/** Small, so that neither a first page nor a call beside a long search waits for many rows. */
const PIECE = 64 * 1024;

const fileOf = (json: PackageJson, { list }: Population) =>
  json.evidence.find((one) => one.ref === list.evidence)?.files.find((one) => one.position === list.position);

const bytesOf = (file: ReadablePackaged, said: NonNullable<ReturnType<typeof fileOf>>): ListBytes => ({
  fileName: textIn(said, 'original_name'),
  mediaType: textIn(said, 'media_type'),
  sizeBytes: file.sizeBytes,
  read: async function* (from, to) {
    for (let at = from; at < Math.min(to, file.sizeBytes); at += PIECE)
      yield await file.readAt(at, Math.min(PIECE, to - at));
  },
});

/** A package does not say which sheet of a workbook is the list: the one that has its columns. */
const listIn = async (bytes: ListBytes, columns: readonly string[]): Promise<OpenList> => {
  const has = ({ head }: OpenList): boolean =>
    columnNames(head, Math.max(head.length, columns.length)).join('\n') === columns.join('\n');
  const first = await openListBytes(bytes, null);
  if (has(first)) return first;
  for (const sheet of first.sheets) {
    if (sheet === first.sheet) continue;
    const other = await openListBytes(bytes, sheet).catch(() => null);
    if (other !== null && has(other)) return other;
  }
  // A head of other words than the package says; its rows are still those of the file.
  return first;
};

export interface PopulationLists {
  /**
   * One page; with a search, of the rows in which every word stands somewhere.
   * @throws UserError use.unknown-population, package.file-changed, package.file-not-here, population.not-a-list,
   * table.too-large, job.cancelled
   */
  readonly page: (query: ListQuery, kept: KeptOfReceived, job: Pick<Job, 'signal'>) => Promise<Page>;
}

export const createPopulationLists = (json: PackageJson, files: PackagedFiles): PopulationLists => {
  /** The last one that was looked at: pages deep inside do not begin at the top. */
  let last: { readonly id: string; readonly list: Promise<OpenList> } | null = null;

  const openList = async (population: Population): Promise<OpenList> => {
    const said = fileOf(json, population);
    if (said?.path === undefined) throw new UserError('package.file-not-here');
    // Proven anew each time; what did not change is not read again for that.
    const file = await files.open(said.path);
    if (last?.id !== population.id) {
      const columns = population.columns.map((one) => one.name);
      last = { id: population.id, list: listIn(bytesOf(file, said), columns) };
      // Whoever asked is told; it is read anew the next time.
      last.list.catch(() => (last = null));
    }
    return last.list;
  };

  return {
    page: async ({ id, search, offset, limit }, kept, job) => {
      const population = json.populations?.find((one) => one.id === id);
      if (population === undefined) throw new UserError('use.unknown-population', { id });
      const list = await openList(population);
      const width = population.columns.length;
      const picked = kept.pickedRows(id);
      const words = search
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const shown = ({ row, cells }: ListRow): Page['rows'][number] => ({
        row,
        cells: Array.from({ length: width }, (_none, at) => visibleLines(cells[at] ?? '')),
        isPicked: picked.has(row),
      });
      const rows: Page['rows'] = [];
      let total = 0;
      const pause = createPauses();
      for await (const batch of list.rows(words.length === 0 ? offset : 0)) {
        goOnOrStop(job);
        await pause();
        for (const one of batch) {
          if (words.length > 0) {
            const text = one.cells.join('\n').toLowerCase();
            if (!words.every((word) => text.includes(word))) continue;
            total += 1;
            if (total <= offset) continue;
          }
          if (rows.length < limit) rows.push(shown(one));
        }
        if (words.length === 0 && rows.length >= limit) break;
      }
      const columns = population.columns.map((one) => visibleLines(one.name));
      return { columns, rows, total: words.length === 0 ? population.row_count : total };
    },
  };
};
