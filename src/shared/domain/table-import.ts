// What reading a CSV or XLSX file in would change, row by row, before anything is changed.
import { z } from 'zod';

/** The window applies only what somebody has seen the preview of. */
export const isPreviewed = (input: { readonly apply: boolean; readonly sha256: string | null }): boolean =>
  !input.apply || input.sha256 !== null;
export const NOT_PREVIEWED = 'a table is applied by the SHA-256 of its preview';

export const ImportRow = z.strictObject({
  /** As a spreadsheet counts: the first line under the head is 2. */
  row: z.number().int().min(2),
  /** The number or name it is about; null for something new. */
  subject: z.string().nullable(),
  title: z.string(),
  change: z.enum(['add', 'change', 'same', 'refused']),
  fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  /** For a refused row: what is wrong with it, in words. */
  problem: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const TableImport = z.strictObject({
  rows: z.array(ImportRow),
  counts: z.strictObject({
    add: z.number().int(),
    change: z.number().int(),
    same: z.number().int(),
    refused: z.number().int(),
  }),
  /** Columns of the file that nothing is read from. */
  unknownColumns: z.array(z.string()),
  /** What of the file is left out or read differently, in sentences for people; absent where nothing is. */
  told: z.array(z.string()).optional(),
  /** SHA-256 of the file: what is applied is what was previewed, or it is refused. */
  sha256: z.string(),
  applied: z.boolean(),
});
export type TableImport = z.infer<typeof TableImport>;
