// What the numbers of a workbook mean: a day is stored as a count of days, and only the format of its cell
// tells it from any other number.
import { notReadable } from './table-limits';
import type { XlsxParts } from './xlsx-parts';

/** Excel writes at most 65,490; a bomb has millions. */
const MOST_FORMATS = 65_536;

type Meaning = 'number' | 'date' | 'percent';

const meaningOfBuiltIn = (id: number): Meaning => {
  if (id === 9 || id === 10) return 'percent';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
  return isDate && id !== 48 && id !== 49 ? 'date' : 'number';
};

const meaningOfCode = (code: string): Meaning => {
  // Without quoted text, escaped characters, colours and currencies.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (/[dmyhs]/i.test(bare.replace(/general/gi, ''))) return 'date';
  return bare.includes('%') ? 'percent' : 'number';
};

/** The meaning of numbers by the number of their cell's style. */
export const readMeanings = async (parts: XlsxParts, path: string | null): Promise<readonly Meaning[]> => {
  const meanings: Meaning[] = [];
  if (path === null || !parts.has(path)) return meanings;
  const codes = new Map<number, string>();
  let isInCells = false;
  await parts.read(path, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) {
        const id = Number(attributes['numFmtId'] ?? '0');
        const code = codes.get(id);
        if (meanings.length === MOST_FORMATS)
          throw notReadable('It has more formats of cells than Excel allows.');
        meanings.push(code === undefined ? meaningOfBuiltIn(id) : meaningOfCode(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return meanings;
};

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The last day of the year 9999 in Excel's count. */
const LAST_DAY = 2_958_465;

/** A stored number as text: a day as YYYY-MM-DD, 0.5 in a cell that shows percent as 50%. */
export const numberText = (stored: string, meaning: Meaning, since1904: boolean): string => {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored;
  if (meaning === 'percent') return `${String(Number((number * 100).toPrecision(12)))}%`;
  if (meaning === 'number' || number < 1 || number > LAST_DAY) return String(number);
  const instant = new Date((since1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(number * DAY)).toISOString();
  return Number.isInteger(number) ? instant.slice(0, 10) : instant.slice(0, 19);
};
