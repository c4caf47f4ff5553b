// The cells of the first sheet of an XLSX file as text. Formulas are not run: what counts is the value that
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
  readonly sheet: string;
  readonly since1904: boolean;
  readonly texts: readonly string[];
  readonly meanings: Awaited<ReturnType<typeof readMeanings>>;
}

const readWorkbook = async (parts: XlsxParts): Promise<Workbook> => {
  const main = (await relationsOf(parts, '')).find((one) => one.type === 'officeDocument');
  if (main === undefined) throw notReadable('It is no workbook.');
  const relations = await relationsOf(parts, main.path);
  let firstSheet: string | undefined;
  let since1904 = false;
  await parts.read(main.path, {
    open: (name, attributes) => {
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible')
        firstSheet ??= Object.entries(attributes).find(([key]) => /^.+:id$/.test(key))?.[1];
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  const pathOf = (type: string) => relations.find((one) => one.type === type)?.path ?? null;
  const sheet = relations.find((one) => one.type === 'worksheet' && one.id === firstSheet)?.path;
  if (sheet === undefined) throw notReadable('It has no sheet with a table.');
  const texts = await sharedTexts(parts, pathOf('sharedStrings'));
  return { sheet, since1904, texts, meanings: await readMeanings(parts, pathOf('styles')) };
};

const valueText = (type: string, style: string, stored: string, book: Workbook): string => {
  if (type === 's') return book.texts[Number(stored)] ?? '';
  if (type === 'b') return stored === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n') return numberText(stored, book.meanings[Number(style)] ?? 'number', book.since1904);
  return plain(stored);
};

/**
 * Rows are as the spreadsheet numbers them; empty ones in between are empty lists.
 * @throws UserError table.not-readable, table.too-large
 */
export const xlsxCells = async (bytes: Uint8Array, limits: TableLimits): Promise<string[][]> => {
  const parts = await openXlsx(bytes, limits);
  const book = await readWorkbook(parts);
  const rows: string[][] = [];
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
  return rows;
};
