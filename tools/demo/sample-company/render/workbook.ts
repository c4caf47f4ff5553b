// A spreadsheet as somebody would keep it: a bold header, sensible widths, several sheets.
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

type Cell = string | number;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

// Local time on purpose: a zip stores the fields of local time, so these are the same in every zone.
const fixedTime = (): Date => new Date(2026, 0, 1, 9, 0, 0);

/** The writer stamps the zip with the clock; packed again with one fixed time, the bytes stay the same. */
const withFixedTimes = (workbook: Uint8Array): Uint8Array => {
  const files = unzipSync(workbook);
  return zipSync(
    Object.fromEntries(
      Object.keys(files)
        .sort()
        .map((name) => [name, files[name] ?? new Uint8Array()]),
    ),
    { mtime: fixedTime(), level: 6 },
  );
};

export const workbook = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const written = await writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      stickyRowsCount: 1,
      columns: sheet.columns.map(({ width }) => ({ width })),
      data: [
        sheet.columns.map(({ title }) => ({
          value: title,
          fontWeight: 'bold' as const,
          backgroundColor: '#E4ECEA',
        })),
        ...sheet.rows.map((row) => row.map((value) => ({ value, wrap: typeof value === 'string' }))),
      ],
    })),
  ).toBuffer();
  return withFixedTimes(new Uint8Array(written));
};
