// Our own list as it comes back: told by what it says of itself, its rows and picks as they stand there. What they mean
// is held against what went out elsewhere.
import { PopulationId, type Sha256 } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { fromCell, hasSheet, notReadable, readSheet, type SheetFile } from '../../tables';
import {
  COMMENT_TITLE,
  FIELD_TITLES,
  HOW_TO,
  ID_TITLE,
  REQUESTS_FORMAT,
  SHEET_TITLE,
  STATUS_TITLE,
} from './requests-workbook';
import { SHEET_FIELDS, type SheetField } from './sheet-rows';
import { oneLine } from './sheet-grid';

export interface FilledRow {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly id: string;
  /** As they stand there; undefined where the column is gone. */
  readonly cells: Readonly<Partial<Record<SheetField, string>>>;
  readonly status: string;
  readonly comment: string;
  readonly isGuide: boolean;
  readonly isBlank: boolean;
}

export interface FilledPick {
  readonly row: number;
  readonly population: string;
  readonly picked: string;
  readonly remark: string;
}

export interface FilledList {
  readonly uuid: string;
  /** Names of the columns as they are in the file. */
  readonly heads: readonly string[];
  readonly sheets: readonly string[];
  readonly rows: readonly FilledRow[];
  readonly picks: readonly FilledPick[];
  /** SHA-256 of the lists that could be picked from, as they went out. */
  readonly populations: ReadonlyMap<PopulationId, Sha256>;
  /** What the person said of themselves; empty where they said nothing. */
  readonly by: { readonly name: string; readonly firm: string; readonly on: string };
}

type Rows = readonly (readonly string[])[];
const UUID = /^[0-9a-f]{32}$/;

const placesIn = (head: readonly string[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  head.forEach((title, at) => {
    const name = oneLine(title).toLowerCase();
    if (name !== '' && !places.has(name)) places.set(name, at);
  });
  return places;
};

const rowsIn = (rows: Rows): FilledRow[] => {
  const [head = [], ...below] = rows;
  const places = placesIn(head);
  const at = (title: string): number | undefined => places.get(title.toLowerCase());
  if (at(ID_TITLE) === undefined || at(STATUS_TITLE) === undefined || at(COMMENT_TITLE) === undefined)
    throw notReadable(`A column of it is gone: ${ID_TITLE}, ${STATUS_TITLE} or ${COMMENT_TITLE}.`);
  const sheetAt = at(SHEET_TITLE);
  return below.map((texts, index) => {
    const text = (title: string): string | undefined => {
      const place = at(title);
      return place === undefined ? undefined : (texts[place] ?? '');
    };
    const id = oneLine(text(ID_TITLE) ?? '');
    return {
      row: index + 2,
      id,
      cells: Object.fromEntries(
        SHEET_FIELDS.flatMap((field) => {
          const cell = text(FIELD_TITLES[field]);
          return cell === undefined ? [] : [[field, cell]];
        }),
      ),
      status: oneLine(text(STATUS_TITLE) ?? ''),
      comment: fromCell((text(COMMENT_TITLE) ?? '').trim()),
      isGuide: id === HOW_TO,
      isBlank: texts.every((one, place) => place === sheetAt || one.trim() === ''),
    };
  });
};

const picksIn = (rows: Rows): FilledPick[] =>
  rows.flatMap((texts, at) => {
    const [population = '', picked = '', remark = ''] = texts.map((text) => text.trim());
    const isHead = at === 0 || population === HOW_TO || (population === '' && picked === '');
    return isHead ? [] : [{ row: at + 1, population, picked, remark: fromCell(remark) }];
  });

const populationsIn = (text: string): Map<PopulationId, Sha256> =>
  new Map(
    [...text.matchAll(/(POP-\d{2,4})\s+([0-9a-f]{64})/g)].map(([, id = '', hash = '']) => [
      PopulationId.parse(id),
      hash as Sha256,
    ]),
  );

/** Who they say they are, with nothing hidden in it. */
const nameIn = (cell: string): string => visibleText(fromCell(oneLine(cell))).slice(0, 200);

const fromWorkbook = async (file: SheetFile): Promise<FilledList | null> => {
  // Somebody may have hidden what they do not fill in: it is our list all the same.
  if (!(await hasSheet(file, 'About')) || !(await hasSheet(file, 'Requests'))) return null;
  const first = await readSheet(file, null);
  const about = await readSheet(file, 'About');
  const items = new Map(about.rows.map(([item = '', value = '']) => [oneLine(item), value.trim()]));
  const value = (item: string): string => items.get(item) ?? '';
  const format = value('Format');
  if (!format.startsWith('muniment-requests-')) return null;
  if (format !== REQUESTS_FORMAT)
    throw notReadable('It is a list of requests of another version than this program reads.');
  if (!UUID.test(value('Sheet'))) throw notReadable('The number of the list in its sheet “About” is gone.');
  const picks = (await hasSheet(file, 'Picks')) ? (await readSheet(file, 'Picks')).rows : [];
  const requests = (await readSheet(file, 'Requests')).rows;
  return {
    uuid: value('Sheet'),
    heads: requests[0] ?? [],
    sheets: first.sheets,
    rows: rowsIn(requests),
    picks: picksIn(picks),
    populations: populationsIn(value('Populations')),
    by: {
      name: nameIn(value('Your name')),
      firm: nameIn(value('Your firm')),
      on: oneLine(value('Filled in on')).slice(0, 40),
    },
  };
};

const fromCsv = async (file: SheetFile): Promise<FilledList | null> => {
  const { rows } = await readSheet(file, null);
  const places = placesIn(rows[0] ?? []);
  const sheetAt = places.get(SHEET_TITLE.toLowerCase());
  if (sheetAt === undefined || !places.has(STATUS_TITLE.toLowerCase())) return null;
  const [uuid, ...others] = new Set(
    rows
      .slice(1)
      .map((texts) => (texts[sheetAt] ?? '').trim())
      .filter((text) => text !== ''),
  );
  if (uuid === undefined || others.length > 0 || !UUID.test(uuid)) return null;
  return {
    ...{ uuid, heads: rows[0] ?? [], sheets: [], rows: rowsIn(rows), picks: [] },
    ...{ populations: new Map(), by: { name: '', firm: '', on: '' } },
  };
};

/**
 * The list that was filled in; null for a file that is no list of ours.
 * @throws UserError table.not-readable, table.too-large
 */
export const readFilled = (file: SheetFile): Promise<FilledList | null> =>
  file.isXlsx ? fromWorkbook(file) : fromCsv(file);
