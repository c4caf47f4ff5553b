// A file read as a list, a sealed one or one of a package: one line of column names, then rows. CSV of any length piece by piece, XLSX
// whole and within the limits of tables. What a list is stands in docs/format/population-v1.md.
import { extname } from 'node:path';
import { UserError } from '../../shared/errors';
import { openCsv, tooLarge, USUAL_LIMITS, xlsxSheet } from '../tables';
import type { OpenVault, StoredBlob } from '../vault/open-vault';

export interface ListFile {
  readonly blob: StoredBlob;
  readonly fileName: string;
  readonly mediaType: string;
}

/** Where the bytes of a list come from. */
export interface ListBytes extends Omit<ListFile, 'blob'> {
  readonly sizeBytes: number;
  /** From a place to before another; throws what reading throws. */
  readonly read: (from: number, to: number) => AsyncIterable<Uint8Array>;
}

export interface ListRow {
  /** As a spreadsheet counts: the first line under the head is 2. */
  readonly row: number;
  /** As many as the line has. */
  readonly cells: readonly string[];
}

export interface OpenList {
  /** Names of the sheets one can see; none for CSV. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** The head's own texts, trimmed; neither unique nor complete. */
  readonly head: readonly string[];
  /** The list's rows without the first `from`; some at a time. */
  readonly rows: (from: number) => AsyncGenerator<readonly ListRow[]>;
}

export const LIST_LIMITS = { ...USUAL_LIMITS, columns: 500 };
const MOST_ROWS = 10_000_000;
/** Reading can begin again at every so manieth row. */
const MARK_EVERY = 512;
const TEXT_NAMES = ['.csv', '.tsv', '.tab', '.txt', ''];
const XLSX_NAMES = ['.xlsx', '.xlsm'];
/** Lists that stay open in one vault, so that a page deep inside does not begin at the top. */
const KEPT_OPEN = 2;

export const notAList = (what: string, cause?: unknown): UserError =>
  new UserError('population.not-a-list', { what }, cause === undefined ? undefined : { cause });

/** A damaged or foreign file is no list; what is too large, or unreadable on disk, stays what it is. */
const asOurs = (error: unknown): unknown =>
  error instanceof UserError && error.code === 'table.not-readable'
    ? notAList(String(error.details['what'] ?? ''), error)
    : error;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const provenHead = (cells: readonly string[] | undefined): string[] => {
  if (cells === undefined || isBlank(cells)) throw notAList('Its first line, the head, is empty.');
  if (cells.length > LIST_LIMITS.columns) throw tooLarge(LIST_LIMITS, 'columns');
  return cells.map((cell) => cell.trim());
};

const openCsvList = async ({ read, sizeBytes }: ListBytes): Promise<OpenList> => {
  const csv = await openCsv((at) => read(at, sizeBytes));
  let head: string[] | undefined;
  for await (const [first] of csv.records()) {
    head = provenHead(first?.cells);
    break;
  }
  /** Places to begin again: of the row with this index, its number and byte. */
  const marks: { index: number; row: number; at: number | undefined }[] = [
    { index: -1, row: 1, at: undefined },
  ];
  const rows = async function* (from: number): AsyncGenerator<readonly ListRow[]> {
    const mark = marks.findLast((one) => one.index <= from) ?? { index: -1, row: 1, at: undefined };
    let { index, row } = mark;
    try {
      for await (const batch of csv.records(mark.at)) {
        const found: ListRow[] = [];
        for (const { cells, at } of batch) {
          // At the very beginning stands the head, with the index before the first.
          const isHead = index === -1;
          if (!isHead && isBlank(cells)) {
            row += 1;
            continue;
          }
          if (!isHead && csv.canSeek && index % MARK_EVERY === 0 && index > (marks.at(-1)?.index ?? 0))
            marks.push({ index, row, at });
          if (cells.length > LIST_LIMITS.columns) throw tooLarge(LIST_LIMITS, 'columns');
          if (!isHead && index >= from) found.push({ row, cells });
          index += 1;
          row += 1;
          if (index > MOST_ROWS) throw tooLarge({ ...LIST_LIMITS, rows: MOST_ROWS }, 'rows');
        }
        if (found.length > 0) yield found;
      }
    } catch (error) {
      throw asOurs(error);
    }
  };
  return { sheets: [], sheet: null, head: provenHead(head), rows };
};

const openXlsxList = async ({ read, sizeBytes }: ListBytes, wanted: string | null): Promise<OpenList> => {
  if (sizeBytes > LIST_LIMITS.fileBytes) throw tooLarge(LIST_LIMITS, 'fileBytes');
  const pieces: Uint8Array[] = [];
  for await (const piece of read(0, sizeBytes)) pieces.push(Uint8Array.from(piece));
  const { sheets, sheet, rows: all } = await xlsxSheet(Buffer.concat(pieces), LIST_LIMITS, wanted);
  const head = provenHead(all[0]);
  let characters = 0;
  const listed = all.flatMap((cells, at): ListRow[] => {
    for (const cell of cells) characters += cell.length;
    if (characters > LIST_LIMITS.characters) throw tooLarge(LIST_LIMITS, 'characters');
    return at === 0 || isBlank(cells) ? [] : [{ row: at + 1, cells }];
  });
  const rows = async function* (from: number): AsyncGenerator<readonly ListRow[]> {
    await Promise.resolve();
    yield listed.slice(from);
  };
  return { sheets, sheet, head, rows };
};

const startsWithZip = async ({ read }: ListBytes): Promise<boolean> => {
  for await (const piece of read(0, 2)) return piece[0] === 0x50 && piece[1] === 0x4b;
  return false;
};

/**
 * Opens bytes as a list; null is the first sheet of a workbook.
 * @throws UserError population.not-a-list, table.too-large, and what reading throws
 */
export const openListBytes = async (file: ListBytes, sheet: string | null): Promise<OpenList> => {
  const extension = extname(file.fileName).toLowerCase();
  try {
    if (await startsWithZip(file)) {
      if (!XLSX_NAMES.includes(extension)) throw notAList('It is an archive and no XLSX file.');
      return await openXlsxList(file, sheet);
    }
    if (sheet !== null) throw notAList('It has no sheets.');
    if (!TEXT_NAMES.includes(extension) || !file.mediaType.startsWith('text/'))
      throw notAList('It is neither CSV nor XLSX.');
    return await openCsvList(file);
  } catch (error) {
    throw asOurs(error);
  }
};

const sealedBytes = (vault: OpenVault, { blob, fileName, mediaType }: ListFile): ListBytes => ({
  ...{ fileName, mediaType, sizeBytes: blob.sizeBytes },
  read: (from, to) => vault.blobs.readRange(blob, from, to),
});

const keptOpen = new WeakMap<OpenVault, Map<string, Promise<OpenList>>>();

/**
 * Opens a file as a list; null is the first sheet of a workbook. A file that was opened a moment ago is not
 * begun anew: sealed files never change.
 * @throws UserError population.not-a-list, table.too-large, integrity.*
 */
export const openList = (vault: OpenVault, file: ListFile, sheet: string | null): Promise<OpenList> => {
  const kept = keptOpen.get(vault) ?? new Map<string, Promise<OpenList>>();
  keptOpen.set(vault, kept);
  const key = JSON.stringify([file.blob.id, file.fileName, sheet]);
  const known = kept.get(key);
  kept.delete(key);
  const opened = known ?? openListBytes(sealedBytes(vault, file), sheet);
  kept.set(key, opened);
  opened.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_OPEN) break;
    kept.delete(oldest);
  }
  return opened;
};
