// Calls that show what is in a file of evidence without writing it anywhere. What needs a decoder (pictures,
// PDF) is decoded in the window's reader frame from these bytes; everything else arrives as text and cells.
import { z } from 'zod';
import { EvidenceId, FileToken } from '../ids';
import { done, engine, main, nothing, reads } from './call';

/** A file of a version in the vault, or one that is about to be taken in, or one of a received package. */
export const PreviewedFile = z.union([
  z.strictObject({
    id: EvidenceId,
    /** Null for the current one. */
    version: z.number().int().min(1).nullable(),
    position: z.number().int().min(1),
  }),
  z.strictObject({ token: FileToken }),
  /** A file of the package that is open on the auditor's side, by its path below `data/`. */
  z.strictObject({ packaged: z.string().min(1).max(300) }),
]);
export type PreviewedFile = z.infer<typeof PreviewedFile>;

const head = { mediaType: z.string(), sizeBytes: z.number().int() };

/**
 * Where a page begins. The window gives back what it was given as `next`, or null for the beginning; a place
 * it made up itself (a jump into a log) is one with `line` null, and what is shown begins at the next line.
 */
export const PreviewPlace = z.strictObject({
  byte: z.number().int().nonnegative(),
  /** Lines or rows before it plus one; null when they were not counted. */
  line: z.number().int().min(1).nullable(),
});
export type PreviewPlace = z.infer<typeof PreviewPlace>;

/** A page of a file. `next` continues it, `null` at its end. */
export const PreviewPage = z.discriminatedUnion('shows', [
  z.strictObject({
    shows: z.literal('text'),
    ...head,
    /** `markdown` and `json` say how it may be laid out; it stays text. */
    as: z.enum(['text', 'markdown', 'json', 'log', 'xml']),
    text: z.string(),
    /** True when bytes had to be replaced because they are no text. */
    isRepaired: z.boolean(),
    /** The number of its first line; null after a jump. */
    firstLine: z.number().int().nullable(),
    /** Where it begins in the file. */
    at: PreviewPlace,
    next: PreviewPlace.nullable(),
  }),
  z.strictObject({
    shows: z.literal('table'),
    ...head,
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    /** The row number of the first one, as a spreadsheet counts; null after a jump. */
    firstRow: z.number().int().nullable(),
    rows: z.array(z.array(z.string())),
    /** True when cells are too long or too many to be shown and were cut. */
    isCut: z.boolean(),
    /** True when bytes had to be replaced because they are no text. */
    isRepaired: z.boolean(),
    at: PreviewPlace,
    next: PreviewPlace.nullable(),
  }),
  z.strictObject({
    shows: z.literal('email'),
    ...head,
    headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    text: z.string(),
    /** True when the text was too long to be shown and was cut. */
    isCut: z.boolean(),
    /** Shown in a frame without script and network, never in the page; null without one. */
    html: z.string().nullable(),
    attachments: z.array(
      z.strictObject({ name: z.string(), mediaType: z.string(), sizeBytes: z.number().int() }),
    ),
  }),
  z.strictObject({
    shows: z.literal('picture'),
    ...head,
    widthPixels: z.number().int(),
    heightPixels: z.number().int(),
  }),
  z.strictObject({ shows: z.literal('pdf'), ...head }),
  z.strictObject({
    shows: z.literal('nothing'),
    ...head,
    why: z.enum(['unknown-type', 'too-large', 'password-protected', 'not-readable', 'empty', 'executable']),
  }),
]);
export type PreviewPage = z.infer<typeof PreviewPage>;

const tokensOf = (input: { readonly file: PreviewedFile }) =>
  'token' in input.file ? [reads(input.file.token)] : [];

export const previewCalls = {
  page: engine(
    'query',
    z.strictObject({
      file: PreviewedFile,
      sheet: z.string().max(200).nullable(),
      at: PreviewPlace.nullable(),
    }),
    PreviewPage,
    tokensOf,
  ),
  /** Bytes for the reader frame, at most 4 MiB a call; fewer only at the end. */
  bytes: engine(
    'query',
    z.strictObject({
      file: PreviewedFile,
      from: z.number().int().nonnegative(),
      length: z
        .number()
        .int()
        .min(1)
        .max(4 * 2 ** 20),
    }),
    z.instanceof(Uint8Array),
    tokensOf,
  ),
  /**
   * Writes a private temporary copy and has the system open it; the journal tells. Refused for programs. The
   * copy goes when the vault is locked, when the app ends, and at the next start.
   */
  openOutside: main(
    'command',
    z.strictObject({
      id: EvidenceId,
      version: z.number().int().min(1).nullable(),
      position: z.number().int().min(1),
    }),
    done,
  ),
  /** Copies that were opened outside and are still there. */
  openedOutside: main('query', nothing, z.strictObject({ count: z.number().int() })),
  removeOpened: main('command', nothing, done),
} as const;
