// Calls that make a redacted version of a file of evidence: the original stays as it is, sealed; the new
// version names its hash. What is covered is not in the new file, in no layer of it.
import { z } from 'zod';
import { EvidenceDetail, VersionFacts } from '../domain/evidence';
import { EvidenceId } from '../ids';
import { engine } from './call';

const fraction = z.number().min(0).max(1);
/** In fractions of the page's width and height, from the top left. */
export const RedactedArea = z.strictObject({
  page: z.number().int().min(1),
  left: fraction,
  top: fraction,
  width: fraction,
  height: fraction,
});
export type RedactedArea = z.infer<typeof RedactedArea>;

/** Within a line: a text that goes over its end is two. */
export const RedactedWord = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\r\n]*$/);

const what = { id: EvidenceId, version: z.number().int().min(1), position: z.number().int().min(1) };
/** All of it goes to the auditor. */
const says = {
  reason: z.string().trim().min(1).max(2000),
  /** Left out: the title of the version it is made from. */
  title: VersionFacts.shape.title.optional(),
  /** With the ending of what it becomes. Left out: the original's name, marked as redacted. */
  fileName: z.string().min(1).max(255).optional(),
};

export const redactionCalls = {
  /** One page of the original as the reader frame drew it, a PNG; kept in memory until all are there. */
  drawPage: engine(
    'command',
    z.strictObject({
      ...what,
      page: z.number().int().min(1).max(2000),
      pages: z.number().int().min(1).max(2000),
      png: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 200 * 2 ** 20),
      /** How large the page is on paper; null for a picture. 14,400 is the format's own limit. */
      points: z
        .strictObject({ width: z.number().positive().max(14_400), height: z.number().positive().max(14_400) })
        .nullable(),
    }),
    z.strictObject({ drawn: z.number().int() }),
  ),
  /** Covers the areas in the drawn pages and stores the outcome: a PNG for a picture, a PDF of pictures for a PDF. */
  ofPages: engine(
    'command',
    z.strictObject({ ...what, areas: z.array(RedactedArea).min(1).max(5000), ...says }),
    EvidenceDetail,
  ),
  /** A table as it is read when its columns are covered: the first rows and columns. `sheet`: null for the first. */
  lookAtTable: engine(
    'query',
    z.strictObject({ ...what, sheet: z.string().max(200).nullable() }),
    z.strictObject({
      /** Empty for a CSV. */
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      columnCount: z.number().int(),
      /** With more cells than the head: in them all goes from the first of the columns on. */
      longerRows: z.number().int(),
      rows: z.array(z.array(z.string())),
    }),
  ),
  /**
   * CSV and XLSX: the cells of these columns (from 1) are replaced; the head stays unless `withHead`. An XLSX
   * becomes a new workbook with the values of its visible sheets and nothing else. `sheet`: null for the first.
   */
  ofColumns: engine(
    'command',
    z.strictObject({
      ...what,
      sheet: z.string().max(200).nullable(),
      columns: z.array(z.number().int().min(1).max(16_384)).min(1),
      withHead: z.boolean(),
      /** Covers no more than the columns also in rows that are longer than the head; left out: no. */
      onlyColumns: z.boolean().optional(),
      ...says,
    }),
    EvidenceDetail,
  ),
  /** Text-like files: every occurrence of these texts is replaced, by default in any letter case. */
  ofWords: engine(
    'command',
    z.strictObject({
      ...what,
      words: z.array(RedactedWord).min(1).max(200),
      matchCase: z.boolean(),
      ...says,
    }),
    EvidenceDetail,
  ),
  /** How often each of these texts occurs, for whoever looks before storing. */
  countWords: engine(
    'query',
    z.strictObject({ ...what, words: z.array(RedactedWord).min(1).max(200), matchCase: z.boolean() }),
    z.strictObject({ counts: z.array(z.number().int()), places: z.number().int() }),
  ),
  /** Forgets drawn pages that nobody wants any more. */
  discard: engine('command', z.strictObject({}), z.strictObject({})),
} as const;
