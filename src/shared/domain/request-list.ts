// A firm's list and an auditor's answer as they come in: how they are read, and what each row of them would change. Nothing
// here is stored but the mapping.
import { z } from 'zod';
import { PackageId, PopulationId, RequestId, Sha256 } from '../ids';
import { AuditorStatus, RequestKind, RequestPriority } from './request';

export const LIST_FIELDS = [
  'reference',
  'wording',
  'title',
  'area',
  'kind',
  'named',
  'period',
  'periodFrom',
  'periodTo',
  'requestedOn',
  'dueOn',
  'priority',
  'owner',
  'status',
  'returnReason',
  'firmComment',
  'organizationComment',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** How one firm's list is read. Remembered for each firm. */
export const ListMapping = z.strictObject({
  /** Null: the first one, or CSV. */
  sheet: z.string().max(200).nullable(),
  /** The spreadsheet's row the head begins in, and how many rows it takes (merged heads: two or three). */
  headRow: z.number().int().min(1).max(200),
  headRows: z.number().int().min(1).max(3),
  /** By the head's text; a column that is not named is kept as an extra cell, as one that is said to be `kept`. */
  columns: z
    .array(
      z.strictObject({ column: z.string().max(300), field: z.enum([...LIST_FIELDS, 'ignored', 'kept']) }),
    )
    .max(120),
  /** Of dates written as 03/04/2026 or 03.04.2026. */
  dayFirst: z.boolean(),
  statuses: z.array(z.strictObject({ theirs: z.string().max(200), ours: AuditorStatus })).max(100),
  kinds: z.array(z.strictObject({ theirs: z.string().max(200), ours: RequestKind })).max(100),
  priorities: z.array(z.strictObject({ theirs: z.string().max(200), ours: RequestPriority })).max(50),
});
export type ListMapping = z.infer<typeof ListMapping>;

export const FieldChange = z.strictObject({ field: z.string(), before: z.string(), after: z.string() });

/** One row of the file, whatever it is: each is accounted for. */
export const ListRow = z.strictObject({
  /** As a spreadsheet counts. */
  row: z.number().int().min(1),
  what: z.enum(['new', 'changed', 'same', 'heading', 'blank', 'refused', 'conflict']),
  requestId: RequestId.nullable(),
  reference: z.string(),
  /** The wording, or the text of a heading. */
  title: z.string(),
  changes: z.array(FieldChange),
  /** Fields both sides have changed since the list went out. */
  conflicts: z.array(FieldChange.extend({ ours: z.string() })),
  /** New comments the row brings. */
  comments: z.number().int(),
  /** For a refused row: why, in words. For others what should be looked at; empty if nothing. */
  problem: z.string(),
});
export type ListRow = z.infer<typeof ListRow>;

export const ListCounts = z.strictObject({
  /** Rows of the file below its head; the sum of the others. */
  rows: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  heading: z.number().int(),
  blank: z.number().int(),
  refused: z.number().int(),
  conflict: z.number().int(),
});

export const ListLook = z.strictObject({
  sheets: z.array(z.string()),
  /** The mapping that would be used: the one given, the firm's own, or a guess. */
  mapping: ListMapping,
  from: z.enum(['given', 'remembered', 'guessed', 'our-own-list']),
  /** Heads in the order of the columns, with what stands in the first rows. */
  columns: z.array(z.strictObject({ column: z.string(), samples: z.array(z.string()) })),
  /** The top of the sheet as it is, for choosing the head's row. */
  topRows: z.array(z.array(z.string())),
  /** Words in the columns of status, kind and priority that the mapping does not translate. */
  untranslated: z.array(
    z.strictObject({
      field: z.enum(['status', 'kind', 'priority']),
      word: z.string(),
      rows: z.number().int(),
    }),
  ),
  sha256: Sha256,
});
export type ListLook = z.infer<typeof ListLook>;

export const ListImport = z.strictObject({
  rows: z.array(ListRow),
  counts: ListCounts,
  /** Requests of this engagement and firm's list that the file does not name: nothing happens to them. */
  notInFile: z.array(z.strictObject({ id: RequestId, reference: z.string(), title: z.string() })),
  sha256: Sha256,
  applied: z.boolean(),
});
export type ListImport = z.infer<typeof ListImport>;

/** What a response (a signed file of the app, or a workbook filled by hand) would change, part by part. */
export const ResponseLook = z.strictObject({
  form: z.enum(['response-file', 'workbook']),
  /** The round it answers; null for a list that was exported outside of a package. */
  answers: z.strictObject({ packageId: PackageId, round: z.number().int() }).nullable(),
  by: z.string(),
  firm: z.string(),
  madeAt: z.string(),
  signature: z.enum(['holds', 'none', 'holds-unknown-key']),
  /** Whose key it is, by the register of recipients. */
  signerName: z.string().nullable(),
  list: ListImport,
  picks: z.array(
    z.strictObject({
      populationId: PopulationId,
      title: z.string(),
      rows: z.number().int(),
      known: z.number().int(),
      problem: z.string(),
    }),
  ),
  /** Taken in before, with the same identity: there is nothing left to do. */
  isKnown: z.boolean(),
  applied: z.boolean(),
});
export type ResponseLook = z.infer<typeof ResponseLook>;
