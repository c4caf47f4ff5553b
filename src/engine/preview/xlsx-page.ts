// A page of one sheet of a workbook. The file is read anew for each page, within the limits every table has.
import type { PreviewPage, PreviewPlace } from '../../shared/calls/preview';
import { UserError } from '../../shared/errors';
import { USUAL_LIMITS, xlsxSheet } from '../tables';
import { TABLE_LIMITS } from './csv-page';
import type { Previewed } from './open-previewed';
import { showsNothing } from './shows-nothing';

/** A list to be looked at may be longer than one that is to be worked with. */
const LIMITS = { ...USUAL_LIMITS, fileBytes: 2 * USUAL_LIMITS.fileBytes, rows: 100_000 };

const shown = (cell: string): string =>
  cell.length > TABLE_LIMITS.cellCharacters ? `${cell.slice(0, TABLE_LIMITS.cellCharacters)}…` : cell;

/** Null is the beginning. Throws what reading the file throws. */
export const xlsxPage = async (
  file: Previewed,
  wanted: string | null,
  place: PreviewPlace | null,
): Promise<PreviewPage> => {
  if (file.sizeBytes > LIMITS.fileBytes) return showsNothing(file, 'too-large');
  try {
    const bytes = await file.read(0, file.sizeBytes);
    const { sheets, sheet, rows } = await xlsxSheet(bytes, LIMITS, wanted);
    const firstRow = place?.line ?? 1;
    const part = rows.slice(firstRow - 1, firstRow - 1 + TABLE_LIMITS.rows);
    const after = firstRow + part.length;
    return {
      shows: 'table',
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sheets: [...sheets],
      sheet,
      firstRow,
      rows: part.map((cells) => cells.slice(0, TABLE_LIMITS.columns).map(shown)),
      isCut: part.some(
        (cells) =>
          cells.length > TABLE_LIMITS.columns ||
          cells.some((cell) => cell.length > TABLE_LIMITS.cellCharacters),
      ),
      isRepaired: false,
      at: { byte: 0, line: firstRow },
      next: after > rows.length ? null : { byte: 0, line: after },
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'table.too-large') return showsNothing(file, 'too-large');
    if (error.code === 'table.not-readable') return showsNothing(file, 'not-readable');
    throw error;
  }
};
