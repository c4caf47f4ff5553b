// The cells of one sheet of an XLSX file as text, the first unless another is asked for. Formulas are not run: what counts is the value that
// was last stored with them.
import { posix } from 'node:path';
import { notReadable, type TableLimits, tooLarge } from './table-limits';
import { numberText, readMeanings } from './xlsx-numbers';
import { openXlsx, type XlsxParts } from './xlsx-parts';

interface Relation {
  readonly id: string;
  /** The last word of its type, such as `worksheet`; the rest differs between two editions of the format. */
  readonly type: string;
  readonly path: string;
}

const relationsOf = async (parts: XlsxParts, path: string): Promise<Relation[]> => {
  const folder = posix.dirname(path);
  const listed = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  const found: Relation[] = [];
  await parts.read(listed, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      if (id === undefined || type === undefined || target === undefined) return;
      const inside = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: inside });
    },
  });
  return found;
};

/** `_x000D_` is how the format writes what XML cannot hold. */
const plain = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

const sharedTexts = async (parts: XlsxParts, path: string | null): Promise<string[]> => {
  const texts: string[] = [];
  if (path === null || !parts.has(path)) return texts;
  let pieces: string[] = [];
  let isText = false;
  let isPhonetic = false;
  await parts.read(path, {
    open: (name) => {
      if (name === 'si') pieces = [];
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    text: (text) => {
      if (isText) pieces.push(text);
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(plain(pieces.join('')));
    },
  });
  return texts;
};

/** Place of a cell's column, 0 for A; null for what is no address. */
const columnOf = (address: string | undefined): number | null => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

interface Workbook {
  /** Names of the sheets one can see, in their order. */
  readonly sheets: readonly string[];
  /** Path of the part that holds the sheet, and its name. */
  readonly sheet: string;
  readonly sheetName: string;
  readonly since1904: boolean;
  readonly texts: readonly string[];
  readonly meanings: Awaited<ReturnType<typeof readMeanings>>;
}

/** Excel allows fewer; a bomb has millions. */
const MOST_SHEETS = 1000;

const readWorkbook = async (parts: XlsxParts, wanted: string | null): Promise<Workbook> => {
  const main = (await relationsOf(parts, '')).find((one) => one.type === 'officeDocument');
  if (main === undefined) throw notReadable('It is no workbook.');
  const relations = await relationsOf(parts, main.path);
  const all: { name: string; id: string | undefined; isVisible: boolean }[] = [];
  let since1904 = false;
  await parts.read(main.path, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        if (all.length === MOST_SHEETS) throw notReadable('It has too many sheets for a workbook.');
        const id = Object.entries(attributes).find(([key]) => /^.+:id$/.test(key))?.[1];
        const isVisible = (attributes['state'] ?? 'visible') === 'visible';
        all.push({ name: attributes['name'] ?? '', id, isVisible });
      }
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  const pathOf = (type: string) => relations.find((one) => one.type === type)?.path ?? null;
  const visible = all.filter((one) => one.isVisible);
  // Whoever asks for one by its name gets it, hidden or not.
  const chosen = wanted === null ? visible[0] : all.find((one) => one.name === wanted);
  const sheet = relations.find((one) => one.type === 'worksheet' && one.id === chosen?.id)?.path;
  if (chosen === undefined || sheet === undefined) throw notReadable('It has no sheet with a table.');
  const texts = await sharedTexts(parts, pathOf('sharedStrings'));
  const meanings = await readMeanings(parts, pathOf('styles'));
  const sheets = visible.map((one) => one.name);
  return { sheets, sheet, sheetName: chosen.name, since1904, texts, meanings };
};

const valueText = (type: string, style: string, stored: string, book: Workbook): string => {
  if (type === 's') return book.texts[Number(stored)] ?? '';
  if (type === 'b') return stored === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n') return numberText(stored, book.meanings[Number(style)] ?? 'number', book.since1904);
  return plain(stored);
};

/** Cells drawn as one; all ends count from 0 and belong to it. Only the first cell holds text. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface XlsxSheet {
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** As the spreadsheet numbers them; empty ones in between are empty lists. */
  readonly rows: string[][];
  readonly merges: readonly MergedCells[];
  /** Days are counted from 1904, not from 1900. */
  readonly since1904: boolean;
}

/** Excel would draw more; no list of people has them. */
const MOST_MERGES = 50_000;

const mergeOf = (reference: string | undefined): MergedCells | null => {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '');
  if (found === null) return null;
  const [, leftName = '', first = '', rightName = '', last = ''] = found;
  const left = columnOf(`${leftName}1`) ?? 0;
  const right = columnOf(`${rightName}1`) ?? 0;
  const [top, bottom] = [Number(first) - 1, Number(last) - 1];
  return top < 0 || bottom < top || right < left ? null : { top, bottom, left, right };
};

/**
 * The sheet of that name; null is the first one.
 * @throws UserError table.not-readable (also: no such sheet), table.too-large
 */
export const xlsxSheet = async (
  bytes: Uint8Array,
  limits: TableLimits,
  wanted: string | null,
): Promise<XlsxSheet> => {
  const parts = await openXlsx(bytes, limits);
  const book = await readWorkbook(parts, wanted);
  const rows: string[][] = [];
  const merges: MergedCells[] = [];
  let row = 0;
  let column = -1;
  let type = 'n';
  let style = '0';
  let pieces: string[] = [];
  let isValue = false;
  let isPhonetic = false;
  const keep = (text: string): void => {
    if (text === '') return;
    if (row > limits.rows + 1) throw tooLarge(limits, 'rows');
    if (column >= limits.columns) throw tooLarge(limits, 'columns');
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  await parts.read(book.sheet, {
    open: (name, attributes) => {
      if (name === 'row') {
        const stated = Number(attributes['r'] ?? row + 1);
        if (!Number.isSafeInteger(stated) || stated <= row) throw notReadable('Its rows are out of order.');
        row = stated;
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'] ?? 'n';
        style = attributes['s'] ?? '0';
        pieces = [];
      } else if (name === 'rPh') isPhonetic = true;
      else if (name === 'v' || name === 't') isValue = row > 0 && !isPhonetic;
      else if (name === 'mergeCell') {
        const merge = mergeOf(attributes['ref']);
        if (merges.length === MOST_MERGES) throw notReadable('It has too many merged cells for a list.');
        if (merge !== null) merges.push(merge);
      }
    },
    text: (text) => {
      if (isValue) pieces.push(text);
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && row > 0) keep(valueText(type, style, pieces.join(''), book));
    },
  });
  return { sheets: book.sheets, sheet: book.sheetName, rows, merges, since1904: book.since1904 };
};

/** Whether it has a sheet of this name, hidden or not. Throws table.not-readable for what is no workbook. */
export const hasXlsxSheet = async (
  bytes: Uint8Array,
  limits: TableLimits,
  name: string,
): Promise<boolean> => {
  const parts = await openXlsx(bytes, limits);
  let isThere = false;
  const main = (await relationsOf(parts, '')).find((one) => one.type === 'officeDocument');
  if (main === undefined) throw notReadable('It is no workbook.');
  await parts.read(main.path, {
    open: (element, attributes) => {
      isThere ||= element === 'sheet' && attributes['name'] === name;
    },
  });
  return isThere;
};

/** The rows of the first sheet. Throws as xlsxSheet. */
export const xlsxCells = async (bytes: Uint8Array, limits: TableLimits): Promise<string[][]> =>
  (await xlsxSheet(bytes, limits, null)).rows;
